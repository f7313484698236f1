package cn.shishi.report;

import cn.shishi.ledger.Fact;
import cn.shishi.register.IndicatorWord;
import cn.shishi.type.Field;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Adds up measures of one indicator as its type says: entries of the period summed, or the latest level. */
final class Tally {

    private Tally() {}

    /** Null where nothing was measured. */
    static Figure of(List<Fact> measures, Scope scope, String name) {
        if (measures.isEmpty()) {
            return null;
        }
        Field field = scope.field(measures.get(0));
        boolean sums = field == null || "sum".equals(field.bound("adds"));
        List<Fact> counted = sums ? measures.stream().filter(scope::inWindow).toList() : latest(measures);
        if (counted.isEmpty()) {
            return null;
        }
        BigDecimal total = counted.stream().map(Fact::value).reduce(BigDecimal.ZERO, BigDecimal::add);
        String unit = counted.get(0).unit();
        String roughly = counted.stream().map(Fact::approximator).filter(a -> a != null).reduce(null, (first, last) -> last);
        String definition = (name == null || name.isEmpty() ? "数量" : name) + (sums ? "：" + counted.size() + "笔登记之和" : "：最近一次登记的数");
        return new Figure(printed(total, unit, roughly), total, unit, definition, counted.stream().map(Fact::id).toList());
    }

    static String printed(BigDecimal amount, String unit, String roughly) {
        String number = Figure.printed(amount);
        if (roughly == null) {
            return number + unit;
        }
        return roughly.equals("余") ? number + "余" + unit : roughly + number + unit;
    }

    static String name(String indicator, List<IndicatorWord> words, Field field) {
        return words.stream().filter(w -> w.indicator().equals(indicator)).map(IndicatorWord::name).findFirst()
                .orElse(field == null ? "" : field.bound("name"));
    }

    /** The newest of each subject and class. */
    private static List<Fact> latest(Collection<Fact> measures) {
        Map<String, Fact> newest = new LinkedHashMap<>();
        measures.stream().sorted(Comparator.comparing((Fact f) -> f.happened().to()).thenComparing(Fact::id))
                .forEach(f -> newest.put(f.subject() + "\u001f" + f.dimension(), f));
        return List.copyOf(newest.values());
    }
}
