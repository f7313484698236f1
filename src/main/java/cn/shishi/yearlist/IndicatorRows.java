package cn.shishi.yearlist;

import cn.shishi.project.YearList;
import cn.shishi.register.Operator;
import cn.shishi.type.Field;
import cn.shishi.workbook.Line;
import cn.shishi.workbook.Lines;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the sheet 指标: what parts call their indicators, and what was promised of them and of milestones. */
final class IndicatorRows {

    private final Known known;
    private final References references;
    private final Map<List<String>, Integer> seen = new HashMap<>();

    IndicatorRows(Known known, References references) {
        this.known = known;
        this.references = references;
    }

    void read(Lines lines) {
        for (Line line : lines.all()) {
            Listed project = references.project(line, Column.PROMISED_PROJECT);
            Listed.Piece part = references.part(line, project, Column.PROMISED_PART);
            String word = line.text(Column.WORD.heading);
            String unit = line.text(Column.UNIT.heading);
            String own = line.text(Column.OWN.heading);
            YearList.Promise promise = promise(line, part, word, own, unit);
            if (project == null || part == null && !line.blank(Column.PROMISED_PART.heading) || word == null) {
                continue;
            }
            Collection<Listed.Piece> among = part == null ? project.parts().values() : List.of(part);
            if (among.stream().anyMatch(p -> p.type() == null)) {
                continue;
            }
            if (among.stream().anyMatch(p -> p.type().milestones().contains(word))) {
                milestone(line, own);
            } else {
                indicator(line, among, part, word, own, unit);
            }
            if (promise != null) {
                once(line, project, part, word, promise.words());
                project.promises().add(promise);
            }
        }
    }

    private void milestone(Line line, String own) {
        if (own != null) {
            line.wrong(Column.OWN.heading, "里程碑不能另起名称。", "请清空这一格；报告里的说法写在“承诺用语”。");
        }
        if (line.blank(Column.PROMISED.heading) && line.blank(Column.LOW.heading)) {
            line.wrong(Column.PROMISED.heading, "里程碑没有写承诺。", "请填承诺用语和目标数，或删去这一行。");
        }
    }

    private static void indicator(Line line, Collection<Listed.Piece> among, Listed.Piece part, String word, String own, String unit) {
        Field field = among.stream().flatMap(p -> p.type().indicator(word).stream()).findFirst().orElse(null);
        if (field == null) {
            line.wrong(Column.WORD.heading, "没有里程碑或指标“" + Line.brief(word) + "”。", "可用：" + Known.some(among.stream().flatMap(p -> Known.words(p.type()).stream()).distinct().toList()) + "。");
            return;
        }
        if (own == null && line.blank(Column.PROMISED.heading) && line.blank(Column.LOW.heading)) {
            line.wrong(Column.PROMISED.heading, "既没有承诺，也没有另起名称。", "是承诺就填承诺用语和目标数，只是另起名称就填“本项叫法”，否则请删去这一行。");
            return;
        }
        if (own != null && part == null) {
            line.wrong(Column.OWN.heading, "没有写明是哪个子项的叫法。", "请填子项名称，或清空这一格。");
            return;
        }
        if (unit == null) {
            return;
        }
        Listed.Own before = part == null ? null : part.words().get(word);
        String unitOf = before != null ? before.unit() : own == null ? field.bound("unit") : unit;
        if (!unit.equals(unitOf)) {
            line.wrong(Column.UNIT.heading, "“" + word + "”的单位是“" + unitOf + "”，不是“" + unit + "”。", "请改为“" + unitOf + "”；要用别的单位，请在“本项叫法”里另起名称。");
        } else if (before != null && own != null && !before.name().equals(own)) {
            line.wrong(Column.OWN.heading, "同一子项的“" + word + "”前面叫“" + before.name() + "”。", "请统一名称。");
        } else if (own != null) {
            part.words().put(word, new Listed.Own(own, unit));
        }
    }

    /** Null where nothing is promised, or wrongly. */
    private YearList.Promise promise(Line line, Listed.Piece part, String word, String own, String unit) {
        String words = line.text(Column.PROMISED.heading);
        BigDecimal low = line.number(Column.LOW.heading);
        BigDecimal high = line.number(Column.HIGH.heading);
        String operator = line.text(Column.OPERATOR.heading);
        var deadline = ListReader.inYear(line, Column.DEADLINE.heading, known.year());
        boolean promised = !line.blank(Column.PROMISED.heading);
        if (promised && line.blank(Column.LOW.heading)) {
            line.wrong(Column.LOW.heading, "承诺没有目标数。", "请填承诺的数。");
        } else if (!promised && !line.blank(Column.LOW.heading)) {
            line.wrong(Column.PROMISED.heading, "有目标数，没有承诺用语。", "请填报告里写在数字前面的话，如 建成启用。");
        }
        if (operator != null && Operator.worded(operator).isEmpty()) {
            line.wrong(Column.OPERATOR.heading, "不认识“" + operator + "”。", "可用：" + Known.some(Operator.words()) + "，或空着。");
        } else if (high != null && operator != null && Operator.worded(operator).orElseThrow() != Operator.BETWEEN) {
            line.wrong(Column.HIGH.heading, "写了“" + operator + "”，又写了目标上限。", "范围的“比较”空着或写“至”；不是范围请清空目标上限。");
        } else if (high == null && operator != null && Operator.worded(operator).orElseThrow() == Operator.BETWEEN && line.blank(Column.HIGH.heading)) {
            line.wrong(Column.HIGH.heading, "写了“至”，没有目标上限。", "请填目标上限。");
        }
        if (low != null && high != null && low.compareTo(high) > 0) {
            line.wrong(Column.HIGH.heading, "目标上限" + high.toPlainString() + "小于目标数" + low.toPlainString() + "。", "请把小的填在目标数，大的填在目标上限。");
        }
        return words == null || low == null ? null : new YearList.Promise(words, own == null ? word : own, part == null ? null : part.ordinal(), operator, low, high, unit, deadline);
    }

    private void once(Line line, Listed project, Listed.Piece part, String word, String words) {
        Integer before = seen.putIfAbsent(List.of(project.number(), part == null ? "" : part.name(), word, words), line.number());
        if (before != null) {
            line.wrong(Column.PROMISED.heading, "这项承诺与第" + before + "行重复。", "请删去其中一行，或改写承诺用语以示区别。");
        }
    }
}
