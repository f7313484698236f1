package cn.shishi.desk;

import cn.shishi.checklist.Grid;
import cn.shishi.checklist.Pasted;
import cn.shishi.checklist.Row;
import cn.shishi.checklist.Workbook;
import cn.shishi.project.Checklists;
import cn.shishi.type.Field;
import cn.shishi.workbook.Heading;
import cn.shishi.workbook.WorkbookReader;
import cn.shishi.workbook.WorkbookWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** A checklist as a workbook: the columns of the page, to be filled in elsewhere and handed in like a pasted table. */
@Component
class ChecklistBook {

    private static final String YES = "是";
    private static final String NO = "否";
    private static final String RULES = "怎样填";
    private static final List<String> HOW = List.of(
            "办妥的地点，在“勾选”一列写“是”，并填好后面各列；其余的行不必填。",
            "清单里没有的地点，写在最后，上传时再选定是新地点还是名称写法不同。",
            "空着的格子，上传后不改动清单页上已填的内容。",
            "日期写 2020-09-15、2020年9月15日、2020年9月或2020年9月底。数字只写阿拉伯数字。不要用公式，不要合并单元格。",
            "有一格读不懂，就一行也不填入，并逐格列出位置和改法。填入后仍是草稿，在清单页提交。");

    private final Checklists checklists;

    ChecklistBook(Checklists checklists) {
        this.checklists = checklists;
    }

    byte[] of(Checklists.Of list) {
        List<Field> columns = list.spec().columns();
        List<Heading> headings = Workbook.headings(columns);
        Map<String, List<String>> offered = offered(columns);
        try (WorkbookWriter book = new WorkbookWriter()) {
            book.sheet(Workbook.SHEET, headings).help(headings, choices(offered));
            checklists.lines(list).forEach(line -> book.row(cells(line, columns)));
            List<List<String>> help = new ArrayList<>(offered.values());
            help.add(HOW);
            List<Heading> told = new ArrayList<>(offered.keySet().stream().map(name -> new Heading(name, Heading.Kind.TEXT, false, 100, 10, "")).toList());
            told.add(new Heading(RULES, Heading.Kind.TEXT, false, 1000, 39, ""));
            book.sheet(Workbook.HELP, told);
            for (int row = 0; row < help.stream().mapToInt(List::size).max().orElse(0); row++) {
                int at = row;
                book.row(help.stream().map(of -> at < of.size() ? of.get(at) : null).toList());
            }
            return book.bytes();
        }
    }

    Grid read(Checklists.Of list, MultipartFile file) {
        try {
            Path copy = Files.createTempFile("rows", ".xlsx");
            try {
                file.transferTo(copy);
                return Workbook.read(WorkbookReader.read(copy), list.spec().columns(), checklists::wrong);
            } finally {
                Files.deleteIfExists(copy);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** A row that was filled in and then not ticked says so: filled cells alone would tick it. */
    private static List<Object> cells(Checklists.Line line, List<Field> columns) {
        Row row = line.row();
        List<Object> cells = new ArrayList<>(Arrays.asList(BigDecimal.valueOf(line.ordinal()), line.neighbourhood(), line.item(), line.done(),
                row.ticked() ? YES : row.filled().isEmpty() ? null : NO));
        columns.forEach(f -> cells.add(cell(f, row.filled().get(f.key()))));
        return cells;
    }

    private static Object cell(Field field, Object value) {
        if (value == null) {
            return null;
        }
        String text = value.toString();
        if (field.ticks()) {
            return "true".equals(text) ? YES : NO;
        }
        try {
            return field.type().equals("number") ? (Object) new BigDecimal(text) : field.dates() || field.is("event") ? LocalDate.parse(text)
                    : field.options().stream().filter(o -> o.value().equals(text)).map(Field.Option::label).findFirst().orElse(text);
        } catch (NumberFormatException | DateTimeParseException asItIs) {
            return text;
        }
    }

    /** What the cells of a column may be chosen from, by its heading. */
    private static Map<String, List<String>> offered(List<Field> columns) {
        Map<String, List<String>> offered = new LinkedHashMap<>(Map.of(Pasted.TICK, List.of(YES, NO)));
        columns.stream().filter(Field::ticks).forEach(f -> offered.put(f.label(), List.of(YES, NO)));
        columns.stream().filter(f -> !f.options().isEmpty()).forEach(f -> offered.put(f.label(), f.options().stream().map(Field.Option::label).toList()));
        return offered;
    }

    private static Map<String, String> choices(Map<String, List<String>> offered) {
        Map<String, String> choices = new LinkedHashMap<>();
        offered.forEach((name, list) -> {
            String column = WorkbookWriter.column(choices.size());
            choices.put(name, Workbook.HELP + "!$" + column + "$2:$" + column + "$" + (list.size() + 1));
        });
        return choices;
    }
}
