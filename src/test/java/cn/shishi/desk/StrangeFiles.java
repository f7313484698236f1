package cn.shishi.desk;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import cn.shishi.evidence.Pictures;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files people give by mistake or on purpose, each with what is to become of it. */
final class StrangeFiles {

    static final String SCRIPT = "<html><body><script>alert(document.cookie)</script></body></html>";
    private static final String PDF = "application/pdf";
    private static final String JPG = "image/jpeg";
    private static final String DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String NOT_TAKEN = "不能作为材料";
    private static final String EICAR = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-" + "ANTIVIRUS-TEST-FILE!$H+H*";
    private static final String MACRO = "application/vnd.ms-word.document.macroEnabled.main+xml";

    private final List<One> all = new ArrayList<>();

    /**
     * @param as the media type it is kept as, or null where it is refused
     * @param words what its name is then, or what stands in the refusal
     */
    record One(String why, String name, byte[] content, String as, String words) {}

    private StrangeFiles() {}

    static List<One> all() throws IOException {
        StrangeFiles files = new StrangeFiles();
        files.scripts();
        files.names();
        files.pictures();
        files.documents();
        files.sizes();
        return files.all;
    }

    private void scripts() throws IOException {
        String gif = "GIF89a/*" + "\0".repeat(10) + "*/=1;alert(1)//";
        String svg = "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'><script>alert(2)</script></svg>";
        refused("html as jpg", "photo.jpg", SCRIPT, NOT_TAKEN);
        refused("html", "page.html", SCRIPT, NOT_TAKEN);
        refused("svg with script", "map.svg", svg, NOT_TAKEN);
        refused("svg as png", "map.png", svg, NOT_TAKEN);
        refused("gif and javascript", "a.gif", gif, NOT_TAKEN);
        refused("gif and javascript as jpg", "a.jpg", gif, NOT_TAKEN);
        kept("pdf and html", "a.pdf", ("%PDF-1.4\n" + SCRIPT + "\n%%EOF\n").getBytes(UTF_8), PDF, "a.pdf");
        refused("pdf and html as html", "a.html", "%PDF-1.4\n" + SCRIPT, NOT_TAKEN);
        refused("html before pdf", "a.pdf", SCRIPT + "%PDF-1.4\n%%EOF", NOT_TAKEN);
        refused("program", "a.exe", "MZ\u0090\0\3\0\0\0", NOT_TAKEN);
        refused("program as pdf", "a.pdf", "MZ\u0090\0\3\0\0\0", NOT_TAKEN);
        refused("html as mp4", "a.mp4", SCRIPT, NOT_TAKEN);
        refused("external entity as docx", "a.docx", "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><x>&a;</x>", NOT_TAKEN);
        refused("EICAR", "eicar.com", EICAR, NOT_TAKEN);
        refused("EICAR as pdf", "eicar.pdf", EICAR, NOT_TAKEN);
    }

    private void names() {
        byte[] pdf = "%PDF-1.4\n%%EOF\n".getBytes(UTF_8);
        kept("path up, backwards", "..\\..\\a.pdf", pdf, PDF, "a.pdf");
        kept("path up", "../../etc/passwd.pdf", pdf, PDF, "passwd.pdf");
        kept("drive", "C:\\windows\\a.pdf", pdf, PDF, "a.pdf");
        refused("NUL", "a\0.pdf", new String(pdf, ISO_8859_1), "请求的方式或格式不对");
        refused("NUL before another ending", "a.exe\0.pdf", new String(pdf, ISO_8859_1), "请求的方式或格式不对");
        kept("200 characters", "长".repeat(196) + ".pdf", pdf, PDF, "长".repeat(196) + ".pdf");
        refused("300 characters", "长".repeat(296) + ".pdf", new String(pdf, ISO_8859_1), "过长");
        kept("written backwards", "验收\u202Efdp.pdf", pdf, PDF, "验收fdp.pdf");
        refused("a program written backwards", "验收\u202Efdp.exe", new String(pdf, ISO_8859_1), NOT_TAKEN);
        kept("two endings, the last of them true", "a.exe.pdf", pdf, PDF, "a.exe.pdf");
        refused("two endings, the last of them not", "a.pdf.exe", new String(pdf, ISO_8859_1), NOT_TAKEN);
        refused("no ending", "pdf", new String(pdf, ISO_8859_1), NOT_TAKEN);
        refused("an ending in full width", "a．pdf", new String(pdf, ISO_8859_1), NOT_TAKEN);
        kept("capitals", "A.PDF", pdf, PDF, "A.PDF");
        kept("a tag for a name", "<img src=x onerror=alert(1)>.pdf", pdf, PDF, "<img src=x onerror=alert(1)>.pdf");
        kept("a header for a name", "a%0d%0aSet-Cookie: x=1;.pdf", pdf, PDF, "a%0d%0aSet-Cookie: x=1;.pdf");
    }

