package cn.shishi.desk;

import cn.shishi.workbook.Faults;
import cn.shishi.workbook.Line;
import cn.shishi.workbook.Table;
import cn.shishi.workbook.WorkbookWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tasks that record figures, not place by place and without papers, as a workbook: a sheet for each kind of them. */
final class BatchBook {

    private static final int LONGEST_TITLE = 31;

    private final Map<String, BatchSheet> sheets = new LinkedHashMap<>();

    BatchBook(List<Inbox.Open> mine) {
        mine.stream().filter(open -> BatchSheet.fits(open.spec()))
                .forEach(open -> sheets.computeIfAbsent(title(open), t -> new BatchSheet(open.spec())).add(open));
    }

    /** How many tasks there are of each kind. */
    Map<String, Integer> counts() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        sheets.forEach((title, sheet) -> counts.put(title, sheet.size()));
        return counts;
    }

    byte[] write() {
        try (WorkbookWriter book = new WorkbookWriter()) {
            sheets.forEach((title, sheet) -> sheet.write(title, book));
            return book.bytes();
        }
    }

    /** The rows in which anything was filled in, each for a task of its own. */
    List<BatchRow> read(List<Table> tables, Faults faults) {
        List<BatchRow> filled = new ArrayList<>();
        for (Table table : tables) {
            BatchSheet sheet = sheets.get(table.name());
            if (sheet == null) {
                faults.add(table.name(), 0, "", "没有“" + Line.brief(table.name()) + "”这一类待填任务。", "可能都已办结；请删去这张表，或重新下载工作簿。");
            } else {
                filled.addAll(sheet.read(table, faults));
            }
        }
        if (filled.isEmpty() && faults.none()) {
            faults.add("", 0, "", "一行也没有填写。", "请在要填报的任务那一行填上日期和数字，再上传。");
        }
        return filled;
    }

    /** Tasks of one kind ask the same; where versions of a type differ, each has a sheet of its own. */
    private String title(Inbox.Open open) {
        String name = (open.type() + " " + open.item().name()).replaceAll("[\\\\/?*\\[\\]:']", "");
        String title = name.substring(0, Math.min(LONGEST_TITLE - 1, name.length()));
        int version = 1;
        String versioned = title;
        while (sheets.containsKey(versioned) && !sheets.get(versioned).asks(open.spec())) {
            versioned = title + ++version;
        }
        return versioned;
    }
}
