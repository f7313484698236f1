package cn.shishi.desk;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shishi.AtOnce;
import cn.shishi.StreetTest;
import cn.shishi.identity.Accounts;
import cn.shishi.identity.People;
import java.time.Duration;
import java.util.Date;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** One login for every door: how often it may be tried, how long it lasts, what ends it. */
class LoginDoorsTest extends StreetTest {

    private static final String TASKLIST = "/camunda/api/engine/engine/default/filter?maxResults=10";

    @LocalServerPort
    int port;

    @Autowired
    IdentityService identity;

    @Autowired
    People people;

    @Autowired
    JdbcTemplate sql;

    String account;

    @BeforeEach
    void nobodyFailedYet() {
        sql.update("delete from failed_login");
        account = "jingban" + street.id;
    }

    @AfterEach
    void forgetFailures() {
        sql.update("delete from failed_login");
    }

    @Test
    void fiveWrongSecretsCloseEveryDoorForAQuarterOfAnHourAndNotLonger() {
        for (int i = 0; i < 3; i++) {
            assertThat(program(account).with("wrong", "/api/tasks").status()).isEqualTo(401);
        }
        assertThat(program(account).login("wrong").location()).endsWith("/login?error");
        assertThat(program(account).with("wrong", "/engine-rest/version").status()).isEqualTo(401);

        Door.Answer closed = program(account).with("secret", "/api/tasks");
        assertThat(closed.status()).isEqualTo(429);
        assertThat(closed.detail()).contains("请 15 分钟后再试");
        assertThat(program(account).login("secret").location()).endsWith("/login?often");
        assertThat(program(account).browse("/login?often").body()).contains("口令连续输错次数过多");
        assertThat(program(account).with("secret", "/engine-rest/version").status()).isEqualTo(429);
        assertThat(program(account).with("secret", TASKLIST).status()).isEqualTo(429);
        assertThat(failures()).isEqualTo(5);
        assertThat(program("kezhang" + street.id).with("secret", "/api/tasks").status()).as("a colleague").isEqualTo(200);

        later(Duration.ofMinutes(16));
        assertThat(program(account).with("secret", "/api/tasks").status()).isEqualTo(200);
        assertThat(program(account).login("secret").location()).doesNotContain("login");
    }

    @Test
    void aRightSecretForgetsTheWrongOnesBeforeIt() {
        for (int i = 0; i < 6; i++) {
            program(account).with("wrong", "/api/tasks");
            assertThat(program(account).with("secret", "/api/tasks").status()).isEqualTo(200);
        }
        assertThat(failures()).isZero();
    }

    @Test
    void anAccountThatDoesNotExistIsAnsweredTheSameInAboutTheSameTime() {
        Door nobody = program("nobody" + street.id);
        Door somebody = program(account);
        // The shortest of each: whatever else the machine does only makes an answer slower
        long known = Long.MAX_VALUE;
        long unknown = Long.MAX_VALUE;
        for (int i = 0; i < 15; i++) {
            sql.update("delete from failed_login");
            known = Math.min(known, nanos(somebody));
            unknown = Math.min(unknown, nanos(nobody));
        }
        System.out.printf("wrong secret, shortest: known account %.1f ms, unknown %.1f ms%n", known / 1e6, unknown / 1e6);
        assertThat((double) unknown / known).isBetween(0.75, 1.33);
        sql.update("delete from failed_login");
        for (int i = 0; i < 5; i++) {
            assertThat(nobody.with("wrong", "/api/tasks")).isEqualTo(somebody.with("wrong", "/api/tasks"));
        }
        assertThat(nobody.with("wrong", "/api/tasks")).isEqualTo(somebody.with("wrong", "/api/tasks"));
        assertThat(nobody.login("wrong").location()).isEqualTo(somebody.login("wrong").location());
    }

