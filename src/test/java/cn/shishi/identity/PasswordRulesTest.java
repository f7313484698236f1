package cn.shishi.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PasswordRulesTest {

    private static final PasswordRules DEMANDING = new PasswordRules(10, 20, 3, 90, 5, 90);
    private static final PasswordRules LONG_ENOUGH = new PasswordRules(10, 20, 0, 0, 0, 0);

    @ParameterizedTest
    @CsvSource({"Abcdefghi1,true", "abcdefghi 1,true", "abcdefgh1-,true", "Abcdefghij,false", "abcdefghij,false", "1234567890,false", "Abc1,false",
            "Abcdefghi1Abcdefghi12,false", "Jingban12345,true", "Xjingban12345,false", "桂花巷十二号院里真香Ab,true"})
    void theRulesAreKept(String wanted, boolean allowed) {
        assertThat(DEMANDING.allow("jingban", wanted)).isEqualTo(allowed);
    }

    @Test
    void withoutKindsLengthIsEnough() {
        assertThat(LONG_ENOUGH.allow("jingban", "one long one")).isTrue();
        assertThat(LONG_ENOUGH.allow("jingban", "short")).isFalse();
        assertThat(LONG_ENOUGH.allow("jingban", "jingban jingban")).isFalse();
        assertThat(LONG_ENOUGH.allow(null, "one long one")).isTrue();
    }

    @Test
    void theSentenceNamesWhatIsAsked() {
        assertThat(DEMANDING.told()).isEqualTo("10 到 20 个字，大写字母、小写字母、数字、其他字符中至少有 3 类，不含账号，不与最近 5 个口令相同。");
        assertThat(LONG_ENOUGH.told()).isEqualTo("10 到 20 个字，不含账号。");
    }
}
