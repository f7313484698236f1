package cn.shishi.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.shishi.Canary;
import cn.shishi.TypeFiles;
import cn.shishi.platform.Refusal;
import cn.shishi.workbook.WorkbookReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What XML can do to whoever reads it, tried on every reader of files that people hand in; the readers themselves hold, whatever checks stand before them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class XmlAttackTest {

    private static final String SECRET = "not for anybody";
    /** The parts of a workbook of which each is read as XML. */
    private static final List<String> PARTS = List.of("[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml", "xl/sharedStrings.xml", "xl/worksheets/sheet1.xml",
            "docProps/core.xml");

    private Path folder;
    private Canary canary;
    private byte[] book;

    /** @param refused whether it must be refused; else it may be read as if it were not there */
    record Payload(String name, boolean refused, Function<String, String> into) {
        @Override
        public String toString() {
            return name;
        }
    }

    @BeforeAll
    void opened(@TempDir Path given) throws IOException {
        folder = given;
        canary = new Canary();
        Files.writeString(folder.resolve("secret.txt"), SECRET);
        try (Stream<Path> demo = Files.list(Path.of("src/main/resources/demo"))) {
            book = Files.readAllBytes(demo.filter(f -> f.toString().endsWith(".xlsx")).sorted().findFirst().orElseThrow());
        }
    }

    @AfterAll
    void closed() throws IOException {
        canary.close();
    }

    Stream<Payload> payloads() {
        String url = canary.url();
        String file = folder.resolve("secret.txt").toUri().toString();
        String lol = "<!ENTITY a0 \"lol\">" + Stream.iterate(1, i -> i + 1).limit(9).map(i -> "<!ENTITY a" + i + " \"" + ("&a" + (i - 1) + ";").repeat(10) + "\">").reduce("", String::concat);
        return Stream.of(
                doctype("a file", "<!ENTITY x SYSTEM \"" + file + "\">", "&x;"),
                doctype("an address", "<!ENTITY x SYSTEM \"" + url + "x\">", "&x;"),
                doctype("a parameter", "<!ENTITY % p SYSTEM \"" + url + "p.dtd\"> %p;", "x"),
                doctype("billion laughs", lol, "&a9;"),
                doctype("quadratic", "<!ENTITY x \"" + "x".repeat(50_000) + "\">", "&x;".repeat(20_000)),
                new Payload("document type elsewhere", true, xml -> head(xml, "<!DOCTYPE x SYSTEM \"" + url + "x.dtd\">")),
                new Payload("inclusion", false, xml -> inside(xml, "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"" + url + "i\" parse=\"text\"/>")),
                new Payload("schema elsewhere", false, xml -> attribute(xml, "xmlns:xs9=\"http://www.w3.org/2001/XMLSchema-instance\" xs9:schemaLocation=\"http://www.omg.org/spec/BPMN/20100524/MODEL " + url
                        + "s.xsd\" xs9:noNamespaceSchemaLocation=\"" + url + "n.xsd\"")),
                new Payload("style sheet", false, xml -> head(xml, "<?xml-stylesheet type=\"text/xsl\" href=\"" + url + "s.xsl\"?>")));
    }

    Stream<Arguments> workbooks() {
        return payloads().flatMap(payload -> PARTS.stream().map(part -> Arguments.of(payload, part)));
    }

    /** So that no visit means something. */
    @Test
    void aReaderThatIsNotGuardedGoesThere() throws Exception {
        String xml = payloads().filter(p -> p.name.equals("an address")).findFirst().orElseThrow().into.apply("<?xml version=\"1.0\"?>\n<x>x</x>");
        try {
            DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException nothingThere) {
            // It asked, and was not answered
        }
        await().until(() -> canary.visits().getAndSet(0) > 0);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("payloads")
    void aModelIsReadByNothingItNames(Payload payload) {
        byte[] model = payload.into.apply(TypeFiles.of("attack", "攻击").model()).getBytes(StandardCharsets.UTF_8);
        harmless(payload, () -> {
            BpmnModelInstance read = new Bundle(Map.of("bpmn/attack.bpmn", model)).models().get(0);
            String words = read.getDefinitions().getTextContent();
            return ModelProfile.findings(read).isEmpty() ? words : null;
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("payloads")
    void aFormIsNoXml(Payload payload) {
        byte[] form = payload.into.apply("<?xml version=\"1.0\"?>\n<form>x</form>").getBytes(StandardCharsets.UTF_8);
        harmless(new Payload(payload.name, true, payload.into), () -> new Bundle(Map.of("forms/attack.form", form)).forms().toString());
    }

    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("workbooks")
    void aWorkbookIsReadByNothingItNames(Payload payload, String part) throws IOException {
        Path file = Files.write(folder.resolve("attack.xlsx"), changed(part, payload.into));
        // What describes the file for others is not read at all
        harmless(new Payload(payload.name, payload.refused && !part.startsWith("docProps"), payload.into), () -> WorkbookReader.read(file).toString());
    }

    private interface Reading {
        String words() throws IOException;
    }

    private void harmless(Payload payload, Reading reading) {
        canary.visits().set(0);
        long started = System.nanoTime();
        boolean refused = false;
        try {
            String words = reading.words();
            refused = words == null;
            assertThat(String.valueOf(words)).doesNotContain(SECRET);
        } catch (Refusal said) {
            assertThat(said.getMessage()).doesNotContain(SECRET, "Exception", "org.");
            refused = true;
        } catch (IOException unexpected) {
            throw new AssertionError(unexpected);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(5));
        assertThat(refused || !payload.refused).as("refused").isTrue();
        assertThat(canary.visits()).as("visits at the address it named").hasValue(0);
    }

    private static Payload doctype(String name, String entities, String text) {
        return new Payload(name, true, xml -> inside(head(xml, "<!DOCTYPE x [" + entities + "]>"), text));
    }

    private static String head(String xml, String more) {
        int end = xml.indexOf("?>") + 2;
        return xml.substring(0, end) + more + xml.substring(end);
    }

    private static String inside(String xml, String more) {
        String open = xml.contains("</") ? xml : xml.replaceFirst("<(sst)([^>]*)/>$", "<$1$2></$1>");
        int end = open.lastIndexOf("</");
        return open.substring(0, end) + more + open.substring(end);
    }

    private static String attribute(String xml, String more) {
        int root = xml.indexOf('<', xml.indexOf("?>"));
        int end = root + xml.substring(root).split("[\\s/>]", 2)[0].length();
        return xml.substring(0, end) + " " + more + xml.substring(end);
    }

    private byte[] changed(String part, Function<String, String> change) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<String> seen = new ArrayList<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(book)); ZipOutputStream zip = new ZipOutputStream(out)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                byte[] content = in.readAllBytes();
                seen.add(entry.getName());
                zip.putNextEntry(new ZipEntry(entry.getName()));
                zip.write(entry.getName().equals(part) ? change.apply(new String(content, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8) : content);
            }
        }
        assertThat(seen).contains(part);
        return out.toByteArray();
    }
}
