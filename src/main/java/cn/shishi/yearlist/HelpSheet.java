package cn.shishi.yearlist;

import cn.shishi.register.Operator;
import cn.shishi.type.Field;
import cn.shishi.type.TypeModel;
import cn.shishi.workbook.Heading;
import cn.shishi.workbook.Heading.Kind;
import cn.shishi.workbook.WorkbookWriter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The sheet 说明: what may be written, and the lists that the other sheets' cells offer. */
final class HelpSheet {

    private static final List<String> RULES = List.of(
            "一个项目在“清单”写一行；它的几件事在“子项”各写一行，每件选一种类型。",
            "承诺写在“指标”：由哪个子项的哪个里程碑或指标计数，承诺多少。里程碑按达到的个数计，指标按填报的数计。",
            "指标在报告里要换个说法时填“本项叫法”和单位，如 数量 叫 拆除违法建筑、平方米。",
            "点位写在“点位”：按点位推进的类型，它们就是首批点位；全覆盖一类的类型，它们是逐处打勾的清单。",
            "“子项”里“计划：……”各列填计划日期，导入后作为基准，与实际日期并排显示，不再改动。",
            "日期写 2020-06-30、2020年6月30日或2020年6月（取月末）。数字只写阿拉伯数字。不要用公式，不要合并单元格。",
            "全部查对无误才会导入；有一处不对，就一条也不导入，并逐条列出位置和改法。");

    private static final List<Heading> HEADINGS = List.of(
            new Heading("类型", Kind.TEXT, false, 100, 10, ""), new Heading("推进方式", Kind.TEXT, false, 100, 8, ""),
            new Heading("里程碑（依次）", Kind.TEXT, false, 1000, 34, ""), new Heading("指标（单位）", Kind.TEXT, false, 1000, 34, ""),
            new Heading("比较", Kind.TEXT, false, 100, 8, ""), new Heading("责任科室", Kind.TEXT, false, 100, 16, ""),
            new Heading("怎样填", Kind.TEXT, false, 1000, 39, ""));

    private final List<TypeModel> types;
    private final List<String> offices;
    private final List<String> operators = Operator.words();

    HelpSheet(List<TypeModel> types, List<String> offices) {
        this.types = types.stream().sorted(Comparator.comparing(TypeModel::name)).toList();
        this.offices = offices;
    }

    /** Where the other sheets find what their columns offer. */
    Map<String, String> choices() {
        Map<String, String> choices = new LinkedHashMap<>();
        offer(choices, Column.TYPE, "A", types.size());
        offer(choices, Column.OPERATOR, "E", operators.size());
        return choices;
    }

    void write(WorkbookWriter book) {
        book.sheet(Sheet.HELP, HEADINGS);
        int rows = Math.max(Math.max(types.size(), operators.size()), Math.max(offices.size(), RULES.size()));
        for (int i = 0; i < rows; i++) {
            TypeModel type = i < types.size() ? types.get(i) : null;
            book.row(Arrays.asList(type == null ? null : type.name(), type == null ? null : type.perSite() ? "按点位" : "按子项",
                    type == null ? null : String.join("、", type.milestones()), type == null ? null : indicators(type),
                    at(operators, i), at(offices, i), at(RULES, i)));
        }
    }

    private static void offer(Map<String, String> choices, Column column, String letter, int size) {
        if (size > 0) {
            choices.put(column.heading.name(), "'" + Sheet.HELP + "'!$" + letter + "$2:$" + letter + "$" + (size + 1));
        }
    }

    private static String indicators(TypeModel type) {
        return type.measures().map(HelpSheet::indicator).distinct().collect(Collectors.joining("、"));
    }

    private static String indicator(Field field) {
        return field.bound("name") + "（" + field.bound("unit") + "）";
    }

    private static String at(List<String> texts, int i) {
        return i < texts.size() ? texts.get(i) : null;
    }
}
