package cn.shishi.workbook;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.poi.ss.util.CellReference;

/** A table under its headings: the first row names the columns, the others are read by them. */
public final class Lines {

    private final List<Line> lines = new ArrayList<>();
    private final Map<String, Integer> columns = new HashMap<>();

    private Lines() {}

    /** @param more whether a heading that is not among the expected ones may be there all the same */
    public static Lines of(Table table, List<Heading> expected, Predicate<String> more, Faults faults) {
        Lines read = new Lines();
        List<Table.Row> rows = table.rows();
        boolean headed = !rows.isEmpty() && rows.get(0).number() == 1;
        if (headed) {
            read.head(table.name(), rows.get(0), expected, more, faults);
        }
        for (Heading heading : expected) {
            if (!read.columns.containsKey(heading.name())) {
                faults.add(table.name(), 1, heading.name(), "没有“" + heading.name() + "”这一列。",
                        "请从空白模板复制第一行表头，应有：" + names(expected) + "。");
            }
        }
        rows.stream().skip(headed ? 1 : 0).forEach(row -> read.lines.add(new Line(table.name(), row, read.columns, faults)));
        return read;
    }

    public List<Line> all() {
        return lines;
    }

    /** The columns that are there, by heading. */
    public boolean has(String heading) {
        return columns.containsKey(heading);
    }

    private void head(String sheet, Table.Row row, List<Heading> expected, Predicate<String> more, Faults faults) {
        row.cells().forEach((column, cell) -> {
            String heading = cell.text().replaceAll("[\\s*＊]", "");
            String where = CellReference.convertNumToColString(column) + " " + Line.brief(heading);
            if (expected.stream().noneMatch(h -> h.name().equals(heading)) && !more.test(heading)) {
                faults.add(sheet, 1, where, "不认识“" + Line.brief(heading) + "”这一列。", "请删去这一列，或改为：" + names(expected) + "。");
            } else if (columns.putIfAbsent(heading, column) != null) {
                faults.add(sheet, 1, where, "“" + Line.brief(heading) + "”这一列有两个。", "请只留一个。");
            }
        });
    }

    private static String names(List<Heading> expected) {
        return String.join("、", expected.stream().map(Heading::name).toList());
    }
}