    private void pictures() throws IOException {
        byte[] jpg = Pictures.byPhone(6, false);
        byte[] said = ("\u00ff\u00d8\u00ff\u00fe\0" + (char) (SCRIPT.length() + 2) + SCRIPT).getBytes(ISO_8859_1);
        kept("photograph with its place", "a.jpg", jpg, JPG, "a.jpg");
        kept("photograph and archive", "a.jpg", join(jpg, zip(Map.of("evil.html", SCRIPT))), JPG, "a.jpg");
        refused("photograph and archive as docx", "a.docx", new String(join(jpg, zip(Map.of("word/document.xml", "<x/>"))), ISO_8859_1), NOT_TAKEN);
        kept("photograph with a remark of html", "a.jpg", join(said, Arrays.copyOfRange(jpg, 2, jpg.length)), JPG, "a.jpg");
        refused("png as jpg", "a.jpg", new String(Pictures.plain("png", 20, 20), ISO_8859_1), NOT_TAKEN);
        refused("png cut off", "a.png", new String(Arrays.copyOf(Pictures.plain("png", 300, 300), 400), ISO_8859_1), "打不开");
        refused("png of 2,500,000,000 points", "a.png", new String(Pictures.bomb(50_000, 50_000), ISO_8859_1), "有50000×50000点，太大");
        kept("heic with its place", "IMG_0001.HEIC", Pictures.heic("heic"), "image/heic", "IMG_0001.HEIC");
    }

    private void documents() throws IOException {
        Map<String, String> docx = Map.of("[Content_Types].xml", "<Types/>", "word/document.xml", "<w:document/>");
        refused("docm", "a.docm", office(docx, "word/vbaProject.bin", "macro"), NOT_TAKEN);
        refused("xlsm", "a.xlsm", office(Map.of("[Content_Types].xml", "<Types/>", "xl/workbook.xml", "<workbook/>"), "xl/vbaProject.bin", "macro"), NOT_TAKEN);
        refused("docx with macros", "a.docx", office(docx, "word/vbaProject.bin", "macro"), NOT_TAKEN);
        refused("docm as docx, its macros under another name", "a.docx", office(docx, "[Content_Types].xml", "<Types><Override ContentType='" + MACRO + "'/></Types>"), NOT_TAKEN);
        refused("docx with an encrypted part", "a.docx", encrypted(docx), NOT_TAKEN);
        refused("encrypted archive", "a.zip", encrypted(docx), NOT_TAKEN);
        refused("archive as docx", "a.docx", office(Map.of("a.html", SCRIPT), "b.html", SCRIPT), NOT_TAKEN);
        kept("docx with a template elsewhere", "a.docx", office(docx, "word/_rels/settings.xml.rels", "<Relationships><Relationship TargetMode='External' "
                + "Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate' Target='http://127.0.0.1:9/evil.dotm'/></Relationships>").getBytes(ISO_8859_1), DOCX, "a.docx");
        kept("docx with DDE", "a.docx", office(docx, "word/document.xml", "<w:instrText>DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe</w:instrText>").getBytes(ISO_8859_1), DOCX, "a.docx");
        kept("docx with altChunk", "a.docx", office(docx, "word/evil.html", SCRIPT).getBytes(ISO_8859_1), DOCX, "a.docx");
        kept("xlsx with a formula", "a.xlsx", office(Map.of("[Content_Types].xml", "<Types/>", "xl/workbook.xml", "<workbook/>"),
                "xl/worksheets/sheet1.xml", "<f>WEBSERVICE(\"http://127.0.0.1:9/\")</f>").getBytes(ISO_8859_1), XLSX, "a.xlsx");
    }

    private void sizes() {
        byte[] most = Arrays.copyOf("%PDF-1.4\n".getBytes(UTF_8), 20 * 1024 * 1024);
        refused("nothing", "a.pdf", "", "是空的");
        kept("20 MB", "a.pdf", most, PDF, "a.pdf");
        refused("25 MB", "a.pdf", new String(Arrays.copyOf(most, 25 * 1024 * 1024), ISO_8859_1), "每个文件不超过 20 MB");
        refused("20 MB and one byte", "a.pdf", new String(Arrays.copyOf(most, most.length + 1), ISO_8859_1), "每个文件不超过 20 MB");
    }

    private void refused(String why, String name, String content, String words) {
        all.add(new One(why, name, content.getBytes(ISO_8859_1), null, words));
    }

    private void kept(String why, String name, byte[] content, String as, String called) {
        all.add(new One(why, name, content, as, called));
    }

    private static String office(Map<String, String> parts, String more, String with) throws IOException {
        Map<String, String> all = new LinkedHashMap<>(parts);
        all.put(more, with);
        return new String(zip(all), ISO_8859_1);
    }

    /** The flag alone: whoever reads it needs a password first. */
    private static String encrypted(Map<String, String> parts) throws IOException {
        byte[] zip = zip(parts);
        for (int i = 0; i + 8 < zip.length; i++) {
            if (zip[i] == 'P' && zip[i + 1] == 'K' && (zip[i + 2] == 3 || zip[i + 2] == 1)) {
                zip[i + (zip[i + 2] == 3 ? 6 : 8)] |= 1;
            }
        }
        return new String(zip, ISO_8859_1);
    }

    private static byte[] zip(Map<String, String> parts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String part : parts.keySet()) {
                zip.putNextEntry(new ZipEntry(part));
                zip.write(parts.get(part).getBytes(UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
