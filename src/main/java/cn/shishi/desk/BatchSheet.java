package cn.shishi.desk;

import cn.shishi.type.Field;
import cn.shishi.type.TaskSpec;
import cn.shishi.workbook.Faults;
import cn.shishi.workbook.Heading;
import cn.shishi.workbook.Heading.Kind;
import cn.shishi.workbook.Line;
import cn.shishi.workbook.Lines;
import cn.shishi.workbook.Table;
import cn.shishi.workbook.WorkbookWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tasks of one kind: a row for each, a column for each field of their form. */
final class BatchSheet {

    static final Heading TASK = new Heading("任务编号", Kind.TEXT, true, 64, 12, "由系统填写，请勿改动。");
    private static final Heading PROJECT = new Heading("项目", Kind.TEXT, false, 2000, 30, "由系统填写，请勿改动。");
    private static final Heading PLACE = new Heading("子项或点位", Kind.TEXT, false, 2000, 20, "由系统填写，请勿改动。");
    private static final int LONGEST_HINT = 200;
    private static final int LONGEST_TEXT = 3000;

    private final TaskSpec spec;
    private final Map<String, Inbox.Item> tasks = new LinkedHashMap<>();

    BatchSheet(TaskSpec spec) {
        this.spec = spec;
    }

    /** Columns are told apart by their headings alone. */
    static boolean fits(TaskSpec spec) {
        return spec.kind().equals("record") && !spec.rows() && spec.papers().isEmpty() && !spec.measures().isEmpty()
                && headings(spec).map(Heading::name).distinct().count() == headings(spec).count();
    }

    void add(Inbox.Open open) {
        tasks.put(open.item().id(), open.item());
    }

    int size() {
        return tasks.size();
    }

    boolean asks(TaskSpec other) {
        return spec.fields().equals(other.fields());
    }

    void write(String title, WorkbookWriter book) {
        List<Heading> headings = headings(spec).toList();
        book.sheet(title, headings).help(headings, Map.of());
        tasks.values().forEach(item -> book.row(Arrays.asList(item.id(), item.title(), place(item))));
    }

    Collection<BatchRow> read(Table table, Faults faults) {
        Map<String, BatchRow> filled = new LinkedHashMap<>();
        for (Line line : Lines.of(table, headings(spec).toList(), h -> false, faults).all()) {
            BatchRow row = new BatchRow(line, spec);
            String task = row.empty() ? null : row.task();
            if (task == null) {
                continue;
            }
            Inbox.Item item = tasks.get(task);
            if (item == null) {
                line.wrong(TASK, "这一类待填任务里没有它。", "可能已经办结，或编号被改动；请删去这一行，或重新下载工作簿。");
            } else if (!same(line.text(PROJECT), item.title()) || !same(line.text(PLACE), place(item))) {
                // sorting one column alone would put figures to another project's task
                line.wrong(TASK, "与同一行的项目、子项或点位对不上。", "排序、筛选时请选中整张表；请重新下载工作簿再填。");
            } else if (filled.containsKey(task)) {
                line.wrong(TASK, "与第" + filled.get(task).number() + "行是同一项任务。", "一项任务一次填一行；请合并，或下次再填。");
            } else {
                filled.put(task, row);
            }
        }
        return new ArrayList<>(filled.values());
    }

    private static Stream<Heading> headings(TaskSpec spec) {
        return Stream.concat(Stream.of(TASK, PROJECT, PLACE), spec.fields().stream().map(BatchSheet::heading));
    }

    /** Whether a field must be filled in is for the task itself to say. */
    static Heading heading(Field field) {
        Kind kind = field.dates() || field.is("event") ? Kind.DAY : "number".equals(field.type()) ? Kind.NUMBER : Kind.TEXT;
        String hint = field.ticks() ? field.preset() ? "空着就是“是”，不是请写“否”。" : "写“是”，或空着。"
                : !field.options().isEmpty() ? "可填：" + field.options().stream().map(Field.Option::label).collect(Collectors.joining("、")) + "。"
                : field.description() == null ? "" : field.description();
        return new Heading(field.label().replaceAll("[\\s*＊]", ""), kind, false, LONGEST_TEXT, Math.max(8, field.label().length()),
                hint.substring(0, Math.min(LONGEST_HINT, hint.length())));
    }

    private static boolean same(String written, String known) {
        return Objects.toString(written, "").replaceAll("\\s", "").equals(Objects.toString(known, "").replaceAll("\\s", ""));
    }

    private static String place(Inbox.Item item) {
        return item.site() == null ? item.part() : item.site();
    }
}
