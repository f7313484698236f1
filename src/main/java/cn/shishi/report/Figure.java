package cn.shishi.report;

import java.math.BigDecimal;
import java.util.List;

/**
 * A number with its unit, and where it comes from.
 *
 * @param text as printed: 1745.1平方米
 * @param definition how it was found, in Chinese
 * @param facts ids of the facts it is made of
 */
public record Figure(String text, BigDecimal value, String unit, String definition, List<String> facts) {

    static String printed(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