    @Test
    void whoeverSuchProgramsAreUsuallyShippedWithIsNotHere() {
        for (String[] usual : new String[][] {{"admin", "admin"}, {"admin", "shishi-demo"}, {"jingban", "shishi-demo"}, {"demo", "demo"}, {"john", "john"},
                {"mary", "mary"}, {"peter", "peter"}, {"camunda", "camunda"}, {"root", "root"}, {"postgres", "postgres"}, {"sa", ""}}) {
            assertThat(program(usual[0]).with(usual[1], "/api/tasks").status()).as(usual[0]).isEqualTo(401);
        }
        assertThat(identity.createUserQuery().userIdIn("demo", "john", "mary", "peter", "camunda", "jingban", "root", "postgres", "sa").list()).isEmpty();
        assertThat(program(account).with("secret", "/api/tasks").status()).isEqualTo(200);
    }

    @Test
    void guessingInParallelGainsNothing() {
        AtOnce.of(20, i -> program(account).with("guess" + i, "/api/tasks"));
        assertThat(failures()).isEqualTo(5);
    }

    @Test
    void oneAddressCannotTryAccountAfterAccount() {
        for (int i = 0; i < 59; i++) {
            sql.update("insert into failed_login select ?, ?, '127.0.0.1', ? from street where id = ?", java.util.UUID.randomUUID(), "x" + i, new Date(ClockUtil.getCurrentTime().getTime()), street.id);
        }
        assertThat(program(account).with("secret", "/api/tasks").status()).isEqualTo(200);
        assertThat(program("a" + street.id).with("wrong", "/api/tasks").status()).isEqualTo(401);
        assertThat(program("b" + street.id).with("wrong", "/api/tasks").status()).isEqualTo(429);
        assertThat(failures()).isEqualTo(60);
    }

    @Test
    void whatWasTypedAsAnAccountIsNotKept() {
        program("MyOwnPassword").with("jingban", "/api/tasks");
        assertThat(sql.queryForList("select account from failed_login", String.class)).singleElement().asString().hasSize(64).doesNotContain("My");
    }

    @Test
    void loggingInGivesANewSessionAndCookiesNoScriptCanRead() {
        Door browser = program(account);
        browser.browse("/login");
        String before = browser.session();
        browser.login("secret");
        assertThat(browser.session()).isNotEqualTo(before);
        assertThat(program(null).headers("/login").firstValue("Set-Cookie").orElseThrow()).contains("HttpOnly", "SameSite=Lax");
    }

    @Test
    void aStoppedAccountIsOutAtOnceByEveryDoorAndComesBackAsItWas() {
        Door browser = program(account).loggedIn("secret");
        assertOpen(browser);
        identity.createMembership(account, Accounts.STOPPED);
        assertClosed(browser);
        assertThat(program(account).with("secret", "/api/tasks").status()).isEqualTo(401);
        assertThat(program(account).login("secret").location()).endsWith("/login?stopped");
        identity.deleteMembership(account, Accounts.STOPPED);
        assertClosed(browser);
        assertOpen(program(account).loggedIn("secret"));
    }

    @Test
    void aStoppedAccountIsOfferedNothing() {
        identity.createMembership(account, Accounts.STOPPED);
        assertThat(people.inRole(street.id, "jingban")).isEmpty();
        assertThat(people.inRole(street.id, "kezhang")).containsExactly("kezhang" + street.id);
    }

    @Test
    void anAccountThatWasRemovedIsOutAtOnce() {
        Door browser = program(account).loggedIn("secret");
        assertOpen(browser);
        identity.deleteUser(account);
        assertClosed(browser);
    }

    @Test
    void aRoleThatWasTakenAwayOpensNothingAnyMore() throws InterruptedException {
        String both = street.account("both", "duban", "jingban");
        Door browser = program(both).loggedIn("secret");
        assertThat(browser.browse("/api/ledger/check?street=" + street.id).status()).isEqualTo(200);
        identity.deleteMembership(both, "duban");
        assertThat(browser.browse("/api/ledger/check?street=" + street.id).status()).isEqualTo(403);
        assertThat(browser.browse("/").status()).isEqualTo(200);
    }

