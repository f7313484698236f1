package cn.shishi.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What a password has to be; 0 switches a rule off.
 *
 * @param kinds of capital letters, small letters, digits and others, how many must be there
 * @param days after which it must be changed
 * @param remembered how many earlier ones may not come back
 * @param dormantDays after which an account that nobody uses counts as stopped
 */
@ConfigurationProperties("shishi.passwords")
record PasswordRules(int shortest, int longest, int kinds, int days, int remembered, int dormantDays) {

    private static final List<IntPredicate> KINDS = List.of(Character::isUpperCase, Character::isLowerCase, Character::isDigit,
            c -> !Character.isUpperCase(c) && !Character.isLowerCase(c) && !Character.isDigit(c));

    /** What people read beside the field. */
    public String told() {
        List<String> rules = new ArrayList<>();
        rules.add(shortest + " 到 " + longest + " 个字");
        if (kinds > 0) {
            rules.add("大写字母、小写字母、数字、其他字符中至少有 " + kinds + " 类");
        }
        rules.add("不含账号");
        if (remembered > 0) {
            rules.add("不与最近 " + remembered + " 个口令相同");
        }
        return String.join("，", rules) + "。";
    }

    /** @param account null where it is not known yet */
    boolean allow(String account, String wanted) {
        return wanted.length() >= shortest && wanted.length() <= longest && (account == null || account.isBlank() || !wanted.contains(account))
                && KINDS.stream().filter(kind -> wanted.codePoints().anyMatch(kind)).count() >= kinds;
    }
}
