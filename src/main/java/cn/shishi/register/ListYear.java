package cn.shishi.register;

import cn.shishi.platform.Refusal;
import java.time.LocalDate;

/** The year of a list, from 2000 to the one after today's. */
public final class ListYear {

    private static final int FIRST = 2000;

    private ListYear() {}

    /** @throws Refusal for a year no list is of */
    public static void check(int year, LocalDate today) {
        if (year < FIRST || year > today.getYear() + 1) {
            throw Refusal.invalid("年份“" + year + "”不对，请填四位数字，如 " + today.getYear() + "。");
        }
    }
}