    @Test
    void theBusiestSessionEndsAfterTenHours() {
        Door browser = program(account).loggedIn("secret");
        later(Duration.ofHours(9));
        assertOpen(browser);
        later(Duration.ofHours(2));
        assertClosed(browser);
        assertOpen(program(account).loggedIn("secret"));
    }

    @Test
    void leavingTasklistLeavesEverything() throws Exception {
        Door browser = program(account).loggedIn("secret");
        assertOpen(browser);
        browser.tasklist("/camunda/api/admin/auth/user/default/logout", Map.of());
        assertClosed(browser);
    }

    @Test
    void aNewSecretEndsAllLoginsMadeWithTheOldOne() {
        Door here = program(account).loggedIn("secret");
        Door elsewhere = program(account).loggedIn("secret");
        for (Map<String, String> wrong : java.util.List.of(form("secret", "short", "short"), form("secret", "One long sentence", "Another long one"),
                form("wrong", "One long sentence", "One long sentence"), form("secret", account + "-Secret", account + "-Secret"))) {
            assertThat(here.submit("/password", "/password", wrong, Map.of()).body()).contains("class=\"refusal\"");
        }
        assertOpen(elsewhere);
        assertThat(here.submit("/password", "/password", form("secret", "One long sentence", "One long sentence"), Map.of()).location()).endsWith("/login?changed");
        assertClosed(here);
        assertClosed(elsewhere);
        assertThat(program(account).with("secret", "/api/tasks").status()).isEqualTo(401);
        assertThat(program(account).with("One long sentence", "/api/tasks").status()).isEqualTo(200);
    }

    @Test
    void aRequestThatDidNotComeFromOurOwnPagesChangesNothing() {
        Door browser = program(account).loggedIn("secret");
        assertThat(browser.submit("/style.css", "/password", form("secret", "One long sentence", "One long sentence"), Map.of()).status()).isEqualTo(403);
        assertThat(browser.submit("/style.css", "/logout", Map.of(), Map.of()).status()).isEqualTo(403);
        assertOpen(browser);
    }

    @Test
    void everyPageOfOursIsKeptNowhereFramedNowhereAndRunsNoForeignScript() {
        var headers = program(account).headers("/");
        assertThat(headers.firstValue("Content-Security-Policy").orElseThrow()).contains("default-src 'self'", "frame-ancestors 'none'").doesNotContain("unsafe");
        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.firstValue("Cache-Control").orElseThrow()).contains("no-store");
        assertThat(headers.firstValue("Referrer-Policy")).hasValue("same-origin");
        assertThat(headers.firstValue("X-Frame-Options")).hasValue("DENY");
        assertThat(headers.firstValue("Server")).isEmpty();
    }

    private static Map<String, String> form(String present, String wanted, String again) {
        return Map.of("present", present, "wanted", wanted, "again", again);
    }

    private void assertOpen(Door browser) {
        assertThat(browser.browse("/").status()).isEqualTo(200);
        assertThat(browser.browse("/api/tasks").status()).isEqualTo(200);
        assertThat(browser.browse(TASKLIST).status()).isEqualTo(200);
    }

    private void assertClosed(Door browser) {
        assertThat(browser.browse("/api/tasks").status()).isEqualTo(401);
        assertThat(browser.browse(TASKLIST).status()).isEqualTo(401);
        assertThat(browser.browse("/").location()).endsWith("/login");
    }

    private long nanos(Door door) {
        long begun = System.nanoTime();
        assertThat(door.with("wrong", "/api/tasks").status()).isEqualTo(401);
        return System.nanoTime() - begun;
    }

    private int failures() {
        return sql.queryForObject("select count(*) from failed_login", Integer.class);
    }

    private static void later(Duration wait) {
        ClockUtil.setCurrentTime(new Date(ClockUtil.getCurrentTime().getTime() + wait.toMillis()));
    }

    private Door program(String account) {
        return new Door(port, account);
    }
}
