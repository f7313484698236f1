package cn.shishi.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateTest {

    @ParameterizedTest
    @CsvSource({"110,169,65.09", "168,184,91.3", "1,2,50", "1,3,33.33", "2,3,66.67", "0,7,0", "78,75,104", "1,800,0.13", "1,20000,0.01", "0.5,4,12.5"})
    void aRateIsHalfUpWithAtMostTwoDecimals(BigDecimal numerator, BigDecimal denominator, String printed) {
        assertThat(Figure.printed(Rate.percent(numerator, denominator))).isEqualTo(printed);
    }

    /** Checked in whole numbers alone: twice the distance to the exact fraction, in hundredths of a percent. */
    @Property
    void aRateIsTheNearestToItsExactFraction(@ForAll @IntRange(max = 1_000_000) int numerator, @ForAll @IntRange(min = 1, max = 1_000_000) int denominator) {
        BigInteger hundredths = Rate.percent(BigDecimal.valueOf(numerator), BigDecimal.valueOf(denominator)).movePointRight(2).toBigIntegerExact();
        BigInteger twiceTooMuch = hundredths.multiply(BigInteger.valueOf(denominator)).subtract(BigInteger.valueOf(numerator * 10000L)).shiftLeft(1);
        assertThat(twiceTooMuch).isGreaterThan(BigInteger.valueOf(-denominator)).isLessThanOrEqualTo(BigInteger.valueOf(denominator));
    }
}
