package cn.shishi.desk;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shishi.StreetTest;
import cn.shishi.identity.Accounts;
import cn.shishi.identity.People;
import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** With the profile oidc people log in at the 统一身份认证, administrators here; in a JVM of its own, as Camunda's applications know one engine. */
@Tag("directory")
@ActiveProfiles("oidc")
class DirectoryDoorsTest extends StreetTest {

    private static final OpenIdProvider DIRECTORY = new OpenIdProvider();
    private static final String ENGINE = "/camunda/api/engine/engine/default/";
    private static final String FILTERS = ENGINE + "filter?maxResults=10";
    private static final String LEAVING = "/logout/connect/back-channel/directory";
    private static final Pattern KEY = Pattern.compile("密钥：<code>([A-Z2-7]+)</code>");

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        settings.add("shishi.directory.issuer", DIRECTORY::issuer);
        settings.add("shishi.directory.secret", () -> OpenIdProvider.SECRET);
        settings.add("shishi.login.second-factor", () -> "kezhang");
    }

    @LocalServerPort
    int port;

    @Autowired
    IdentityService identity;

    @Autowired
    People people;

    @Autowired
    Accounts accounts;

    @Autowired
    JdbcTemplate sql;

    String account;
    String subject;

    @BeforeEach
    void somebodyIsKnownThere() {
        account = "li.ming" + street.id;
        subject = "subject-" + street.id;
        DIRECTORY.knows(subject, account, "李明", "/" + street.id + "/fenguan");
    }

    @Test
    void whoLogsInThereIsLoggedInAtEveryDoorHere() {
        Door browser = new Door(port, null);
        assertThat(browser.browse("/login").body()).contains("用统一身份认证登录", "/oauth2/authorization/directory", "用本系统的口令登录");
        assertThat(browser.browse("/projects/none").location()).as("asked for before").endsWith("/login");
        String before = browser.session();
        Map<String, String> question = OpenIdProvider.query(URI.create(browser.browse("/oauth2/authorization/directory").location()).getRawQuery());
        assertThat(question).containsEntry("prompt", "login").containsKeys("state", "nonce", "code_challenge");
        assertThat(loggedIn(browser).location()).contains("/projects/none");
        assertThat(browser.session()).isNotEqualTo(before);
        assertOpen(browser);
        assertThat(browser.browse("/").body()).contains("分管领导");
        assertThat(identity.createUserQuery().userId(account).singleResult().getFirstName()).isEqualTo("李明");
        assertThat(people.grants(account).streets()).containsExactly(street.id);
        assertThat(sql.queryForList("select status from audit where account = ? and path = '/login/oauth2/code/directory'", Integer.class, account)).containsExactly(302);

        assertThat(browser.browse("/camunda/app/admin/default/").status()).as("no administrator").isEqualTo(403);
        DIRECTORY.knows(subject, account, "李明", street.id + "/duban");
        Door later = new Door(port, null);
        loggedIn(later);
        assertThat(later.browse("/lists").status()).isEqualTo(200);
        assertThat(people.grants(account).roles()).as("everywhere, at once").containsExactly("duban");
    }

    @Test
    void whoHasNoRoleHereIsToldSo() {
        DIRECTORY.knows(subject, account, "李明", "全体职工");
        assertRefused("norole", "您在本系统还没有角色");
        assertThat(identity.createUserQuery().userId(account).count()).isZero();
    }

    @Test
    void whoeverIsCalledLikeAnAdministratorThereIsNotOneHere() {
        for (String name : List.of("admin", "anquan")) {
            DIRECTORY.knows(subject, name, "冒名", street.id + "/fenguan", "/camunda-admin", street.id + "/camunda-admin");
            assertRefused("taken", "已归他人使用");
            assertThat(people.grants(name).streets()).isEmpty();
        }
    }

    @Test
    void aTokenThatIsNotTheDirectorysOwnOneForThisLoginOpensNothing() {
        List<UnaryOperator<JWTClaimsSet.Builder>> lies = List.of(claims -> claims.issuer("https://elsewhere.example"), claims -> claims.audience("another"),
                claims -> claims.claim("nonce", "another"), claims -> claims.claim("nonce", null), claims -> claims.subject(null),
                claims -> claims.expirationTime(Date.from(Instant.now().minusSeconds(300))),
                claims -> claims.audience(List.of(OpenIdProvider.CLIENT, "another")).claim("azp", "another"));
        for (UnaryOperator<JWTClaimsSet.Builder> lie : lies) {
            somebodyIsKnownThere();
            DIRECTORY.says(lie);
            assertRefused("directory", "统一身份认证没有让您登录");
        }
        somebodyIsKnownThere();
        DIRECTORY.signs(claims -> OpenIdProvider.sign(claims, DIRECTORY.forged(), "JWT"));
        assertRefused("directory", "统一身份认证没有让您登录");
        DIRECTORY.signs(claims -> new PlainJWT(claims).serialize());
        assertRefused("directory", "统一身份认证没有让您登录");
        assertThat(identity.createUserQuery().userId(account).count()).isZero();

        somebodyIsKnownThere();
        Door twin = new Door(port, null);
        loggedIn(twin);
        assertOpen(twin);
    }

    @Test
    void anAnswerBelongsToTheBrowserThatAskedAndIsGoodOnce() {
        Door asking = new Door(port, null);
        String back = path(DIRECTORY.visited(asking.browse("/oauth2/authorization/directory").location()));
        Door thief = new Door(port, null);
        assertThat(thief.browse(back).location()).endsWith("/login?directory");
        assertThat(thief.browse("/").location()).endsWith("/login");
        assertThat(asking.browse(back.replaceAll("state=[^&]*", "state=other")).location()).endsWith("/login?directory");
        assertThat(asking.browse("/login/oauth2/code/directory?error=access_denied&state=other").location()).endsWith("/login?directory");
        assertThat(asking.browse("/login/oauth2/code/directory").location()).endsWith("/login?directory");
        assertThat(asking.browse("/").location()).endsWith("/login");

        back = path(DIRECTORY.visited(asking.browse("/oauth2/authorization/directory").location()));
        assertThat(asking.browse(back).location()).endsWith("/?continue");
        assertOpen(asking);
        assertThat(asking.browse("/oauth2/authorization/other").location()).endsWith("/login?directory");
        Door again = new Door(port, null);
        assertThat(again.browse(back).location()).endsWith("/login?directory");
    }

    @Test
    void whileTheDirectoryIsAwayPeopleAreToldAndAdministratorsComeIn() {
        DIRECTORY.away();
        Door browser = new Door(port, null);
        String back = browser.browse("/login/oauth2/code/directory?code=x&state=y").location();
        assertThat(back).endsWith("/login?directory");
        Door asking = new Door(port, null);
        DIRECTORY.knows(subject, account, "李明", street.id + "/fenguan");
        String answer = path(DIRECTORY.visited(asking.browse("/oauth2/authorization/directory").location()));
        DIRECTORY.away();
        long begun = System.nanoTime();
        assertThat(asking.browse(answer).location()).endsWith("/login?directory");
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(8));
        accounts.add("anquan" + street.id, "安全管理员", "secret", List.of("anquan"), null);
        assertThat(new Door(port, "anquan" + street.id).loggedIn("secret").browse("/camunda/app/admin/default/").status()).isEqualTo(200);
    }

    @Test
    void whomTheDirectoryLogsOutIsOutAtEveryDoor() {
        Door one = new Door(port, null);
        loggedIn(one);
        Door telephone = new Door(port, null);
        loggedIn(telephone);
        List<UnaryOperator<JWTClaimsSet.Builder>> lies = List.of(claims -> claims.issuer("https://elsewhere.example"), claims -> claims.audience("another"),
                claims -> claims.claim("nonce", "x"), claims -> claims.claim("events", null), claims -> claims.subject("somebody-else"),
                claims -> claims.expirationTime(Date.from(Instant.now().minusSeconds(300))));
        for (UnaryOperator<JWTClaimsSet.Builder> lie : lies) {
            leave(DIRECTORY.logoutToken(subject, lie));
        }
        assertThat(leave(OpenIdProvider.sign(claims(), DIRECTORY.forged(), "logout+jwt"))).isEqualTo(400);
        assertThat(leave("nonsense")).isEqualTo(400);
        assertOpen(one);
        assertThat(leave(DIRECTORY.logoutToken(subject, UnaryOperator.identity()))).isEqualTo(200);
        for (Door door : List.of(one, telephone)) {
            assertThat(door.browse("/").location()).endsWith("/login");
            assertThat(door.browse(FILTERS).status()).isEqualTo(401);
        }
        assertThat(sql.queryForList("select status from audit where account = ? and path = ?", Integer.class, account, LEAVING)).containsExactly(200);
        loggedIn(one);
        assertOpen(one);
    }

    private JWTClaimsSet claims() {
        return new JWTClaimsSet.Builder().issuer(DIRECTORY.issuer()).audience(OpenIdProvider.CLIENT).subject(subject).issueTime(new Date())
                .expirationTime(Date.from(Instant.now().plusSeconds(120))).jwtID("x").claim("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of())).build();
    }

    @Test
    void whoIsStoppedHereIsOutThoughTheDirectoryLetsThemIn() throws IOException {
        Door browser = new Door(port, null);
        loggedIn(browser);
        accounts.add("anquan" + street.id, "安全管理员", "secret", List.of("anquan"), null);
        Door security = new Door(port, "anquan" + street.id).loggedIn("secret");
        assertThat(security.tasklist("PUT", ENGINE + "group/stopped/members/" + account, Map.of()).status()).isEqualTo(204);
        assertThat(browser.browse("/").location()).endsWith("/login");
        assertThat(browser.browse(FILTERS).status()).isEqualTo(401);
        assertRefused("stopped", "此账号已停用");
        assertThat(security.tasklist("DELETE", ENGINE + "group/stopped/members/" + account, Map.of()).status()).isEqualTo(204);
        Door after = new Door(port, null);
        loggedIn(after);
        assertOpen(after);
    }

    @Test
    void whatTheDirectorySaysIsNotChangedHere() throws IOException {
        Door browser = new Door(port, null);
        loggedIn(browser);
        accounts.add("anquan" + street.id, "安全管理员", "secret", List.of("anquan"), null);
        Door security = new Door(port, "anquan" + street.id).loggedIn("secret");
        List<String> before = people.grants(account).roles();
        for (String path : List.of("group/zhuren/members/", "tenant/" + street.id + "/user-members/")) {
            assertThat(security.tasklist("PUT", ENGINE + path + account, Map.of()).json().path("message").asText()).contains("由统一身份认证中的组决定");
            assertThat(security.tasklist("PUT", ENGINE + path + "jingban" + street.id, Map.of()).json().path("message").asText()).doesNotContain("统一身份认证");
        }
        for (String path : List.of("group/fenguan/members/", "tenant/" + street.id + "/user-members/")) {
            assertThat(security.tasklist("DELETE", ENGINE + path + account, Map.of()).json().path("message").asText()).contains("由统一身份认证中的组决定");
        }
        assertThat(people.grants(account).roles()).isEqualTo(before);
        assertThat(security.tasklist("PUT", ENGINE + "user/" + account + "/credentials", Map.of("password", "Given by another", "authenticatedUserPassword", "secret"))
                .json().path("message").asText()).contains("口令不在本系统");
        assertThat(new Door(port, account).with("Given by another", "/api/tasks").status()).isEqualTo(401);
        assertThat(browser.browse("/password").body()).contains("请在统一身份认证中修改").doesNotContain("name=\"present\"");
        assertThat(browser.submit("/", "/password", Map.of("present", "x", "wanted", "My own sentence", "again", "My own sentence"), Map.of()).body()).contains("请在统一身份认证中修改");
        assertOpen(browser);
    }

    @Test
    void theSecondStepOfARoleIsAskedForAllTheSameAndALostTelephoneIsReplaced() throws GeneralSecurityException, IOException {
        DIRECTORY.knows(subject, account, "李明", street.id + "/kezhang");
        Door browser = new Door(port, null);
        loggedIn(browser);
        assertThat(browser.browse("/").location()).endsWith("/code");
        assertThat(browser.browse(FILTERS).status()).isEqualTo(403);
        Matcher key = KEY.matcher(browser.browse("/code").body());
        assertThat(key.find()).isTrue();
        String code = new TimeBasedOneTimePasswordGenerator().generateOneTimePasswordString(new SecretKeySpec(new Base32().decode(key.group(1)), "HmacSHA1"),
                ClockUtil.getCurrentTime().toInstant());
        assertThat(browser.submit("/code", "/code", Map.of("code", code), Map.of()).location()).endsWith("/");
        assertOpen(browser);

        Door lost = new Door(port, null);
        loggedIn(lost);
        assertThat(lost.browse("/code").body()).as("bound").doesNotContain("密钥");
        accounts.add("anquan" + street.id, "安全管理员", "secret", List.of("anquan"), null);
        Door security = new Door(port, "anquan" + street.id).loggedIn("secret");
        for (String method : List.of("PUT", "DELETE")) {
            assertThat(security.tasklist(method, ENGINE + "group/stopped/members/" + account, Map.of()).status()).isEqualTo(204);
        }
        loggedIn(lost);
        assertThat(lost.browse("/code").body()).as("bound anew").contains("密钥").doesNotContain(key.group(1));
    }

    @Test
    void aLoginFromThereDoesNotAgeAsAPasswordAndEndsAfterTenHours() {
        Door browser = new Door(port, null);
        loggedIn(browser);
        ClockUtil.setCurrentTime(new Date(ClockUtil.getCurrentTime().getTime() + Duration.ofHours(11).toMillis()));
        assertThat(browser.browse("/").location()).endsWith("/login");
        ClockUtil.setCurrentTime(new Date(ClockUtil.getCurrentTime().getTime() + Duration.ofDays(6000).toMillis()));
        loggedIn(browser);
        assertOpen(browser);
    }

    private Door.Answer loggedIn(Door browser) {
        return browser.browse(path(DIRECTORY.visited(browser.browse("/oauth2/authorization/directory").location())));
    }

    private void assertRefused(String word, String told) {
        Door browser = new Door(port, null);
        assertThat(loggedIn(browser).location()).endsWith("/login?" + word);
        assertThat(browser.browse("/login?" + word).body()).contains(told);
        assertThat(browser.browse("/").location()).endsWith("/login");
        assertThat(browser.browse(FILTERS).status()).isEqualTo(401);
    }

    private int leave(String token) {
        return new Door(port, null).submits(LEAVING, "logout_token", token).status();
    }

    private static void assertOpen(Door browser) {
        assertThat(browser.browse("/").status()).isEqualTo(200);
        assertThat(browser.browse("/api/tasks").status()).isEqualTo(200);
        assertThat(browser.browse(FILTERS).status()).isEqualTo(200);
    }

    private static String path(String address) {
        URI uri = URI.create(address);
        return uri.getRawPath() + "?" + uri.getRawQuery();
    }
}
