package cn.shishi.yearlist;

import cn.shishi.ledger.Happened;
import cn.shishi.project.YearList;
import cn.shishi.workbook.Faults;
import cn.shishi.workbook.Heading;
import cn.shishi.workbook.Line;
import cn.shishi.workbook.Lines;
import cn.shishi.workbook.Table;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Makes a year list of a workbook's sheets, noting in one pass all that is wrong with it. */
final class ListReader {

    private final Known known;
    private final Faults faults = new Faults();

    ListReader(Known known) {
        this.known = known;
    }

    Faults faults() {
        return faults;
    }

    /** Null where anything is wrong. */
    YearList read(List<Table> tables) {
        Map<Sheet, Lines> sheets = sheets(tables);
        if (sheets.size() < Sheet.values().length) {
            return null;
        }
        References references = new References(new ProjectRows(known, faults).read(sheets.get(Sheet.PROJECTS)));
        new PartRows(known, references).read(sheets.get(Sheet.PARTS));
        new IndicatorRows(known, references).read(sheets.get(Sheet.INDICATORS));
        new PlaceRows(references).read(sheets.get(Sheet.PLACES));
        for (Listed project : references.projects()) {
            if (project.parts().isEmpty()) {
                project.line().wrong(Column.NUMBER.heading, "项目“" + project.number() + "”没有子项。", "请在“子项”表里为它至少写一行，选定类型。");
            }
        }
        if (references.projects().isEmpty() && faults.none()) {
            faults.add(Sheet.PROJECTS.title, 0, "", "没有项目。", "请从第二行起，一个项目写一行。");
        }
        return faults.none() ? list(references) : null;
    }

    private YearList list(References references) {
        LocalDate decided = references.projects().stream().map(p -> p.grounds().decided()).min(LocalDate::compareTo).orElseThrow();
        return new YearList(known.street(), known.year(), decided, references.projects().stream().map(Listed::item).toList());
    }

    private Map<Sheet, Lines> sheets(List<Table> tables) {
        Map<Sheet, Lines> read = new EnumMap<>(Sheet.class);
        List<String> names = tables.stream().map(t -> t.name().strip()).toList();
        for (Sheet sheet : Sheet.values()) {
            List<Table> of = tables.stream().filter(t -> t.name().strip().equals(sheet.title)).toList();
            if (of.isEmpty()) {
                faults.add(sheet.title, 0, "", "没有工作表“" + sheet.title + "”，现有：" + Known.some(names) + "。", "请从空白模板复制这张表，没有内容也要保留表头。");
            } else if (of.size() > 1) {
                faults.add(sheet.title, 0, "", "工作表“" + sheet.title + "”有" + of.size() + "张。", "请只留一张。");
            } else {
                read.put(sheet, Lines.of(of.get(0), sheet.headings(), h -> sheet == Sheet.PARTS && planned(h), faults));
            }
        }
        tables.stream().filter(t -> !t.rows().isEmpty() && !t.name().strip().equals(Sheet.HELP))
                .filter(t -> Stream.of(Sheet.values()).noneMatch(s -> s.title.equals(t.name().strip())))
                .forEach(t -> faults.add(t.name(), 0, "", "多出工作表“" + Line.brief(t.name()) + "”，里面的内容不会读入。", "请并入清单、子项、指标或点位，或删去这张表。"));
        return read;
    }

    private boolean planned(String heading) {
        return heading.startsWith(Column.PLANNED) && known.types().stream().anyMatch(t -> t.milestones().contains(heading.substring(Column.PLANNED.length())));
    }

    /** The last day of what is written, within the year of the list. */
    static LocalDate inYear(Line line, Heading heading, int year) {
        LocalDate day = day(line, heading);
        if (day != null && day.getYear() != year) {
            line.wrong(heading, "“" + day + "”不在" + year + "年。", "请核对年份；跨年的事只写本年度的日期，或空着。");
            return null;
        }
        return day;
    }

    static LocalDate day(Line line, Heading heading) {
        Happened when = line.read(heading, text -> Happened.parse(heading.name(), text));
        return when == null ? null : when.to();
    }
}
