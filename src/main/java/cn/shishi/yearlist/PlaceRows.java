package cn.shishi.yearlist;

import cn.shishi.register.ListedPlace;
import cn.shishi.type.TaskSpec;
import cn.shishi.workbook.Line;
import cn.shishi.workbook.Lines;

/** Reads the sheet 点位. */
final class PlaceRows {

    /** Each site is a course of its own; more like places than this are rows of a checklist. */
    private static final int MOST_SITES = 500;

    private final References references;

    PlaceRows(References references) {
        this.references = references;
    }

    void read(Lines lines) {
        for (Line line : lines.all()) {
            Listed.Piece part = references.part(line, references.project(line, Column.PLACE_PROJECT), Column.PLACE_PART);
            String name = line.text(Column.PLACE.heading);
            String neighbourhood = line.text(Column.NEIGHBOURHOOD.heading);
            if (part == null || name == null) {
                continue;
            }
            if (part.type() != null && !part.type().perSite() && part.type().tasks().values().stream().noneMatch(TaskSpec::rows)) {
                line.wrong(Column.PLACE.heading, "类型“" + part.type().name() + "”用不到点位。", "请改选按点位推进或逐处打勾的类型，或删去这一行。");
            } else if (part.places().putIfAbsent(name, new ListedPlace(name, neighbourhood)) != null) {
                line.wrong(Column.PLACE.heading, "子项“" + part.name() + "”里已有点位“" + Line.brief(name) + "”。", "请删去重复的一行，或写全地址以示区别。");
            } else if (part.type() != null && part.type().perSite() && part.places().size() == MOST_SITES + 1) {
                line.wrong(Column.PLACE.heading, "“" + part.type().name() + "”的点位超过" + MOST_SITES + "个。", "每个点位各走一遍流程；这么多同样的点位请分成几个子项，或改用逐处打勾的类型。");
            }
        }
    }
}
