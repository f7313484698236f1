package cn.shishi.lab;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import cn.shishi.Attack;
import cn.shishi.Canary;
import cn.shishi.OnTheEngine;
import cn.shishi.platform.QueryGuard;
import cn.shishi.platform.Refusal;
import cn.shishi.type.Bundle;
import cn.shishi.type.ModelCheck;
import cn.shishi.workbook.WorkbookReader;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.el.ExpressionManager;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/**
 * Everything that reads what people hand in answers to whatever it is given with its own words: taken, found wrong, refused. Nothing of
 * it runs, is fetched or takes long. For {@code -Dfuzz.seconds} from {@code -Dfuzz.seed} on.
 */
@OnTheEngine
@Tag("lab")
class FuzzTest {

    private static final long SECONDS = Long.getLong("fuzz.seconds", 60);
    private static final long SEED = Long.getLong("fuzz.seed", 1);
    private static final ObjectMapper JSON = new ObjectMapper();

    @Autowired
    ModelCheck check;

    @Autowired
    ProcessEngine engine;

    @TempDir
    Path folder;

    private final Map<String, Long> inputs = new LinkedHashMap<>();
    private Mutator chance;
    private byte[] now;

    private interface Target {
        void read(byte[] spoiled) throws Exception;
    }

    @Test
    void whateverIsHandedInIsAnsweredInItsOwnWords() throws Exception {
        ((Logger) LoggerFactory.getLogger(QueryGuard.class)).setLevel(Level.OFF);
        Attack.clear();
        List<Path> before = below(Path.of(System.getProperty("java.io.tmpdir")));
        try (Canary canary = new Canary()) {
            chance = new Mutator(SEED, words(canary.url()));
            List<byte[]> models = files(Path.of("bpmn"));
            List<byte[]> forms = files(Path.of("forms"));
            byte[] survey = Files.readAllBytes(Path.of("bpmn/survey.bpmn"));
            byte[] signOff = Files.readAllBytes(Path.of("forms/sign-off.form"));
            byte[] book = new Books(folder).small();
            fuzz("models", 35, models, model -> check.findings(new Bundle(Map.of("bpmn/survey.bpmn", model, "forms/sign-off.form", signOff))));
            fuzz("forms", 15, forms, form -> check.findings(new Bundle(Map.of("bpmn/survey.bpmn", survey, "forms/survey.form", form, "forms/sign-off.form", signOff))));
            fuzz("workbooks as they are", 10, List.of(book), file -> WorkbookReader.read(Files.write(folder.resolve("book.xlsx"), file)));
            fuzz("parts of workbooks", 20, new Books(folder).parts(book), part -> WorkbookReader.read(Files.write(folder.resolve("book.xlsx"), new Books(folder).with(book, chance, part))));
            fuzz("questions", 10, questions(), this::question);
            fuzz("expressions", 10, List.of(bytes("${approved}"), bytes("#{ finished }"), bytes(Attack.EXPRESSION), bytes("${a.b}"), bytes("文字")), this::expression);
            assertThat(canary.visits()).hasValue(0);
        }
        System.out.println("inputs " + inputs + ", together " + inputs.values().stream().mapToLong(n -> n).sum());
        assertThat(Attack.ran()).isFalse();
        assertThat(below(Path.of(System.getProperty("java.io.tmpdir")))).as("files left in the temporary folder").hasSizeLessThanOrEqualTo(before.size() + 2);
    }

