package cn.shishi.report;

import cn.shishi.platform.Refusal;
import cn.shishi.register.ListYear;
import java.time.LocalDate;

/** What a report looks back on: from the first day of the year to its as-of day. */
public enum Period {
    HALF("上半年", 6, 30),
    YEAR("全年", 12, 31);

    private final String name;
    private final int month;
    private final int day;

    Period(String name, int month, int day) {
        this.name = name;
        this.month = month;
        this.day = day;
    }

    static Period named(String name) {
        for (Period period : values()) {
            if (period.name().equalsIgnoreCase(name)) {
                return period;
            }
        }
        throw Refusal.invalid("没有“" + name + "”这种报告期，请用 half（上半年）或 year（全年）。");
    }

    LocalDate first(int year) {
        return LocalDate.of(year, 1, 1);
    }

    /** The natural last day; a report may be drawn up as of another. */
    LocalDate last(int year) {
        return LocalDate.of(year, month, day);
    }

    /** The day a report of a list stands at where none is asked for: today, but within the list's year and not after the period. */
    public LocalDate reached(int year, LocalDate today) {
        ListYear.check(year, today);
        return today.isBefore(first(year)) ? first(year) : today.isBefore(last(year)) ? today : last(year);
    }

    /** 2020年全年; as of another day than the period's last: 截至2020年7月31日，. */
    String printed(int year, LocalDate asOf) {
        return asOf.equals(last(year)) ? year + "年" + name
                : "截至" + asOf.getYear() + "年" + asOf.getMonthValue() + "月" + asOf.getDayOfMonth() + "日，";
    }

    String title(int year) {
        return this == HALF ? year + "年上半年实事项目推进情况" : year + "年度实事项目完成情况";
    }
}
