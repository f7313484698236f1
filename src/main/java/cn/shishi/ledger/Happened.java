package cn.shishi.ledger;

import cn.shishi.platform.Refusal;
import java.io.Serializable;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When something happened: an interval of days, as exactly as is known. It counts from the day its interval ends.
 *
 * @param from first day, Beijing time
 * @param to last day
 */
public record Happened(LocalDate from, LocalDate to, Precision precision) implements Serializable {

    /** How exactly a day is known, finest first. */
    public enum Precision { DAY, TEN_DAYS, MONTH, QUARTER, YEAR_START, HALF_YEAR, YEAR }

    private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})(?:T.*)?");
    private static final Pattern CHINESE = Pattern.compile("(\\d{4})年(?:(\\d{1,2})月(?:(\\d{1,2})日|(初|上旬|中旬|下旬|底))?"
            + "|(年初|初)|(上半年|下半年)|第?([一二三四1-4])季度)?");

    public Happened {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException(from + " > " + to);
        }
    }

    public static Happened on(LocalDate day) {
        return new Happened(day, day, Precision.DAY);
    }

    /** The later of two by the day it counts from; either may be null. */
    public static Happened later(Happened one, Happened other) {
        return one == null || other != null && other.to.isAfter(one.to) ? other : one;
    }

    /**
     * Reads 2020-09-15, 2020年9月15日, 2020年9月, 2020年9月初／中旬／底, 2020年第三季度, 2020年初, 2020年上半年, 2020年.
     *
     * @param field what the user calls the field, for the sentence
     * @throws Refusal for anything else, vague words (近期) above all
     */
    public static Happened parse(String field, String text) {
        String t = text.strip().replace(" ", "");
        try {
            Matcher iso = ISO.matcher(t);
            if (iso.matches()) {
                return on(LocalDate.of(number(iso, 1), number(iso, 2), number(iso, 3)));
            }
            Matcher m = CHINESE.matcher(t);
            if (m.matches()) {
                return chinese(m);
            }
        } catch (DateTimeException impossible) {
            throw Refusal.invalid("“" + field + "”填写的“" + text + "”不是存在的日期，请核对后重填。");
        }
        throw Refusal.invalid("“" + field + "”填写的“" + brief(text) + "”不是日期：请写 2020年9月15日、2020年9月、2020年9月底 或 2020-09-15，不要写“近期”一类的词。");
    }

    private static Happened chinese(Matcher m) {
        int year = number(m, 1);
        if (m.group(2) != null) {
            YearMonth month = YearMonth.of(year, number(m, 2));
            if (m.group(3) != null) {
                return on(month.atDay(number(m, 3)));
            }
            if (m.group(4) == null) {
                return new Happened(month.atDay(1), month.atEndOfMonth(), Precision.MONTH);
            }
            return switch (m.group(4)) {
                case "初", "上旬" -> new Happened(month.atDay(1), month.atDay(10), Precision.TEN_DAYS);
                case "中旬" -> new Happened(month.atDay(11), month.atDay(20), Precision.TEN_DAYS);
                default -> new Happened(month.atDay(21), month.atEndOfMonth(), Precision.TEN_DAYS);
            };
        }
        if (m.group(5) != null) {
            return span(year, 1, 3, Precision.YEAR_START);
        }
        if (m.group(6) != null) {
            return m.group(6).startsWith("上") ? span(year, 1, 6, Precision.HALF_YEAR) : span(year, 7, 12, Precision.HALF_YEAR);
        }
        if (m.group(7) != null) {
            int quarter = "一二三四".indexOf(m.group(7)) >= 0 ? "一二三四".indexOf(m.group(7)) : number(m, 7) - 1;
            return span(year, quarter * 3 + 1, quarter * 3 + 3, Precision.QUARTER);
        }
        return span(year, 1, 12, Precision.YEAR);
    }

    private static Happened span(int year, int firstMonth, int lastMonth, Precision precision) {
        return new Happened(LocalDate.of(year, firstMonth, 1), YearMonth.of(year, lastMonth).atEndOfMonth(), precision);
    }

    private static int number(Matcher m, int group) {
        return Integer.parseInt(m.group(group));
    }

    private static String brief(String text) {
        return text.length() <= 20 ? text : text.substring(0, 20) + "…";
    }

    /** As the report prints it; coarser than a month prints nothing. */
    public String printed() {
        String month = to.getYear() + "年" + to.getMonthValue() + "月";
        return switch (precision) {
            case DAY -> month + to.getDayOfMonth() + "日";
            case TEN_DAYS -> month + (from.getDayOfMonth() == 1 ? "初" : from.getDayOfMonth() == 11 ? "中旬" : "底");
            case MONTH -> month;
            default -> "";
        };
    }

    /** As the ledger's page shows it, however coarse. */
    public String shown() {
        int year = to.getYear();
        return switch (precision) {
            case QUARTER -> year + "年第" + "一二三四".charAt((to.getMonthValue() - 1) / 3) + "季度";
            case YEAR_START -> year + "年初";
            case HALF_YEAR -> year + (to.getMonthValue() == 6 ? "年上半年" : "年下半年");
            case YEAR -> year + "年";
            default -> printed();
        };
    }
}
