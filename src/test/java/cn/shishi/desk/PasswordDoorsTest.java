package cn.shishi.desk;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shishi.StreetTest;
import cn.shishi.identity.Accounts;
import java.io.IOException;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** What a password has to be wherever it is set, how long it lasts, and that nobody works with one that somebody else knows. */
class PasswordDoorsTest extends StreetTest {

    private static final String ENGINE = "/camunda/api/engine/engine/default/";
    private static final String FILTERS = ENGINE + "filter?maxResults=10";
    private static final String GIVEN = "Given by another";
    private static final String OWN = "My own sentence";

    @LocalServerPort
    int port;

    @Autowired
    Accounts accounts;

    @Autowired
    JdbcTemplate sql;

    String account;
    Door security;

    @BeforeEach
    void somebodyKeepsAccounts() {
        sql.update("delete from failed_login");
        account = street.account("owner", "jingban");
        accounts.add("anquan" + street.id, "安全管理员", "secret", List.of("anquan"), null);
        security = new Door(port, "anquan" + street.id).loggedIn("secret");
    }

    @AfterEach
    void forgetFailures() {
        sql.update("delete from failed_login");
    }

    @Test
    void withAPasswordSomebodyElseSetNothingOpensBeforeItIsChanged() throws IOException {
        assertThat(new Door(port, account).loggedIn("secret").browse("/").status()).as("one's own").isEqualTo(200);
        assertThat(resets(GIVEN).status()).isEqualTo(204);
        Door browser = new Door(port, account).loggedIn(GIVEN);
        for (String page : List.of("/", "/lists", "/camunda/app/tasklist/default/", "/code")) {
            assertThat(browser.browse(page).location()).as(page).endsWith("/password");
        }
        for (String api : List.of("/api/tasks", FILTERS)) {
            assertThat(browser.browse(api).status()).as(api).isEqualTo(403);
            assertThat(browser.browse(api).detail()).contains("请先在网页上登录并改成自己的口令");
            assertThat(new Door(port, account).with(GIVEN, api).status()).as(api).isEqualTo(403);
        }
        assertThat(new Door(port, account).with(GIVEN, "/").status()).isEqualTo(403);
        assertThat(browser.browse("/password").body()).contains("现在的口令是他人设置的");

        assertThat(browser.submit("/password", "/password", form(GIVEN, GIVEN), Map.of()).body()).contains("新口令与原口令相同");
        assertThat(browser.browse("/").location()).endsWith("/password");
        assertThat(browser.submit("/password", "/password", form(GIVEN, OWN), Map.of()).location()).endsWith("/login?changed");
        Door after = new Door(port, account).loggedIn(OWN);
        assertThat(after.browse("/").status()).isEqualTo(200);
        assertThat(after.browse(FILTERS).status()).isEqualTo(200);
        assertThat(after.browse("/password").body()).doesNotContain("现在的口令是他人设置的");
        assertThat(new Door(port, account).with(OWN, "/api/tasks").status()).isEqualTo(200);
    }

    @Test
    void thePrintedOnesAreKnownToAnother() {
        assertThat(sql.queryForList("select by_another from secret where account in ('admin', 'anquan')", Boolean.class)).hasSizeGreaterThanOrEqualTo(2).containsOnly(true);
    }

    @Test
    void adminObeysTheRulesLikeThePage() throws IOException {
        for (String bad : List.of("Short1", "only small letters", "12345678901", account + "-Secret")) {
            Door.Answer refused = resets(bad);
            assertThat(refused.json().path("message").asText()).as(bad).startsWith("新口令不合要求：10 到 100 个字");
            assertThat(new Door(port, account).loggedIn("secret").submit("/password", "/password", form("secret", bad), Map.of()).body()).contains("新口令不合要求");
        }
        assertThat(new Door(port, account).with("secret", "/api/tasks").status()).isEqualTo(200);
        assertThat(security.browse(ENGINE + "identity/password-policy").body()).contains("至少有 3 类");
        Map<String, Object> asked = Map.of("password", "short", "profile", Map.of("id", account, "firstName", "", "lastName", "", "email", ""));
        assertThat(security.tasklist(ENGINE + "identity/password-policy", asked).json().path("valid").asBoolean(true)).isFalse();
        assertThat(resets(GIVEN).status()).isEqualTo(204);
    }

