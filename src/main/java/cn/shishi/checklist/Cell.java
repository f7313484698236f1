package cn.shishi.checklist;

import cn.shishi.type.Field;
import java.text.Normalizer;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One cell of a spreadsheet, read as a field wants it; what cannot be read stays as it is and is told on completion. */
final class Cell {

    private static final Set<String> YES = Set.of("是", "√", "✓", "✔", "☑", "对", "有", "1", "true", "yes", "y", "已完成", "完成");
    private static final Set<String> NO = Set.of("否", "×", "✗", "☐", "无", "没有", "0", "false", "no", "n", "未完成");
    private static final Pattern DAY = Pattern.compile("(\\d{4})[./](\\d{1,2})[./](\\d{1,2})(?:\\s.*)?");

    private Cell() {}

    /** Null for an empty cell. */
    static Object read(String cell, Field field) {
        if (cell.isBlank()) {
            return null;
        }
        String plain = plain(cell);
        return switch (field.type()) {
            case "checkbox" -> YES.contains(plain) ? (Object) true : NO.contains(plain) ? (Object) false : cell;
            case "number" -> plain.replaceAll("(?<=\\d),(?=\\d{3})", "");
            case "select", "radio" -> field.options().stream().filter(o -> o.label().equals(cell) || o.value().equals(cell)).map(Field.Option::value)
                    .findFirst().orElse(cell);
            default -> field.dates() || field.is("event") ? day(cell) : cell;
        };
    }

    static Boolean tick(String cell) {
        return YES.contains(plain(cell)) ? Boolean.TRUE : NO.contains(plain(cell)) ? Boolean.FALSE : null;
    }

    /** 2020/9/5 and 2020.9.5, as spreadsheets show days, become 2020-09-05. */
    private static String day(String cell) {
        Matcher m = DAY.matcher(halfWidth(cell));
        return m.matches() ? m.group(1) + "-" + twoDigits(m.group(2)) + "-" + twoDigits(m.group(3)) : cell;
    }

    private static String twoDigits(String number) {
        return number.length() < 2 ? "0" + number : number;
    }

    static boolean isDay(String cell) {
        return DAY.matcher(halfWidth(cell)).matches() || cell.matches("\\d{4}(年.*|-\\d{1,2}-\\d{1,2})");
    }

    static boolean isNumber(String cell) {
        return plain(cell).matches("\\d[\\d,]*(\\.\\d+)?");
    }

    /** For comparing: half-width, lower case, without spaces. */
    static String plain(String text) {
        return halfWidth(text).replaceAll("\\s", "").toLowerCase();
    }

    private static String halfWidth(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
    }
}
