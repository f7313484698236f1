package cn.shishi.yearlist;

import cn.shishi.workbook.Heading;
import cn.shishi.workbook.WorkbookWriter;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Year lists for tests, right but for what a test changes: rows of values under headings. */
public final class Books {

    final Map<String, List<List<Object>>> sheets = new LinkedHashMap<>();
    final Map<String, List<Heading>> headings = new LinkedHashMap<>();

    private Books() {}

    /** Two projects of 2020: a quantity with its promise; lifts with a planned course and two sites. */
    public static Books right() {
        Books books = new Books();
        for (Sheet sheet : Sheet.values()) {
            books.sheets.put(sheet.title, new ArrayList<>());
            books.headings.put(sheet.title, new ArrayList<>(sheet.headings()));
        }
        books.headings.get("子项").addAll(List.of(Column.planned("立项"), Column.planned("开工"), Column.planned("启用")));
        books.row("清单", "05", "拆除违法建筑850平方米", "城区管理", "社区管理办公室", "分管领导", "经办人", "街道财政", 20.5, "街道党工委会议", "2020-01-10", "纪要〔2020〕1号");
        books.row("清单", "10", "加装电梯，建成启用2台，立项开工3至4台", "加装电梯", "社区管理办公室、社区服务办公室", "分管领导", null, null, null, null, "2020年1月10日", null);
        books.row("子项", "05", "拆除违法建筑", "量化任务");
        books.row("子项", "10", "加装电梯", "加装电梯", "2020年2月", "2020-03-31", "2020年12月");
        books.row("指标", "05", "拆除违法建筑", "数量", "拆除违法建筑", "平方米", "拆除违法建筑", null, 850);
        books.row("指标", "10", "加装电梯", "启用", null, "台", "建成启用", null, 2);
        books.row("指标", "10", "加装电梯", "开工", null, "台", "立项开工", null, 3, 4);
        books.row("点位", "10", "加装电梯", "康定路991号", "康定居民区");
        books.row("点位", "10", "加装电梯", "余姚路402弄6号", "余姚居民区");
        return books;
    }

    /** As many projects as wanted, numbered from {@code first}, with two parts and a promise each and the places spread over them. */
    public static Books many(int first, int projects, int places) {
        Books books = right();
        books.sheets.values().forEach(List::clear);
        for (int i = 0; i < projects; i++) {
            String number = Integer.toString(first + i);
            books.row("清单", number, "第" + number + "项：为居民办成一件实事，全年完成" + (100 + i) + "处", "社区服务", "社区管理办公室", "分管领导", "经办人", "街道财政", 10, "街道党工委会议",
                    LocalDate.now().withDayOfYear(1), "纪要" + number);
            books.row("子项", number, "逐处落实" + number, "全覆盖任务");
            books.row("子项", number, "加装电梯", "加装电梯");
            books.row("指标", number, "逐处落实" + number, "完成数", "落实", "处", "完成落实", "不少于", 100 + i);
        }
        for (int i = 0; i < places; i++) {
            String number = Integer.toString(first + i % projects);
            books.row("点位", number, "逐处落实" + number, "某某路" + i + "弄1号", "第" + i % 40 + "居民区");
        }
        return books;
    }

    public Books row(String sheet, Object... values) {
        sheets.get(sheet).add(new ArrayList<>(Arrays.asList(values)));
        return this;
    }

    /** Puts a value into a cell: rows from 0 under the heading. */
    public Books with(String sheet, int row, String heading, Object value) {
        List<Object> cells = sheets.get(sheet).get(row);
        int column = headings.get(sheet).stream().map(Heading::name).toList().indexOf(heading);
        while (cells.size() <= column) {
            cells.add(null);
        }
        cells.set(column, value);
        return this;
    }

    public byte[] bytes() {
        try (WorkbookWriter book = new WorkbookWriter()) {
            sheets.forEach((name, rows) -> {
                book.sheet(name, headings.get(name));
                rows.forEach(row -> book.row(row.stream().map(v -> v instanceof Number n ? new BigDecimal(n.toString()) : v).toList()));
            });
            return book.bytes();
        }
    }
}
