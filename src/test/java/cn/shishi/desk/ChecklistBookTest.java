package cn.shishi.desk;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shishi.StreetTest;
import cn.shishi.ledger.Fact;
import cn.shishi.ledger.Kind;
import cn.shishi.project.YearList;
import cn.shishi.register.ListedPlace;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.util.HtmlUtils;

/** A checklist goes out as a workbook, is filled in elsewhere and comes back. */
class ChecklistBookTest extends StreetTest {

    private static final Pattern TEXT = Pattern.compile("<textarea name=\"text\" hidden>([^<]*)</textarea>");
    private static final int TICK = 4;
    private static final int DAY = 5;
    private static final int QUANTITY = 8;

    @LocalServerPort
    int port;

    String part;
    String task;
    Door browser;

    @Test
    void ninetyTwoPlacesAreFilledInElsewhereAndHandedIn() {
        begun(92);
        byte[] filled = changed(book(), sheet -> {
            assertThat(sheet.getLastRowNum()).isEqualTo(92);
            assertThat(sheet.getRow(0)).extracting(c -> c.getStringCellValue()).containsExactly("序号", "居民区", "地点", "已办日期", "勾选", "完成日期", "已完成", "类别", "数量", "发现问题", "需整改");
            for (int row = 1; row <= 92; row++) {
                sheet.getRow(row).createCell(TICK).setCellValue("是");
                sheet.getRow(row).createCell(DAY).setCellValue("2020年2月");
            }
            sheet.createRow(93).createCell(2).setCellValue("安远路8号");
            sheet.getRow(93).createCell(TICK).setCellValue("是");
            sheet.getRow(93).createCell(DAY).setCellValue("2020-02-21");
        });
        Door.Answer look = uploads(filled);
        assertThat(look.body()).contains("92行", "1行", "安远路8号", "2020年2月").doesNotContain("没有读入的列", "提交前要改正");
        assertThat(ticks()).containsOnly("false");
        assertThat(takes(look, "as.0", "+").status()).isEqualTo(302);
        assertThat(ticks()).hasSize(93).containsOnly("true");
        assertThat(browser.submits("/tasks/" + task).status()).isEqualTo(302);
        assertThat(street.facts(part, Kind.MEASURE)).hasSize(93).extracting(Fact::item).contains("康定路1弄", "康定路92弄", "安远路8号");
    }

    @Test
    void whatComesBackAsItWentOutChangesNothing() {
        begun(4);
        types(row("康定路1弄", true, Map.of("happened", "2020-02-20", "quantity", "3.5", "dimension", "老旧小区", "covered", false, "problem", "=1+1")),
                row("康定路2弄", false, Map.of("happened", "2020年2月底", "covered", true)), row("康定路3弄", true, Map.of("happened", "2020-02-20", "covered", true, "rectify", false)));
        JsonNode before = rows();
        Door.Answer look = uploads(book());
        assertThat(look.body()).contains("3行").doesNotContain("没有读入的列");
        assertThat(takes(look).status()).isEqualTo(302);
        assertThat(rows()).hasSize(4).isEqualTo(before);
    }

