package cn.shishi.yearlist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.shishi.StreetTest;
import cn.shishi.register.Offices;
import cn.shishi.workbook.Heading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.FormulaError;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Whatever is wrong with a workbook is told with its place and its cure, and nothing of it is taken. */
class BrokenListTest extends StreetTest {

    @Autowired
    Imports imports;

    @Autowired
    Offices offices;

    @Autowired
    JdbcTemplate sql;

    @Autowired
    RuntimeService runtime;

    static Stream<Arguments> files() {
        byte[] right = Books.right().bytes();
        return Stream.of(
                file("an empty file", () -> new byte[0], "文件是空的"),
                file("a csv", () -> BrokenBooks.text("编号,承诺内容\n05,拆除违法建筑\n"), "不是 Excel 工作簿（.xlsx）；CSV"),
                file("a pdf", () -> BrokenBooks.text("%PDF-1.4\n%%EOF\n"), "不是 Excel 工作簿（.xlsx）；CSV"),
                file("an .xls", BrokenBooks::oldFormat, "旧格式"),
                file("a Word document", BrokenBooks::word, "这是 Word 文档"),
                file("a workbook with a password", () -> BrokenBooks.withPassword(right), "设有打开密码"),
                file("a zip of something else", () -> BrokenBooks.changed(BrokenBooks.entry(new byte[0], "a.txt", "a"), "a.txt", UnaryOperator.identity()), "不是 Excel 工作簿（.xlsx）；请用"),
                file("a workbook cut in half", () -> BrokenBooks.cut(right), "已损坏"),
                file("a workbook with a macro", () -> BrokenBooks.entry(right, "xl/vbaProject.bin", "x"), "带有宏"),
                file("a binary workbook", () -> BrokenBooks.entry(right, "xl/workbook.bin", "x"), ".xlsb"),
                file("more than 10 MB", () -> BrokenBooks.padded(right), "超过 10 MB"),
                file("a zip bomb in a sheet", () -> BrokenBooks.bomb(right, "xl/worksheets/sheet1.xml"), "展开后过大"),
                file("a zip bomb in the styles", () -> BrokenBooks.bomb(right, "xl/styles.xml"), "展开后过大"),
                file("thousands of entries", () -> BrokenBooks.manyEntries(right), "展开后过大"),
                file("XML that is none", () -> BrokenBooks.changed(right, "xl/worksheets/sheet2.xml", xml -> xml.substring(0, xml.length() / 2)), "已损坏或格式不规范"),
                file("entities that multiply", () -> BrokenBooks.changed(right, "xl/worksheets/sheet1.xml", xml -> xml.replace("<worksheet",
                        "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><worksheet")), "已损坏或格式不规范"),
                file("100,000 rows", () -> many(100_000), "工作表“点位”超过 20000 行"),
                file("200 columns", () -> BrokenBooks.edited(right, book -> book.getSheet("清单").getRow(0).createCell(200).setCellValue("备注")), "工作表“清单”超过 100 列"),
                file("more sheets than a list has", () -> BrokenBooks.edited(right, book -> IntStream.range(0, 40).forEach(i -> book.createSheet("表" + i))), "工作表超过 30 个"));
    }

