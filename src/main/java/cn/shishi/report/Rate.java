package cn.shishi.report;

import cn.shishi.ledger.Fact;
import cn.shishi.type.Field;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** K17: how much of one indicator another is, computed from both totals and never typed. */
final class Rate {

    private Rate() {}

    /** Null where the indicator is no numerator, or its denominator is nothing. */
    static Figure of(List<Fact> measures, Map<String, List<Fact>> all, Scope scope) {
        Field field = scope.field(measures.get(0));
        List<Fact> others = field == null || field.bound("rateOf") == null ? null : all.get(field.bound("rateOf"));
        if (others == null) {
            return null;
        }
        Figure numerator = Tally.of(measures, scope, field.bound("name"));
        Figure denominator = Tally.of(others, scope, scope.field(others.get(0)).bound("name"));
        if (numerator == null || denominator == null || denominator.value().signum() == 0) {
            return null;
        }
        BigDecimal percent = percent(numerator.value(), denominator.value());
        boolean exact = Stream.concat(measures.stream(), others.stream()).allMatch(f -> f.approximator() == null);
        return new Figure(Tally.printed(percent, "%", exact ? null : "约"), percent, "%",
                field.bound("rateName") + "＝" + field.bound("name") + numerator.text() + "÷" + scope.field(others.get(0)).bound("name") + denominator.text(),
                Stream.concat(numerator.facts().stream(), denominator.facts().stream()).distinct().toList());
    }

    /** Half up, at most two decimals. */
    static BigDecimal percent(BigDecimal numerator, BigDecimal denominator) {
        return numerator.multiply(BigDecimal.valueOf(100)).divide(denominator, 2, RoundingMode.HALF_UP);
    }
}