    @Test
    void aBrokenWorkbookIsRefusedByRowAndColumnAndNothingIsTaken() {
        begun(3);
        types(row("康定路2弄", true, Map.of("happened", "2020-02-20")));
        JsonNode before = rows();
        Door.Answer refused = uploads(changed(book(), sheet -> {
            sheet.getRow(1).createCell(DAY).setCellValue("2020-02-21");
            sheet.getRow(2).createCell(DAY).setCellValue("近期");
            sheet.getRow(2).createCell(QUANTITY).setCellValue("三");
            sheet.getRow(3).createCell(DAY).setCellFormula("TODAY()");
            sheet.getRow(3).createCell(DAY + 1).setCellValue("也许");
        }));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).contains("工作簿有4处要改，一行也没有填入：\n第3行 F 完成日期：“完成日期”填写的“近期”不是日期。请写 2020年9月15日",
                "第3行 I 数量：“数量”填写的“三”不是数字。请只填阿拉伯数字。", "第4行 F 完成日期：是公式，不是值。请复制这一列，用“选择性粘贴”粘贴为数值。",
                "第4行 G 已完成：“已完成”填写的“也许”看不出是或否。请写“是”或“否”。", "<details open=\"open\">");
        assertThat(uploads("%PDF-1.4\n%%EOF\n".getBytes(StandardCharsets.US_ASCII)).body()).contains("文件不是 Excel 工作簿");
        assertThat(uploads(new byte[0]).body()).contains("没有读到内容");
        assertThat(rows()).isEqualTo(before);
        assertThat(street.open(part)).containsExactly("record-checklist");
    }

    @Test
    void anothersChecklistNeitherGoesOutNorComesIn() {
        begun(2);
        byte[] book = changed(book(), sheet -> sheet.getRow(1).createCell(DAY).setCellValue("2020-02-21"));
        String text = "地点\t完成日期\n康定路1弄\t2020-02-21";
        Door mine = browser;
        for (Door other : List.of(new Door(port, "fenguan" + street.id), new Door(port, "jingban" + story.street().id))) {
            browser = other.loggedIn("secret");
            assertThat(browser.browse("/tasks/" + task + "/workbook").status()).isIn(403, 404);
            assertThat(uploads(book).status()).isIn(403, 404);
            assertThat(browser.submits("/tasks/" + task + "/table/take", "text", text).status()).isIn(403, 404);
        }
        browser = mine;
        assertThat(ticks()).containsOnly("false");
        assertThat(browser.browse("/tasks/" + task + "/workbook").status()).isEqualTo(200);
        assertThat(uploads(book).status()).isEqualTo(200);
        assertThat(browser.submits("/tasks/" + task + "/table/take", "text", text).status()).isEqualTo(302);
        assertThat(ticks()).containsExactly("true", "false");
    }

    private void begun(int places) {
        String project = street.project("02", List.of(new YearList.Piece("示意图上墙", "全覆盖任务", Map.of("完成数", "上墙小区（个）"),
                IntStream.rangeClosed(1, places).mapToObj(i -> new ListedPlace("康定路" + i + "弄", "武南")).toList())));
        part = project + "-1";
        street.does("duban", project, "decompose", Map.of());
        task = street.task(part, "record-checklist").getId();
        browser = new Door(port, "jingban" + street.id).loggedIn("secret");
    }

    private void types(Object... rows) {
        assertThat(new Door(port, "jingban" + street.id).put("/api/tasks/" + task + "/rows", List.of(rows)).status()).isEqualTo(200);
    }

    private static Object row(String item, boolean ticked, Map<String, Object> values) {
        return Map.of("item", item, "ticked", ticked, "values", values);
    }

    private JsonNode rows() {
        return new Door(port, "jingban" + street.id).get("/api/tasks/" + task).json().path("rows");
    }

    private List<String> ticks() {
        return rows().findValuesAsText("ticked");
    }

    private byte[] book() {
        return browser.bytes("/tasks/" + task + "/workbook");
    }

    private static byte[] changed(byte[] book, Consumer<Sheet> change) {
        try (XSSFWorkbook opened = new XSSFWorkbook(new ByteArrayInputStream(book)); ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            change.accept(opened.getSheet("清单"));
            opened.write(out);
            return out.toByteArray();
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }

    private Door.Answer uploads(byte[] book) {
        return browser.uploads("/tasks/" + task + "/table", "清单.xlsx", book);
    }

    private Door.Answer takes(Door.Answer look, String... choices) {
        Matcher text = TEXT.matcher(look.body());
        assertThat(text.find()).as(look.body()).isTrue();
        String[] form = new String[choices.length + 2];
        form[0] = "text";
        form[1] = HtmlUtils.htmlUnescape(text.group(1));
        System.arraycopy(choices, 0, form, 2, choices.length);
        return browser.submits("/tasks/" + task + "/table/take", form);
    }
}