    static Stream<Arguments> lists() {
        return Stream.of(
                list("清单|0||没有工作表“清单”，现有：子项、指标、点位", b -> drop(b, "清单")),
                list("点位|0||没有工作表“点位”", b -> drop(b, "点位")),
                list("备注|0||多出工作表“备注”", b -> sheet(b, "备注")),
                list("清单|1|责任科室|没有“责任科室”这一列", b -> column(b, "清单", 3, null)),
                list("清单|1|D 责任部门|不认识“责任部门”这一列", b -> column(b, "清单", 3, "责任部门")),
                list("清单|1|C 承诺内容|“承诺内容”这一列有两个", b -> column(b, "清单", 2, "承诺内容")),
                list("子项|1|D 计划：封顶|不认识“计划：封顶”这一列", b -> column(b, "子项", 3, "计划：封顶")),
                list("清单|0||没有项目", b -> { b.sheets.values().forEach(List::clear); return b; }),
                list("清单|2|B 承诺内容|没有填写", b -> b.with("清单", 0, "承诺内容", null)),
                list("清单|2|B 承诺内容|太长，有1001字", b -> b.with("清单", 0, "承诺内容", "长".repeat(1001))),
                list("清单|2|A 编号|“05/1”不能作编号", b -> b.with("清单", 0, "编号", "05/1")),
                list("清单|4|A 编号|编号“05”与第2行重复", b -> b.row("清单", "5", "又一项", null, "社区管理办公室", "分管领导", null, null, null, null, "2020-01-10")),
                list("清单|3|A 编号|项目“10”没有子项", b -> { b.sheets.get("子项").remove(1); b.sheets.get("指标").clear(); b.sheets.get("点位").clear(); return b; }),
                list("清单|3|D 责任科室|没有科室“社区发展办公室”。可用：社区平安办公室、社区服务办公室、社区管理办公室", b -> b.with("清单", 1, "责任科室", "社区管理办公室、社区发展办公室")),
                list("清单|2|E 分管领导|本街道没有“张三”", b -> b.with("清单", 0, "分管领导", "张三")),
                list("清单|2|F 经办人|本街道没有“李四”。可用：", b -> b.with("清单", 0, "经办人", "李四")),
                list("清单|2|H 计划资金（万元）|“二十万”不是数字", b -> b.with("清单", 0, "计划资金（万元）", "二十万")),
                list("清单|2|H 计划资金（万元）|“-1”是负数", b -> b.with("清单", 0, "计划资金（万元）", -1)),
                list("清单|2|H 计划资金（万元）|“0.00001”过大或小数过长", b -> b.with("清单", 0, "计划资金（万元）", "0.00001")),
                list("清单|2|J 决策日期|“决策日期”填写的“近期”不是日期。请写 2020年9月15日", b -> b.with("清单", 0, "决策日期", "近期")),
                list("清单|2|J 决策日期|不是存在的日期", b -> b.with("清单", 0, "决策日期", "2020-02-30")),
                list("清单|2|J 决策日期|“2020-03-03”还没有到", b -> b.with("清单", 0, "决策日期", "2020-03-03")),
                list("清单|2|J 决策日期|“2018-01-10”不在2019年或2020年", b -> b.with("清单", 0, "决策日期", "2018-01-10")),
                list("子项|2|A 项目编号|“清单”表里没有项目“06”。可用：05、10", b -> b.with("子项", 0, "项目编号", "06")),
                list("子项|4|B 子项名称|项目“05”已有子项“拆除违法建筑”", b -> b.row("子项", "05", "拆除违法建筑", "量化任务")),
                list("子项|2|C 类型|没有类型“拆违”。可用：", b -> b.with("子项", 0, "类型", "拆违")),
                list("子项|2|D 计划：立项|类型“量化任务”没有里程碑“立项”。请清空这一格；可填计划的有：完成", b -> b.with("子项", 0, "计划：立项", "2020-02-01")),
                list("子项|3|E 计划：开工|“开工”计划2020-01-31，早于“立项”的计划2020-02-29", b -> b.with("子项", 1, "计划：开工", "2020-01-31")),
                list("子项|3|F 计划：启用|“2021-01-31”不在2020年", b -> b.with("子项", 1, "计划：启用", "2021年1月")),
                list("指标|2|B 子项名称|项目“05”没有子项“拆违”。可用：拆除违法建筑", b -> b.with("指标", 0, "子项名称", "拆违")),
                list("指标|2|C 里程碑或指标|没有里程碑或指标“面积”。可用：完成、数量", b -> b.with("指标", 0, "里程碑或指标", "面积")),
                list("指标|2|E 单位|“数量”的单位是“项”，不是“平方米”", b -> b.with("指标", 0, "本项叫法", null)),
                list("指标|5|E 单位|“数量”的单位是“平方米”，不是“处”", b -> b.row("指标", "05", "拆除违法建筑", "数量", "拆除违法建筑", "处", "拆除违法建筑点", null, 5)),
                list("指标|3|D 本项叫法|里程碑不能另起名称", b -> b.with("指标", 1, "本项叫法", "投用")),
                list("指标|2|G 比较|不认识“大于”。可用：", b -> b.with("指标", 0, "比较", "大于")),
                list("指标|2|H 目标数|“850平方米”不是数字", b -> b.with("指标", 0, "目标数", "850平方米")),
                list("指标|2|H 目标数|承诺没有目标数", b -> b.with("指标", 0, "目标数", null)),
                list("指标|3|F 承诺用语|有目标数，没有承诺用语", b -> b.with("指标", 1, "承诺用语", null)),
                list("指标|4|I 目标上限|目标上限2小于目标数3", b -> b.with("指标", 2, "目标上限", 2)),
                list("指标|4|I 目标上限|写了“不少于”，又写了目标上限", b -> b.with("指标", 2, "比较", "不少于")),
                list("指标|3|I 目标上限|写了“至”，没有目标上限", b -> b.with("指标", 1, "比较", "至")),
                list("指标|2|J 截止日期|“2021-06-30”不在2020年", b -> b.with("指标", 0, "截止日期", "2021-06-30")),
                list("指标|5|F 承诺用语|这项承诺与第3行重复", b -> b.row("指标", "10", "加装电梯", "启用", null, "台", "建成启用", null, 2)),
                list("点位|2|B 子项名称|项目“10”没有子项“电梯”", b -> b.with("点位", 0, "子项名称", "电梯")),
                list("点位|3|C 点位名称|子项“加装电梯”里已有点位“康定路991号”", b -> b.with("点位", 1, "点位名称", "康定路991号")),
                list("点位|4|C 点位名称|类型“量化任务”用不到点位", b -> b.row("点位", "05", "拆除违法建筑", "某路1号")),
                list("点位|2|D 居民区|太长，有101字", b -> b.with("点位", 0, "居民区", "长".repeat(101))),
                list("点位|502|C 点位名称|“加装电梯”的点位超过500个", b -> { IntStream.range(0, 499).forEach(i -> b.row("点位", "10", "加装电梯", "某路" + i + "号")); return b; }));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void whatIsNoWorkbookOfOursIsRefusedWithASentence(String name, Supplier<byte[]> file, String sentence) throws IOException {
        List<Integer> before = state();
        Import.Seen seen = taken(file.get());
        assertThat(seen.sentence()).contains(sentence).endsWith("。");
        assertThat(state()).isEqualTo(before);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lists")
    void aFaultIsToldWithItsCellAndItsCure(String fault, UnaryOperator<Books> change) throws IOException {
        offices.add(street.id, List.of("社区管理办公室", "社区服务办公室", "社区平安办公室"), LocalDate.of(2020, 1, 1));
        List<Integer> before = state();
        Import.Seen seen = taken(change.apply(Books.right()).bytes());
        String[] told = fault.split("\\|");
        assertThat(seen.sentence()).isNull();
        assertThat(seen.faults()).as("%s", seen.faults()).anySatisfy(f -> {
            assertThat(List.of(f.sheet(), Integer.toString(f.row()), f.column())).containsExactly(told[0], told[1], told[2]);
            assertThat(f.said() + f.cure()).contains(told[3]);
            assertThat(f.cure()).isNotBlank();
        });
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void aFormulaAndAnErrorAreNoValues() throws IOException {
        Import.Seen seen = taken(BrokenBooks.edited(Books.right().bytes(), book -> {
            book.getSheet("指标").getRow(1).getCell(7).setCellFormula("800+50");
            book.getSheet("点位").getRow(1).getCell(2).setCellErrorValue(FormulaError.REF.getCode());
        }));
        assertThat(seen.faults()).extracting(f -> f.sheet() + f.row() + f.column() + f.said())
                .containsExactly("指标2H 目标数是公式，不是值。", "点位2C 点位名称是错误值“#REF!”。");
    }

    @Test
    void allFaultsAreToldAtOnceAndTheFirstTwoHundredShown() throws IOException {
        Books books = Books.right().with("清单", 0, "承诺内容", null).with("子项", 0, "类型", "拆违").with("指标", 1, "目标数", "两台");
        IntStream.range(0, 300).forEach(i -> books.row("点位", "99", "无", "某处" + i));
        Import.Seen seen = taken(books.bytes());
        assertThat(seen.faulty()).isEqualTo(303);
        assertThat(seen.faults()).hasSize(200);
        assertThat(seen.faults()).extracting(f -> f.sheet()).startsWith("清单", "子项", "指标", "点位");
    }

    @Test
    void twoSheetsOfOneNameAreRefused() throws IOException {
        Import.Seen seen = taken(BrokenBooks.changed(BrokenBooks.edited(Books.right().bytes(), book -> book.createSheet("点位二")),
                "xl/workbook.xml", xml -> xml.replace("点位二", "点位")));
        assertThat(seen.faults()).extracting(f -> f.said()).contains("工作表“点位”有2张。");
    }

    @Test
    void aProjectIsNotListedTwice() throws IOException {
        assertThat(taken(Books.right().bytes()).taken()).isTrue();
        List<Integer> before = state();
        Import.Seen again = taken(Books.right().bytes());
        assertThat(again.faults()).extracting(f -> f.said()).containsExactly("2020年清单里已经有项目“05”。", "2020年清单里已经有项目“10”。");
        assertThat(state()).isEqualTo(before);
    }

    private Import.Seen taken(byte[] content) throws IOException {
        Path file = Files.createTempFile("broken", ".xlsx");
        Files.write(file, content);
        imports.begin(new Import(street.id, 2020, "清单.xlsx", "duban" + street.id), file);
        await().atMost(Duration.ofMinutes(1)).until(() -> !imports.last(street.id).orElseThrow().running());
        await().until(() -> Files.notExists(file));
        return imports.last(street.id).orElseThrow();
    }

    private List<Integer> state() {
        return Stream.concat(Stream.of("project", "part", "site", "fact", "office").map(table -> sql.queryForObject(
                        "select count(*) from " + table + " where street = ?", Integer.class, street.id)),
                Stream.of((int) runtime.createProcessInstanceQuery().tenantIdIn(street.id).count())).toList();
    }

    private static byte[] many(int rows) {
        Books books = Books.right();
        IntStream.range(0, rows).forEach(i -> books.row("点位", "05", "拆除违法建筑", "某处" + i, "某居民区"));
        return books.bytes();
    }

    private static Books drop(Books books, String sheet) {
        books.sheets.remove(sheet);
        return books;
    }

    private static Books sheet(Books books, String name) {
        books.headings.put(name, books.headings.get("点位"));
        books.sheets.put(name, new ArrayList<>());
        return books.row(name, "05");
    }

    private static Books column(Books books, String sheet, int column, String name) {
        var was = books.headings.get(sheet).get(column);
        if (name == null) {
            books.headings.get(sheet).remove(column);
            books.sheets.get(sheet).forEach(row -> row.remove(column));
        } else {
            books.headings.get(sheet).set(column, new Heading(name, was.kind(), was.required(), was.limit(), was.width(), was.hint()));
        }
        return books;
    }

    private static Arguments file(String name, Supplier<byte[]> content, String sentence) {
        return Arguments.of(name, content, sentence);
    }

    private static Arguments list(String fault, UnaryOperator<Books> change) {
        return Arguments.of(fault, change);
    }
}