    private void fuzz(String what, int share, List<byte[]> good, Target target) {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS) * share / 100;
        long count = 0;
        for (; System.nanoTime() < until; count++) {
            now = chance.spoiled(chance.one(good), chance.one(good));
            long started = System.nanoTime();
            try {
                target.read(now);
            } catch (Refusal declared) {
                assertThat(declared.getMessage()).doesNotContain("Exception");
            } catch (Throwable other) {
                keep(what);
                throw new AssertionError(what + " " + count + ": " + other, other);
            }
            if (System.nanoTime() - started > TimeUnit.SECONDS.toNanos(5)) {
                keep(what);
                throw new AssertionError(what + " " + count + " took " + (System.nanoTime() - started) / 1_000_000 + " ms");
            }
        }
        inputs.put(what, count);
    }

    /** What is let through holds no code, though it be read as the engine reads it: as text, and only the first value of it. */
    private void question(byte[] body) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/camunda/api/engine/engine/default/task");
        request.setServletPath("/camunda/api/engine");
        request.setContentType("application/json");
        request.setContent(body);
        MockHttpServletResponse response = new MockHttpServletResponse();
        MockFilterChain engine = new MockFilterChain();
        new QueryGuard().doFilter(request, response, engine);
        if (engine.getRequest() == null) {
            assertThat(response.getStatus()).isIn(400, 413);
            return;
        }
        try {
            assertThat(code(JSON.readTree(new String(body, StandardCharsets.UTF_8)))).as(new String(body, StandardCharsets.UTF_8)).isFalse();
        } catch (JsonProcessingException noJson) {
            assertThat(body).as("let through though it is no JSON").isEmpty();
        }
    }

    private static boolean code(JsonNode node) {
        List<String> keys = new ArrayList<>();
        node.fieldNames().forEachRemaining(keys::add);
        boolean found = keys.stream().anyMatch(key -> key.endsWith("Expression") || key.equals("objectTypeName"));
        for (JsonNode child : node) {
            found |= code(child);
        }
        return found;
    }

    private void expression(byte[] text) {
        String expression = new String(text, StandardCharsets.UTF_8);
        ExpressionManager expressions = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getExpressionManager();
        expressions.createExpression(expression);
        assertThat(expression).as("taken").matches("(?s)(?:(?![$#]\\{).)*|[$#]\\{\\s*[A-Za-z_]\\w*\\s*}");
    }

    private static List<byte[]> questions() {
        return Stream.of("{\"nameLike\":\"%a%\",\"sorting\":[{\"sortBy\":\"dueDate\",\"sortOrder\":\"asc\"}]}", "{\"orQueries\":[{\"dueAfterExpression\":\"${now()}\"}]}",
                "{\"processVariables\":[{\"name\":\"x\",\"operator\":\"eq\",\"value\":{\"objectTypeName\":\"java.net.URL\"}}]}", "[{\"a\":[1,2.5e3,true,null]}]").map(FuzzTest::bytes).toList();
    }

    private static List<String> words(String address) {
        return List.of("<!DOCTYPE x SYSTEM \"" + address + "\">", "<!ENTITY x \"y\">", "&x;", "&#36;{", Attack.EXPRESSION, " camunda:class=\"" + Attack.Marker.class.getName() + "\" ", " xsi:schemaLocation=\"urn:x " + address
                + "\" ", "<bpmn:scriptTask id=\"q\" scriptFormat=\"juel\"><bpmn:script>" + Attack.EXPRESSION + "</bpmn:script></bpmn:scriptTask>", "<camunda:script scriptFormat=\"groovy\">1</camunda:script>",
                "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"" + address + "\"/>", "dueAfterExpression", "\\u0045xpression", "\"orQueries\":[{", "}]", "\"", "'", "<", ">", "</", "/>", "{", "}", "[", "]", ":", ",",
                "\u0000", "\ufeff", "\ud83d\ude00", "-1", "99999999999999999999", "1e999", "null", "true", "\"key\":", "\"type\":", "\"properties\":", "\"fact\":\"measure\"", "name=\"kind\" value=\"phase\"", "id=\"start\"", "sourceRef=\"start\"",
                "targetRef=\"start\"", "default=\"start\"", "r=\"A1\"", "<c r=\"XFD1048576\" t=\"s\"><v>-1</v></c>", "t=\"s\"", "<v>1e400</v>", "../../x", "%s%n", "$1", "\\", "\r\n", "a".repeat(3000));
    }

    private static List<byte[]> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.sorted().map(file -> {
                try {
                    return Files.readAllBytes(file);
                } catch (IOException unreadable) {
                    throw new java.io.UncheckedIOException(unreadable);
                }
            }).toList();
        }
    }

    private static List<Path> below(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.getFileName().toString().startsWith("poi")).toList();
        }
    }

    private void keep(String what) {
        try {
            System.out.println("kept: " + Files.write(Files.createTempFile("fuzz-" + what.replace(' ', '-'), ""), now));
        } catch (IOException unkept) {
            System.out.println("not kept: " + Arrays.toString(now));
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The demo's list, made small, and its parts. */
    private record Books(Path folder) {

        private static final List<String> PARTS = List.of("[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml", "xl/sharedStrings.xml", "xl/worksheets/sheet1.xml");

        byte[] small() throws IOException {
            Map<String, byte[]> parts = unpacked(Files.readAllBytes(Path.of("src/main/resources/demo/caojiadu-2020.xlsx")));
            for (String sheet : List.of("xl/worksheets/sheet3.xml", "xl/worksheets/sheet4.xml")) {
                parts.put(sheet, parts.get("xl/worksheets/sheet2.xml"));
            }
            return packed(parts);
        }

        List<byte[]> parts(byte[] book) throws IOException {
            Map<String, byte[]> parts = unpacked(book);
            return PARTS.stream().map(parts::get).toList();
        }

        byte[] with(byte[] book, Mutator chance, byte[] part) throws IOException {
            Map<String, byte[]> parts = unpacked(book);
            String text = new String(part, StandardCharsets.ISO_8859_1);
            String name = PARTS.stream().filter(p -> text.contains(switch (p) {
                case "[Content_Types].xml" -> "<Types";
                case "xl/workbook.xml" -> "<workbook";
                case "xl/styles.xml" -> "<styleSheet";
                case "xl/sharedStrings.xml" -> "<sst";
                case "xl/worksheets/sheet1.xml" -> "<worksheet";
                default -> "<Relationships";
            })).findFirst().orElseGet(() -> chance.one(PARTS));
            parts.put(name.equals("_rels/.rels") && chance.upTo(2) == 0 ? "xl/_rels/workbook.xml.rels" : name, part);
            return packed(parts);
        }

        private static Map<String, byte[]> unpacked(byte[] book) throws IOException {
            Map<String, byte[]> parts = new LinkedHashMap<>();
            try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(book))) {
                for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                    parts.put(entry.getName(), in.readAllBytes());
                }
            }
            return parts;
        }

        private static byte[] packed(Map<String, byte[]> parts) throws IOException {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (ZipOutputStream zip = new ZipOutputStream(out)) {
                zip.setLevel(1);
                for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                    zip.putNextEntry(new ZipEntry(part.getKey()));
                    zip.write(part.getValue());
                }
            }
            return out.toByteArray();
        }
    }
}
