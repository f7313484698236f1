package cn.shishi.checklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.shishi.platform.Refusal;
import cn.shishi.type.Field;
import cn.shishi.workbook.Heading;
import cn.shishi.workbook.Table;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A checklist's workbook is read whole or not at all, and says cell by cell why not. */
class WorkbookTest {

    private static final List<Field> FIELDS = List.of(field("day", "完成日期", "textfield", "happened"), field("done", "已完成", "checkbox", "measure"),
            field("amount", "数量", "number", "measure"));

    @Test
    void itIsReadAsPeopleSeeIt() {
        Table help = new Table("说明", List.of(row(1, "勾选"), row(2, "是")));
        Table list = sheet("清单", row(2, 1, "武南", "A座", null, "是", LocalDate.of(2020, 9, 5), "√", 3), row(4, 3, null, "B座", null, "否"), row(5, 4));
        assertThat(read(help, sheet("草稿", row(2, 1, null, "C座")), list).rows()).containsExactly(
                List.of("序号", "居民区", "地点", "已办日期", "勾选", "完成日期", "已完成", "数量"),
                List.of("1", "武南", "A座", "", "是", "2020-09-05", "√", "3"), List.of("3", "", "B座", "", "否"), List.of("4"));
    }

    @Test
    void everyCellThatCannotBeReadIsToldByRowAndColumnWithItsCure() {
        refused("""
                工作簿有8处要改，一行也没有填入：
                第2行 F 完成日期：“完成日期”填写的“近期”不懂。请改。
                第2行 H 数量：是公式，不是值。请复制这一列，用“选择性粘贴”粘贴为数值。
                第3行 C 地点：“A 座”在第2行已有。请合并成一行。
                第3行 E 勾选：“大概”看不出是否勾选。请写“是”或“否”。
                第3行 G 已完成：“已完成”填写的“也许”不懂。请改。
                第4行 C 地点：没有填写。请逐行填写；合并过的单元格请先取消合并。
                第5行 C 地点：太长，有201字。请精简到200字以内。
                第5行 F 完成日期：是错误值“#N/A”。请改为正确的内容。""",
                sheet("清单", row(2, 1, null, "A座", null, "是", "近期", null, new Table.Cell("3", null, Table.Flaw.FORMULA)),
                        row(3, 2, null, "A 座", null, "大概", null, "也许"), row(4, 3, null, null, null, "是"),
                        row(5, 4, null, "长".repeat(201), null, null, new Table.Cell("#N/A", null, Table.Flaw.ERROR))));
    }

    @Test
    void aFormulaThatNobodyReadsDoesNoHarm() {
        Table.Cell counted = new Table.Cell("1", null, Table.Flaw.FORMULA);
        assertThat(read(sheet("清单", row(2, counted, null, "A座", null, "是"))).rows()).hasSize(2);
    }

    @Test
    void onlyTheFirstFaultsAreWrittenOut() {
        Table.Row[] rows = IntStream.range(0, 60).mapToObj(i -> row(i + 2, i, null, "地点" + i, null, "大概")).toArray(Table.Row[]::new);
        assertThatThrownBy(() -> read(sheet("清单", rows))).hasMessageStartingWith("工作簿有60处要改").hasMessageContaining("第51行 E 勾选")
                .hasMessageEndingWith("\n另有10处，请先改正以上各处。").satisfies(refused -> assertThat(refused.getMessage().lines()).hasSize(52));
    }

    @Test
    void withoutHeadingsOrContentItIsNoChecklist() {
        refused("工作簿里没有内容，请从清单页下载工作簿，填好后再上传。", new Table("清单", List.of()), new Table("说明", List.of(row(1, "勾选"))));
        refused("""
                工作簿有1处要改，一行也没有填入：
                第1行 地点：没有“地点”这一列。请从空白模板复制第一行表头，应有：地点。""", new Table("清单", List.of(row(1, "小区", "日期"), row(2, "A座", "2020-09-05"))));
    }

    private static Grid read(Table... tables) {
        return Workbook.read(List.of(tables), FIELDS, (field, value) -> List.of("近期", "也许").contains(value)
                ? "“" + field.label() + "”填写的“" + value + "”不懂，请改。" : null);
    }

    private static void refused(String sentence, Table... tables) {
        assertThatThrownBy(() -> read(tables)).isInstanceOf(Refusal.class).hasMessage(sentence);
    }

    private static Table sheet(String name, Table.Row... rows) {
        List<Table.Row> all = new ArrayList<>(List.of(row(1, Workbook.headings(FIELDS).stream().map(Heading::name).toArray())));
        all.addAll(List.of(rows));
        return new Table(name, all);
    }

    private static Table.Row row(int number, Object... values) {
        Map<Integer, Table.Cell> cells = new TreeMap<>();
        for (int i = 0; i < values.length; i++) {
            if (values[i] != null) {
                cells.put(i, values[i] instanceof Table.Cell cell ? cell
                        : new Table.Cell(values[i].toString(), values[i] instanceof LocalDate day ? day : null, Table.Flaw.NONE));
            }
        }
        return new Table.Row(number, cells);
    }

    private static Field field(String key, String label, String type, String fact) {
        return new Field(key, label, null, type, false, fact, Map.of(), List.of(), false);
    }
}
