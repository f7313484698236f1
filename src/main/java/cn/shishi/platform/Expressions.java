package cn.shishi.platform;

import java.util.regex.Pattern;

/** What may stand between {@code ${} and {@code }}: one name, which is looked up and never computed. */
public final class Expressions {

    /** The words between mean something to the expression language itself (Jakarta Expression Language 5.0, 1.17). */
    private static final Pattern NAME = Pattern.compile(
            "[$#]\\{\\s*(?!(?:and|or|not|eq|ne|lt|gt|le|ge|true|false|null|instanceof|empty|div|mod)\\b)[A-Za-z_]\\w*\\s*}");

    private Expressions() {}

    public static boolean isOneName(String expression) {
        return NAME.matcher(expression).matches();
    }
}
