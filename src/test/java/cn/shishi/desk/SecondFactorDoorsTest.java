package cn.shishi.desk;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shishi.AtOnce;
import cn.shishi.StreetTest;
import cn.shishi.identity.Accounts;
import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** Whose role asks for it gives a code from a telephone besides the password, by every door. */
class SecondFactorDoorsTest extends StreetTest {

    private static final String ENGINE = "/camunda/api/engine/engine/default/";
    private static final String FILTERS = ENGINE + "filter?maxResults=10";
    private static final Pattern KEY = Pattern.compile("<code>([A-Z2-7]{32})</code>");

    @LocalServerPort
    int port;

    @Autowired
    Accounts accounts;

    @Autowired
    IdentityService identity;

    @Autowired
    JdbcTemplate sql;

    String account;

    @BeforeEach
    void somebodyWhoseRoleAsksForIt() {
        sql.update("delete from failed_login");
        if (identity.createGroupQuery().groupId("twice").count() == 0) {
            identity.saveGroup(identity.newGroup("twice"));
        }
        account = street.account("leader", "fenguan", "twice");
    }

    @AfterEach
    void forgetFailures() {
        sql.update("delete from failed_login");
    }

    @Test
    void theFirstLoginBindsATelephoneAndEachLaterOneAsksForItsCode() {
        Door first = new Door(port, account).loggedIn("secret");
        assertClosed(first);
        String key = key(first);
        assertThat(first.browse("/code").body()).contains("<svg", "绑定手机").doesNotContain("style=");
        assertThat(key(first)).as("shown again").isEqualTo(key);
        assertThat(enter(first, "000000").body()).contains("动态码不对或已经用过");
        assertClosed(first);
        String before = first.session();
        assertThat(enter(first, code(key)).location()).endsWith("/");
        assertThat(first.session()).isNotEqualTo(before);
        assertOpen(first);

        Door second = new Door(port, account).loggedIn("secret");
        assertClosed(second);
        assertThat(second.browse("/code").body()).doesNotContain("<svg", "密钥");
        assertThat(enter(second, code(key)).body()).as("used").contains("动态码不对或已经用过");
        assertClosed(second);
        later(Duration.ofSeconds(30));
        assertThat(enter(second, code(key)).location()).endsWith("/");
        assertOpen(second);
        assertOpen(new Door(port, "fenguan" + street.id).loggedIn("secret"));
    }

    @Test
    void aCodeWorksOnceHoweverManySendIt() {
        String key = bound();
        List<Door> doors = List.of(new Door(port, account).loggedIn("secret"), new Door(port, account).loggedIn("secret"), new Door(port, account).loggedIn("secret"));
        String code = code(key);
        assertThat(AtOnce.of(doors.size(), i -> enter(doors.get(i), code).location().endsWith("/"))).containsOnlyOnce(true);
    }

    @Test
    void codesAreNotGuessedEither() {
        String key = bound();
        for (int i = 0; i < 5; i++) {
            // The right password in between makes up for nothing
            assertThat(enter(new Door(port, account).loggedIn("secret"), "00000" + i).body()).contains("动态码不对或已经用过");
        }
        Door closed = new Door(port, account);
        assertThat(closed.login("secret").location()).endsWith("/login?often");
        later(Duration.ofMinutes(16));
        Door open = new Door(port, account).loggedIn("secret");
        assertThat(enter(open, code(key)).location()).endsWith("/");
        assertOpen(open);
    }

    @Test
    void aProgramSendsTheCodeInAHeader() {
        Door program = new Door(port, account);
        assertThat(program.get("/api/tasks").detail()).contains("X-Shishi-Code");
        String key = bound();
        assertThat(program.get("/api/tasks").status()).isEqualTo(403);
        assertThat(program.get(FILTERS).status()).isEqualTo(403);
        assertThat(program.get("/api/tasks", "X-Shishi-Code", "000000").status()).isEqualTo(401);
        String code = code(key);
        assertThat(program.get("/api/tasks", "X-Shishi-Code", code).status()).isEqualTo(200);
        assertThat(program.get("/api/tasks", "X-Shishi-Code", code).status()).as("again").isEqualTo(401);
        assertThat(new Door(port, "fenguan" + street.id).get("/api/tasks").status()).isEqualTo(200);
    }

    @Test
    void aLostTelephoneIsReplacedWithThePassword() throws Exception {
        String key = bound();
        accounts.add("anquan" + street.id, "安全管理员", "secret", List.of("anquan"), null);
        Door security = new Door(port, "anquan" + street.id).loggedIn("secret");
        assertThat(security.tasklist("PUT", ENGINE + "user/" + account + "/credentials", Map.of("password", "Given by another", "authenticatedUserPassword", "secret")).status()).isEqualTo(204);
        Door given = new Door(port, account).loggedIn("Given by another");
        assertThat(given.browse("/code").location()).endsWith("/password");
        given.submit("/password", "/password", Map.of("present", "Given by another", "wanted", "My own sentence", "again", "My own sentence"), Map.of());
        Door own = new Door(port, account).loggedIn("My own sentence");
        assertThat(key(own)).isNotEqualTo(key);
        assertThat(enter(own, code(key)).body()).as("the lost one").contains("动态码不对");
        assertThat(enter(own, code(key(own))).location()).endsWith("/");
        assertOpen(own);
    }

    @Test
    void withoutACodeThePasswordIsNotChangedEither() {
        bound();
        Door browser = new Door(port, account).loggedIn("secret");
        assertThat(browser.submit("/code", "/password", Map.of("present", "secret", "wanted", "My own sentence", "again", "My own sentence"), Map.of()).status()).isEqualTo(403);
        assertThat(new Door(port, account).with("My own sentence", "/api/tasks").status()).isEqualTo(401);
    }

    /** Leaves the clock at the next code. */
    private String bound() {
        Door door = new Door(port, account).loggedIn("secret");
        String key = key(door);
        assertThat(enter(door, code(key)).location()).endsWith("/");
        later(Duration.ofSeconds(30));
        return key;
    }

    private static String key(Door door) {
        Matcher key = KEY.matcher(door.browse("/code").body());
        assertThat(key.find()).isTrue();
        return key.group(1);
    }

    private static Door.Answer enter(Door door, String code) {
        return door.submit("/code", "/code", Map.of("code", code), Map.of());
    }

    private static String code(String key) {
        try {
            return new TimeBasedOneTimePasswordGenerator().generateOneTimePasswordString(new SecretKeySpec(new Base32().decode(key), "HmacSHA1"), ClockUtil.getCurrentTime().toInstant());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static void assertOpen(Door browser) {
        assertThat(browser.browse("/").status()).isEqualTo(200);
        assertThat(browser.browse("/api/tasks").status()).isEqualTo(200);
        assertThat(browser.browse(FILTERS).status()).isEqualTo(200);
    }

    private static void assertClosed(Door browser) {
        assertThat(browser.browse("/").location()).endsWith("/code");
        assertThat(browser.browse("/password").location()).endsWith("/code");
        assertThat(browser.browse("/api/tasks").status()).isEqualTo(403);
        assertThat(browser.browse(FILTERS).status()).isEqualTo(403);
    }

    private static void later(Duration wait) {
        ClockUtil.setCurrentTime(new Date(ClockUtil.getCurrentTime().getTime() + wait.toMillis()));
    }
}