    @Test
    void anEarlierOneDoesNotComeBackForFiveTimes() throws IOException {
        String before = "secret";
        for (String next : List.of("First sentence", "Second sentence", "Third sentence", "Fourth sentence", "Fifth sentence")) {
            later(Duration.ofDays(1));
            assertThat(change(before, next).location()).as(next).endsWith("/login?changed");
            before = next;
        }
        later(Duration.ofDays(1));
        assertThat(change(before, "First sentence").body()).contains("不与最近 5 个口令相同");
        security = new Door(port, "anquan" + street.id).loggedIn("secret");
        assertThat(resets("Second sentence").json().path("message").asText()).contains("不与最近 5 个口令相同");
        assertThat(change(before, "Sixth sentence").location()).endsWith("/login?changed");
        later(Duration.ofDays(1));
        assertThat(change("Sixth sentence", "First sentence").location()).endsWith("/login?changed");
        assertThat(sql.queryForObject("select count(*) from secret where account = ?", Integer.class, account)).isLessThanOrEqualTo(6);
    }

    @Test
    void oneThatIsTooOldMustBeChanged() {
        later(Duration.ofDays(2999));
        assertThat(new Door(port, account).with("secret", "/api/tasks").status()).isEqualTo(200);
        later(Duration.ofDays(3));
        assertThat(new Door(port, account).with("secret", "/api/tasks").status()).isEqualTo(403);
        assertThat(change("secret", OWN).location()).endsWith("/login?changed");
        assertThat(new Door(port, account).with(OWN, "/api/tasks").status()).isEqualTo(200);
    }

    @Test
    void anAccountNobodyUsesIsStoppedUntilItsPasswordIsSetAnew() throws IOException {
        assertThat(new Door(port, account).with("secret", "/api/tasks").status()).isEqualTo(200);
        later(Duration.ofDays(5002));
        Door.Answer refused = new Door(port, account).with("secret", "/api/tasks");
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.detail()).contains("此账号长期未用，已自动停用");
        assertThat(new Door(port, account).login("secret").location()).endsWith("/login?dormant");
        assertThat(new Door(port, account).with("wrong", "/api/tasks").detail()).as("who does not know it").doesNotContain("停用");

        assertThat(new Door(port, "anquan" + street.id).loggedIn("secret").browse("/").location()).as("who keeps accounts").endsWith("/password");
        accounts.add("other" + street.id, "安全管理员", "secret", List.of("anquan"), null);
        security = new Door(port, "other" + street.id).loggedIn("secret");
        assertThat(resets(GIVEN).status()).isEqualTo(204);
        assertThat(change(GIVEN, OWN).location()).endsWith("/login?changed");
        assertThat(new Door(port, account).with(OWN, "/api/tasks").status()).isEqualTo(200);
    }

    private Door.Answer resets(String wanted) throws IOException {
        return security.tasklist("PUT", ENGINE + "user/" + account + "/credentials", Map.of("password", wanted, "authenticatedUserPassword", "secret"));
    }

    private Door.Answer change(String present, String wanted) {
        return new Door(port, account).loggedIn(present).submit("/password", "/password", form(present, wanted), Map.of());
    }

    private static Map<String, String> form(String present, String wanted) {
        return Map.of("present", present, "wanted", wanted, "again", wanted);
    }

    private static void later(Duration wait) {
        ClockUtil.setCurrentTime(new Date(ClockUtil.getCurrentTime().getTime() + wait.toMillis()));
    }
}
