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
        List<Fact> counted = counted(measures, scope);
        if (counted.isEmpty()) {
            return null;
        }
        String adds = adds(measures, scope);
        BigDecimal total = counted.stream().map(Fact::value).reduce(BigDecimal.ZERO, BigDecimal::add);
        String unit = counted.get(0).unit();
        String roughly = counted.stream().map(Fact::approximator).filter(a -> a != null).reduce(null, (first, last) -> last);
        String definition = (name == null || name.isEmpty() ? "数量" : name) + switch (adds) {
            case "sum" -> "：" + counted.size() + "笔登记之和";
            case "distinct" -> "：登记过的名称，同名只算一个";
            default -> "：最近一次登记的数";
        };
        return new Figure(printed(total, unit, roughly), total, unit, definition, counted.stream().map(Fact::id).toList());
    }

    /** Those of the measures that make up the figure: of the same name the first. */
    static List<Fact> counted(List<Fact> measures, Scope scope) {
        return measures.isEmpty() ? List.of() : switch (adds(measures, scope)) {
            case "sum" -> measures.stream().filter(scope::inWindow).toList();
            case "distinct" -> firstOfEach(measures.stream().filter(scope::inWindow).toList());
            default -> latest(measures);
        };
    }

    private static String adds(List<Fact> measures, Scope scope) {
        Field field = scope.field(measures.get(0));
        return field == null ? "sum" : field.bound("adds");
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

    private static List<Fact> firstOfEach(Collection<Fact> measures) {
        Map<String, Fact> first = new LinkedHashMap<>();
        measures.stream().sorted(Comparator.comparing((Fact f) -> f.happened().to()).thenComparing(Fact::id))
                .forEach(f -> first.putIfAbsent(f.item() == null ? f.id() : f.item(), f));
        return List.copyOf(first.values());
    }

    /** The newest of each subject and class. */
    private static List<Fact> latest(Collection<Fact> measures) {
        Map<String, Fact> newest = new LinkedHashMap<>();
        measures.stream().sorted(Comparator.comparing((Fact f) -> f.happened().to()).thenComparing(Fact::id))
                .forEach(f -> newest.put(f.subject() + "\u001f" + f.dimension(), f));
        return List.copyOf(newest.values());
    }
}
