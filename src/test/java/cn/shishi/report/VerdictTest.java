package cn.shishi.report;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shishi.register.Promises;
import cn.shishi.register.Operator;
import java.math.BigDecimal;
import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictTest {

    private static final LocalDate DUE = LocalDate.of(2020, 12, 31);

    @ParameterizedTest
    @CsvSource({"EXACTLY,850,850,1745.1,超额完成,850平方米", "EXACTLY,40,40,40,完成,40平方米", "AT_LEAST,680,680,524,未完成，差156平方米,不少于680平方米",
            "BETWEEN,3,4,3,完成,3至4平方米", "BETWEEN,3,4,5,超额完成,3至4平方米", "BETWEEN,3,4,2,未完成，差1平方米,3至4平方米",
            "AT_MOST,650,650,600,控制在范围内（低50平方米）,不超过650平方米", "AT_MOST,650,650,651,超出1平方米,不超过650平方米",
            "ALL,92,92,92,完成,全部92平方米", "ABOUT,120,120,120,完成,约120平方米"})
    void aPromiseIsJudgedAloneAndInWords(Operator operator, BigDecimal low, BigDecimal high, BigDecimal actual, String verdict, String target) {
        var promise = Promises.of(operator, low, high, "平方米", null);
        assertThat(Verdict.of(promise, actual, null, DUE, DUE)).isEqualTo(verdict);
        assertThat(Verdict.target(promise)).isEqualTo(target);
    }

    @ParameterizedTest
    @CsvSource({"2020-05-21,10,提前10天完成", "2020-05-31,10,完成", "2020-05-21,11,超额完成"})
    void aPromiseWithADayOfItsOwnMayBeKeptEarly(LocalDate reached, BigDecimal actual, String verdict) {
        LocalDate due = LocalDate.of(2020, 5, 31);
        assertThat(Verdict.of(Promises.of(Operator.EXACTLY, BigDecimal.TEN, BigDecimal.TEN, "个", due), actual, reached, due, DUE)).isEqualTo(verdict);
    }

    @Property
    void untilItsDayAShortfallIsUnderWayAndAfterwardsItIsNot(@ForAll @IntRange(min = 1, max = 1000) int target, @ForAll @IntRange(max = 1200) int actual) {
        var promise = Promises.of(Operator.EXACTLY, BigDecimal.valueOf(target), null, "件", null);
        String before = Verdict.of(promise, BigDecimal.valueOf(actual), null, DUE, DUE.minusDays(1));
        String after = Verdict.of(promise, BigDecimal.valueOf(actual), null, DUE, DUE);
        if (actual < target) {
            assertThat(before).isEqualTo("进行中，尚差" + (target - actual) + "件");
            assertThat(after).isEqualTo("未完成，差" + (target - actual) + "件");
        } else {
            assertThat(before).isEqualTo(after).isEqualTo(actual == target ? "完成" : "超额完成");
        }
    }
}
