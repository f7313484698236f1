package cn.shishi.yearlist;

import cn.shishi.type.Phase;
import cn.shishi.type.TypeModel;
import cn.shishi.workbook.Heading;
import cn.shishi.workbook.Line;
import cn.shishi.workbook.Lines;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the sheet 子项, with the planned days of milestones in columns of their own. */
final class PartRows {

    private final Known known;
    private final References references;

    PartRows(Known known, References references) {
        this.known = known;
        this.references = references;
    }

    void read(Lines lines) {
        List<String> planned = known.types().stream().flatMap(t -> t.milestones().stream()).distinct()
                .filter(m -> lines.has(Column.PLANNED + m)).toList();
        for (Line line : lines.all()) {
            Listed project = references.project(line, Column.PART_PROJECT);
            String name = line.text(Column.PART_NAME.heading);
            TypeModel type = type(line);
            Map<String, LocalDate> days = planned(line, type, planned);
            if (project == null || name == null) {
                continue;
            }
            Listed.Piece part = new Listed.Piece(project.parts().size() + 1, name, type);
            part.planned().putAll(days);
            if (project.parts().putIfAbsent(name, part) != null) {
                line.wrong(Column.PART_NAME.heading, "项目“" + project.number() + "”已有子项“" + Line.brief(name) + "”。", "请改名，使同一项目的子项各不相同。");
            }
        }
    }

    private TypeModel type(Line line) {
        String name = line.text(Column.TYPE.heading);
        TypeModel type = name == null ? null : known.type(name).orElse(null);
        if (name != null && type == null) {
            line.wrong(Column.TYPE.heading, "没有类型“" + Line.brief(name) + "”。", "可用：" + Known.some(known.typeNames()) + "。");
        }
        return type;
    }

    private Map<String, LocalDate> planned(Line line, TypeModel type, List<String> columns) {
        Map<String, LocalDate> days = new LinkedHashMap<>();
        for (String milestone : columns) {
            Heading heading = Column.planned(milestone);
            LocalDate day = ListReader.inYear(line, heading, known.year());
            if (day != null && type != null && !type.milestones().contains(milestone)) {
                line.wrong(heading, "类型“" + type.name() + "”没有里程碑“" + milestone + "”。", "请清空这一格；可填计划的有：" + Known.some(type.milestones()) + "。");
            } else if (day != null) {
                days.put(milestone, day);
            }
        }
        if (type != null) {
            ascending(line, type, days);
        }
        return days;
    }

    /** What can only come later is not planned earlier; phases that run at once may end in any order. */
    private static void ascending(Line line, TypeModel type, Map<String, LocalDate> days) {
        for (Phase later : type.phases()) {
            LocalDate day = days.get(later.milestone());
            if (day == null) {
                continue;
            }
            type.phases().stream().filter(p -> days.containsKey(p.milestone()) && days.get(p.milestone()).isAfter(day))
                    .filter(p -> type.follows(p.id()).contains(later.id()) && !type.follows(later.id()).contains(p.id())).findFirst()
                    .ifPresent(earlier -> line.wrong(Column.planned(later.milestone()),
                            "“" + later.milestone() + "”计划" + day + "，早于“" + earlier.milestone() + "”的计划" + days.get(earlier.milestone()) + "。",
                            "“" + later.milestone() + "”在“" + earlier.milestone() + "”之后，请核对这两个日期。"));
        }
    }
}
