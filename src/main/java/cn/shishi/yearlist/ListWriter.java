package cn.shishi.yearlist;

import cn.shishi.project.YearList;
import cn.shishi.register.Grounds;
import cn.shishi.register.ListedPlace;
import cn.shishi.register.Operator;
import cn.shishi.type.TypeModel;
import cn.shishi.workbook.Heading;
import cn.shishi.workbook.WorkbookWriter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Writes a year list as the workbook it could have come from; without a list, the empty template. */
final class ListWriter {

    private final List<TypeModel> types;
    private final HelpSheet help;

    ListWriter(List<TypeModel> types, List<String> offices) {
        this.types = types;
        this.help = new HelpSheet(types, offices);
    }

    byte[] write(YearList list) {
        List<YearList.Item> items = list == null ? List.of() : list.projects();
        try (WorkbookWriter book = new WorkbookWriter()) {
            sheet(book, Sheet.PROJECTS, Sheet.PROJECTS.headings());
            items.forEach(item -> book.row(project(item, list.decided())));
            List<String> milestones = milestones(items);
            sheet(book, Sheet.PARTS, Stream.concat(Sheet.PARTS.headings().stream(), milestones.stream().map(Column::planned)).toList());
            items.forEach(item -> item.parts().forEach(part -> book.row(part(item, part, milestones))));
            sheet(book, Sheet.INDICATORS, Sheet.INDICATORS.headings());
            items.forEach(item -> new IndicatorLines(item).all().forEach(book::row));
            sheet(book, Sheet.PLACES, Sheet.PLACES.headings());
            items.forEach(item -> item.parts().forEach(part -> part.places().forEach(place -> book.row(place(item, part, place)))));
            help.write(book);
            return book.bytes();
        }
    }

    private void sheet(WorkbookWriter book, Sheet sheet, List<Heading> headings) {
        book.sheet(sheet.title, headings).help(headings, help.choices());
    }

    private List<String> milestones(List<YearList.Item> items) {
        Set<String> all = new LinkedHashSet<>();
        types.forEach(t -> all.addAll(t.milestones()));
        items.forEach(item -> item.parts().forEach(part -> all.addAll(part.planned().keySet())));
        return List.copyOf(all);
    }

    private static List<Object> project(YearList.Item item, LocalDate decided) {
        Grounds g = item.grounds() == null ? Grounds.NONE : item.grounds();
        return Arrays.asList(item.number(), item.promise(), item.category(), item.office(), item.leader(), g.cadre(), g.fundsSource(),
                g.fundsPlanned(), g.meeting(), g.decided() == null ? decided : g.decided(), g.minutes());
    }

    private static List<Object> part(YearList.Item item, YearList.Piece part, List<String> milestones) {
        List<Object> row = new ArrayList<>(List.of(item.number(), part.name(), part.type()));
        milestones.forEach(milestone -> row.add(part.planned().get(milestone)));
        return row;
    }

    private static List<Object> place(YearList.Item item, YearList.Piece part, ListedPlace place) {
        return Arrays.asList(item.number(), part.name(), place.name(), place.neighbourhood());
    }

    /** The rows of 指标 for one project: its promises in their order, then indicators that only have a name of their own. */
    private record IndicatorLines(YearList.Item item) {

        List<List<Object>> all() {
            List<List<Object>> rows = new ArrayList<>();
            Set<List<String>> named = new LinkedHashSet<>();
            for (YearList.Promise promise : item.commitments()) {
                YearList.Piece part = promise.part() == null ? null : item.parts().get(promise.part() - 1);
                Map.Entry<String, String> own = part == null ? null : part.words().entrySet().stream()
                        .filter(w -> w.getKey().equals(promise.counts()) || name(w.getValue()).equals(promise.counts())).findFirst().orElse(null);
                if (own != null) {
                    named.add(List.of(part.name(), own.getKey()));
                }
                Operator operator = Operator.worded(promise.operator() == null ? "" : promise.operator()).orElse(Operator.EXACTLY);
                rows.add(Arrays.asList(item.number(), part == null ? null : part.name(), own == null ? promise.counts() : own.getKey(),
                        own == null ? null : name(own.getValue()), promise.unit(), promise.words(),
                        operator == Operator.EXACTLY ? null : promise.operator(), promise.low(), promise.high(), promise.deadline()));
            }
            for (YearList.Piece part : item.parts()) {
                part.words().forEach((word, own) -> {
                    if (!named.contains(List.of(part.name(), word))) {
                        rows.add(Arrays.asList(item.number(), part.name(), word, name(own), own.substring(name(own).length() + 1, own.length() - 1)));
                    }
                });
            }
            return rows;
        }

        /** 拆除面积, of 拆除面积（平方米）. */
        private static String name(String own) {
            return own.substring(0, Math.max(0, own.lastIndexOf('（')));
        }
    }
}
