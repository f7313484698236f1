package cn.shishi.report;

import cn.shishi.register.Commitment;
import cn.shishi.register.Operator;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** Judges one commitment alone, in words. */
final class Verdict {

    private Verdict() {}

    /**
     * @param reached day on which the promised number was reached, or null
     * @param due last day of the promise
     */
    static String of(Commitment promise, BigDecimal actual, LocalDate reached, LocalDate due, LocalDate asOf) {
        String unit = promise.unit();
        boolean over = !asOf.isBefore(due);
        if (promise.operator() == Operator.AT_MOST) {
            BigDecimal room = promise.high().subtract(actual);
            return room.signum() < 0 ? "超出" + amount(room.negate(), unit)
                    : over ? "控制在范围内（低" + amount(room, unit) + "）" : "进行中";
        }
        BigDecimal missing = promise.low().subtract(actual);
        if (missing.signum() > 0) {
            return (over ? "未完成，差" : "进行中，尚差") + amount(missing, unit);
        }
        if (actual.compareTo(promise.high()) > 0) {
            return "超额完成";
        }
        if (promise.deadline() != null && reached != null && reached.isBefore(due)) {
            return "提前" + ChronoUnit.DAYS.between(reached, due) + "天完成";
        }
        return "完成";
    }

    /** The promised number as printed: 2台, 3至4台, 不少于680人次. */
    static String target(Commitment promise) {
        if (promise.operator() == Operator.BETWEEN) {
            return Figure.printed(promise.low()) + "至" + Figure.printed(promise.high()) + promise.unit();
        }
        return promise.operator().printed() + amount(promise.low(), promise.unit());
    }

    private static String amount(BigDecimal number, String unit) {
        return Figure.printed(number) + unit;
    }
}
