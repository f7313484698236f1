package cn.shishi.checklist;

import cn.shishi.platform.Refusal;
import cn.shishi.type.Field;
import cn.shishi.workbook.Fault;
import cn.shishi.workbook.Faults;
import cn.shishi.workbook.Heading;
import cn.shishi.workbook.Heading.Kind;
import cn.shishi.workbook.Line;
import cn.shishi.workbook.Lines;
import cn.shishi.workbook.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A checklist's workbook: its columns, and how it is read when it comes back. One cell that cannot be read, and none of it is. */
public final class Workbook {

    public static final String SHEET = "清单";
    public static final String HELP = "说明";

    private static final int TOLD = 50;
    private static final Heading ORDINAL = new Heading(Pasted.ORDINAL, Kind.NUMBER, false, 10, 4, "不必改。");
    private static final Heading NEIGHBOURHOOD = new Heading(Pasted.NEIGHBOURHOOD, Kind.TEXT, false, 100, 10, "新加的地点可写上居民区。");
    private static final Heading PLACE = new Heading(Pasted.PLACE, Kind.TEXT, true, 200, 18, "清单里没有的，上传时会问怎样处理。");
    private static final Heading DONE = new Heading(Pasted.DONE, Kind.TEXT, false, 30, 8, "以前填报过的日期，不必改。");
    private static final Heading TICK = new Heading(Pasted.TICK, Kind.TEXT, false, 10, 4, "办妥的写“是”。");

    private final List<Field> fields;
    private final BiFunction<Field, Object, String> wrong;
    private final Map<String, Integer> seen = new HashMap<>();

    private Workbook(List<Field> fields, BiFunction<Field, Object, String> wrong) {
        this.fields = fields;
        this.wrong = wrong;
    }

    public static List<Heading> headings(List<Field> fields) {
        return Stream.concat(Stream.of(ORDINAL, NEIGHBOURHOOD, PLACE, DONE, TICK), fields.stream().map(Workbook::heading)).toList();
    }

    /**
     * The sheet of the checklist, or else the first one there is.
     *
     * @param wrong what is wrong with what stands in a cell, or null
     */
    public static Grid read(List<Table> tables, List<Field> fields, BiFunction<Field, Object, String> wrong) {
        Table table = tables.stream().filter(t -> !t.rows().isEmpty() && !t.name().equals(HELP)).min(Comparator.comparing(t -> !t.name().equals(SHEET)))
                .orElseThrow(() -> Refusal.invalid("工作簿里没有内容，请从清单页下载工作簿，填好后再上传。"));
        Faults faults = new Faults();
        Lines lines = Lines.of(table, List.of(PLACE), more -> true, faults);
        if (lines.has(PLACE.name())) {
            Workbook book = new Workbook(fields, wrong);
            lines.all().forEach(book::check);
        }
        if (!faults.none()) {
            throw refusal(faults);
        }
        return Grid.limited(table.rows().stream().map(Workbook::cells).toList());
    }

    private void check(Line line) {
        boolean empty = line.blank(TICK) && fields.stream().allMatch(f -> line.blank(heading(f)));
        if (empty && line.blank(PLACE)) {
            return;
        }
        line.read(PLACE, name -> {
            Integer before = seen.putIfAbsent(Cell.plain(name), line.number());
            return before == null ? name : refuse("“" + Line.brief(name) + "”在第" + before + "行已有，请合并成一行。");
        });
        line.read(NEIGHBOURHOOD, name -> name);
        line.read(TICK, cell -> Cell.tick(cell) != null ? cell : refuse("“" + Line.brief(cell) + "”看不出是否勾选，请写“是”或“否”。"));
        for (Field field : fields) {
            if (!line.blank(heading(field))) {
                line.read(heading(field), cell -> {
                    String said = wrong.apply(field, Cell.read(cell, field));
                    return said == null ? cell : refuse(said);
                });
            }
        }
    }

    private static Heading heading(Field f) {
        Kind kind = f.type().equals("number") ? Kind.NUMBER : f.dates() || f.is("event") ? Kind.DAY : Kind.TEXT;
        return new Heading(f.label(), kind, f.required(), 3000, f.ticks() ? 5 : 12, f.description() == null ? "" : f.description() + "。");
    }

    private static List<String> cells(Table.Row row) {
        List<String> cells = new ArrayList<>();
        row.cells().forEach((column, cell) -> {
            while (cells.size() < column) {
                cells.add("");
            }
            cells.add(cell.day() == null ? cell.text() : cell.day().toString());
        });
        return cells;
    }

    private static <T> T refuse(String sentence) {
        throw Refusal.invalid(sentence);
    }

    private static Refusal refusal(Faults faults) {
        List<Fault> told = faults.first().stream().limit(TOLD).toList();
        return Refusal.invalid("工作簿有" + faults.total() + "处要改，一行也没有填入：\n"
                + told.stream().map(f -> "第" + f.row() + "行 " + f.column() + "：" + f.said() + f.cure()).collect(Collectors.joining("\n"))
                + (faults.total() > told.size() ? "\n另有" + (faults.total() - told.size()) + "处，请先改正以上各处。" : ""));
    }
}
