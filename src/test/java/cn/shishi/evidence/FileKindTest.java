package cn.shishi.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a file is depends on what is in it, and its name has to say the same. */
class FileKindTest {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private static final String PDF = "%PDF-1.4\n%%EOF\n";
    private static final String[] DOCX = {"[Content_Types].xml", "word/document.xml"};

    @TempDir
    Path folder;

    @Test
    void eachKindThatIsTakenIsKnownByContentAndName() throws IOException {
        assertThat(kind("a.pdf", PDF.getBytes())).isEqualTo("application/pdf");
        assertThat(kind("a.JPG", bytes(0xFF, 0xD8, 0xFF, 0xE0, 0, 16, 'J', 'F', 'I', 'F', 0))).isEqualTo("image/jpeg");
        assertThat(kind("a.jpeg", bytes(0xFF, 0xD8, 0xFF, 0xE1, 0, 16, 'E', 'x', 'i', 'f', 0))).isEqualTo("image/jpeg");
        assertThat(kind("a.png", bytes(0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13))).isEqualTo("image/png");
        assertThat(kind("a.mp4", bytes(0, 0, 0, 24, 'f', 't', 'y', 'p', 'm', 'p', '4', '2', 0, 0, 0, 0))).isEqualTo("video/mp4");
        assertThat(kind("a.docx", zip(DOCX))).endsWith("wordprocessingml.document");
        assertThat(kind("a.xlsx", zip("[Content_Types].xml", "xl/workbook.xml"))).endsWith("spreadsheetml.sheet");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.html", "a.svg", "a.jpg", "a.pdf.html", "a.exe", "a.zip", "a.docm", "a", "pdf", "pdf.", "a.pdf ", "a.docx"})
    void aPaperUnderAnotherNameIsNotTaken(String name) throws IOException {
        assertThat(kind(name, PDF.getBytes())).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html><script>alert(1)</script></html>", "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><x>&a;</x>",
            "MZ\u0090\u0000", "#!/bin/sh\nid\n", "PK\u0003\u0004", "\u0000", "GIF89a"})
    void whatIsSomethingElseIsNotTakenUnderAnyName(String content) throws IOException {
        for (String ending : new String[] {"pdf", "jpg", "png", "mp4", "docx", "xlsx"}) {
            assertThat(kind("a." + ending, content.getBytes(StandardCharsets.ISO_8859_1))).as(ending).isNull();
        }
    }

    @Test
    void anArchiveIsNotADocumentAndADocumentHasNoMacros() throws IOException {
        assertThat(kind("a.docx", zip("evil.html"))).isNull();
        assertThat(kind("a.docx", zip("[Content_Types].xml", "xl/workbook.xml"))).isNull();
        assertThat(kind("a.docx", zip("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"))).isNull();
        assertThat(kind("a.docx", zip(IntStream.range(0, 2001).mapToObj(i -> i < 2 ? DOCX[i] : "x" + i).toArray(String[]::new)))).isNull();
    }

    @Test
    void anArchiveBombIsRefusedWithoutUnpackingIt() throws IOException {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bomb)) {
            for (String part : DOCX) {
                zip.putNextEntry(new ZipEntry(part));
                zip.write(new byte[52 * 1024 * 1024]);
            }
        }
        assertThat(bomb.size()).isLessThan(1024 * 1024);
        long begun = THREADS.getCurrentThreadCpuTime();
        assertThat(kind("a.docx", bomb.toByteArray())).isNull();
        assertThat((THREADS.getCurrentThreadCpuTime() - begun) / 1_000_000).as("ms of CPU").isLessThan(2000);
    }

    private String kind(String name, byte[] content) throws IOException {
        return FileKind.of(Files.write(Files.createTempFile(folder, "f", ".part"), content), name);
    }

    private static byte[] bytes(int... all) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int b : all) {
            bytes.write(b);
        }
        return bytes.toByteArray();
    }

    private static byte[] zip(String... parts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String part : parts) {
                zip.putNextEntry(new ZipEntry(part));
                zip.write("<x/>".getBytes());
            }
        }
        return bytes.toByteArray();
    }
}
