package cn.shishi.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.shishi.StreetTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.util.HtmlUtils;

/** What people type is text, whatever it looks like: on pages, in reports and in workbooks. */
class LiteralTest extends StreetTest {

    private static final List<String> TEMPLATES = List.of("${7919*7907}", "#{7919*7907}", "<#assign x=7919*7907>${x}", "{{7919*7907}}", "{{T(java.lang.Runtime).getRuntime()}}",
            "[[${7919*7907}]]", "[(${7919*7907})]", "__${7919*7907}__::.x", "*{7919*7907}", "%{7919*7907}", "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>&a;",
            "]]><xsl:value-of select=\"7919*7907\"/>&lt;&#65;", "<?xml version=\"1.0\"?><w:instrText>DDEAUTO c:\\\\cmd.exe</w:instrText>", "${''.getClass().forName('java.lang.Runtime')}");

    private static final List<String> FORMULAS = List.of("=1+1", "+1+1", "-1+1", "@SUM(1,1)", "\t=1+1", "＝1+1", "＋1+1", "－1+1", "＠SUM(1,1)", " =1+1", "{=1+1}", "=1+1\"", "'=1+1",
            "\"=1+1", "=HYPERLINK(\"http://127.0.0.1:9/\",\"点这里\")", "=WEBSERVICE(\"http://127.0.0.1:9/\")", "=cmd|' /C calc'!A0", "-2+3+cmd|' /C calc'!A0", "@cmd|' /C calc'!A0",
            "=DDE(\"soffice\";\"a\";\"b\")", "=IMPORTXML(\"http://127.0.0.1:9/\",\"//a\")", "=INDIRECT(\"A1\")", "of:=1+1", "=1+1\n=2+2", "1;=1+1", "1,=1+1", "=\u00a01+1", "%0A=1+1", "\u200b=1+1",
            "1e5", "2020-03-01", "0012", "true", "#N/A", "=TRUE()");

    @LocalServerPort
    int port;

    @TempDir
    Path folder;

    @Test
    void whatLooksLikeATemplateStandsAsItWasTyped() throws IOException {
        Typed typed = new Typed(street, TEMPLATES);
        story.seal();
        List<String> few = TEMPLATES.subList(0, 12);
        Door jingban = new Door(port, "jingban" + street.id);
        Door fenguan = new Door(port, "fenguan" + street.id);
        Door duban = new Door(port, "duban" + street.id);
        String report = "?street=" + street.id + "&year=2020&period=year";
        assertThat(shown(jingban.get("/projects/" + typed.project).body())).contains(few);
        assertThat(shown(jingban.get("/").body())).contains(few.subList(8, 12));
        assertThat(shown(jingban.get("/tasks/" + typed.checklist).body())).contains(TEMPLATES);
        assertThat(shown(jingban.get("/tasks/" + typed.toRecord).body())).contains(few.get(8));
        assertThat(shown(jingban.get("/tasks/" + typed.returned).body())).contains(few.get(6));
        assertThat(shown(fenguan.get("/tasks/" + typed.toSign).body())).contains(few.get(7));
        assertThat(shown(duban.get("/reports" + report).body())).contains(few);
        assertThat(duban.get("/api/reports/draft" + report, "Accept", "text/plain").body()).contains(few).doesNotContain("62615533", "root:x:");
        assertThat(duban.get("/api/reports/draft" + report).json().findValuesAsText("text")).anySatisfy(text -> assertThat(text).contains(few));
        assertThat(texts(duban.bytesOf("/lists/2020.xlsx"))).containsAll(few);
        assertThat(texts(jingban.bytesOf("/batch.xlsx"))).containsAll(few.subList(8, 12));
        assertThat(texts(jingban.bytesOf("/tasks/" + typed.checklist + "/workbook"))).containsAll(TEMPLATES);
    }

    @Test
    @Tag("lab")
    void noFormulaComesOutOfWhatIsHandedOutWhenLibreOfficeOpensIt() throws Exception {
        Path office = Path.of(System.getProperty("shishi.office", "/usr/bin/soffice"));
        assumeTrue(Files.isExecutable(office), "no LibreOffice here; name one by -Dshishi.office");
        Typed typed = new Typed(street, FORMULAS);
        Door jingban = new Door(port, "jingban" + street.id);
        Map<String, byte[]> books = new LinkedHashMap<>();
        books.put("list.xlsx", new Door(port, "duban" + street.id).bytesOf("/lists/2020.xlsx"));
        books.put("batch.xlsx", jingban.bytesOf("/batch.xlsx"));
        books.put("checklist.xlsx", jingban.bytesOf("/tasks/" + typed.checklist + "/workbook"));
        assertThat(texts(books.get("checklist.xlsx"))).containsAll(FORMULAS);
        for (String name : books.keySet()) {
            Files.write(folder.resolve(name), books.get(name));
            for (String as : List.of("xlsx", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true")) {
                Process run = new ProcessBuilder(office.toString(), "--headless", "-env:UserInstallation=" + folder.resolve("profile").toUri(), "--convert-to", as, "--outdir",
                        folder.resolve("opened").toString(), folder.resolve(name).toString()).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
                assertThat(run.waitFor(120, TimeUnit.SECONDS) && run.exitValue() == 0).as("%s as %s", name, as).isTrue();
            }
            assertThat(texts(Files.readAllBytes(folder.resolve("opened").resolve(name)))).containsAll(texts(books.get(name)));
        }
        String csv = Files.readString(folder.resolve("opened/checklist.csv"));
        assertThat(FORMULAS).allSatisfy(text -> assertThat(csv).contains(text.replace("\"", "\"\"")));
    }

    /** All texts of a workbook in which nothing is a formula. */
    private static Set<String> texts(byte[] book) throws IOException {
        Set<String> texts = new TreeSet<>();
        try (XSSFWorkbook read = new XSSFWorkbook(new ByteArrayInputStream(book))) {
            read.forEach(sheet -> sheet.forEach(row -> row.forEach(cell -> {
                assertThat(cell.getCellType()).as("%s %s", sheet.getSheetName(), cell.getAddress()).isNotEqualTo(CellType.FORMULA);
                if (cell.getCellType() == CellType.STRING && !cell.getStringCellValue().isEmpty()) {
                    texts.add(cell.getStringCellValue());
                }
            })));
        }
        return texts;
    }

    private static String shown(String page) {
        assertThat(page).doesNotContain("62615533", "root:x:");
        return HtmlUtils.htmlUnescape(page.replaceAll("<[^>]*>", ""));
    }
}
