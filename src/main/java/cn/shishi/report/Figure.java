package cn.shishi.report;

import java.math.BigDecimal;
import java.util.List;

/**
 * A number with its unit, and where it comes from.
 *
 * @param text as printed: 1745.1平方米
 * @param value null where nothing was recorded
 * @param definition how it was found, in Chinese
 * @param facts ids of the facts it is made of
 */
public record Figure(String text, BigDecimal value, String unit, String definition, List<String> facts) {

    public Figure {
        value = value == null ? null : plain(value);
    }

    /** Without trailing zeros, so that it is the same from every database. */
    static BigDecimal plain(BigDecimal number) {
        BigDecimal bare = number.stripTrailingZeros();
        return bare.scale() < 0 ? bare.setScale(0) : bare;
    }

    static String printed(BigDecimal number) {
        return plain(number).toPlainString();
    }
}
