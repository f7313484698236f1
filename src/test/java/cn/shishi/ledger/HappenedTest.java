package cn.shishi.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.YearMonth;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HappenedTest {

    @ParameterizedTest
    @CsvSource({"2020-09-15,2020-09-15,2020-09-15,2020年9月15日", "2020年9月15日,2020-09-15,2020-09-15,2020年9月15日",
            "2020年9月,2020-09-01,2020-09-30,2020年9月", "2020年3月初,2020-03-01,2020-03-10,2020年3月初",
            "2020年3月中旬,2020-03-11,2020-03-20,2020年3月中旬", "2020年12月底,2020-12-21,2020-12-31,2020年12月底",
            "2020年第三季度,2020-07-01,2020-09-30,''", "2020年初,2020-01-01,2020-03-31,''", "2020年上半年,2020-01-01,2020-06-30,''",
            "2019年,2019-01-01,2019-12-31,''"})
    void daysAreReadAsTheyAreWrittenAndCoarseOnesPrintNothing(String written, LocalDate from, LocalDate to, String printed) {
        Happened happened = Happened.parse("日期", written);
        assertThat(happened.from()).isEqualTo(from);
        assertThat(happened.to()).isEqualTo(to);
        assertThat(happened.printed()).isEqualTo(printed);
        assertThat(Happened.parse("日期", happened.shown())).isEqualTo(happened);
    }

    @ParameterizedTest
    @ValueSource(strings = {"近期", "前不久", "9月", "2020", "2020年13月", "2020-02-30", "2020年2月30日", "9月底前", "2020/09/15", "昨天"})
    void whatIsNoDayIsRefusedInChinese(String written) {
        assertThatThrownBy(() -> Happened.parse("完成时间", written)).hasMessageContaining("“完成时间”填写的“" + written + "”");
    }

    @Property
    void everyDayIsReadBackFromWhatIsShown(@ForAll @IntRange(min = 1990, max = 2100) int year, @ForAll @IntRange(min = 1, max = 12) int month,
            @ForAll @IntRange(min = 1, max = 31) int day) {
        LocalDate date = LocalDate.of(year, month, Math.min(day, YearMonth.of(year, month).lengthOfMonth()));
        assertThat(Happened.parse("日期", Happened.on(date).shown())).isEqualTo(Happened.on(date));
    }
}
