package cn.shishi.desk;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shishi.AtOnce;
import cn.shishi.StreetTest;
import cn.shishi.identity.Accounts;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** The doors of Camunda's web applications: what they need is open, everything else is not, whoever asks. */
class EngineDoorsTest extends StreetTest {

    private static final String ENGINE = "/camunda/api/engine/engine/default/";
    private static final Pattern NONCE = Pattern.compile("nonce[-=]\"?([\\w+/=-]+)");

    @LocalServerPort
    int port;

    @Autowired
    Accounts accounts;

    @Autowired
    ProcessEngine engine;

    @Autowired
    JdbcTemplate sql;

    String part;
    Door cadre;
    Door admin;
    Door security;

    @BeforeEach
    void begun() {
        part = street.project("量化任务") + "-1";
        accounts.add("admin" + street.id, "系统管理员", "secret", List.of(Accounts.ADMINISTRATORS), null);
        accounts.add("anquan" + street.id, "安全管理员", "secret", List.of("anquan"), null);
        cadre = new Door(port, "jingban" + street.id).loggedIn("secret");
        admin = new Door(port, "admin" + street.id).loggedIn("secret");
        security = new Door(port, "anquan" + street.id).loggedIn("secret");
    }

    @Test
    void tasklistFindsAllItAsksFor() {
        String task = ENGINE + "task/" + street.task(part, "record-quantity").getId();
        for (String path : List.of("/camunda/app/tasklist/default/", "/camunda/lib/deps.js", "/camunda/app/tasklist/locales/zh.json", "/camunda/api/engine/engine/",
                "/camunda/api/admin/auth/user/default", ENGINE + "filter?maxResults=2000", ENGINE + "process-definition?maxResults=50", task, task + "/form", task + "/deployed-form",
                task + "/form-variables", task + "/identity-links", ENGINE + "user/jingban" + street.id + "/profile")) {
            assertThat(cadre.browse(path).status()).as(path).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"deployment", "process-instance", "execution", "variable", "job", "authorization", "external-task", "batch", "metrics", "schema/log",
            "history/detail", "history/variable-instance", "history/process-instance", "telemetry/data", "tenant", "version"})
    void aCadreReadsNothingOfTheEngineBesidesTasklist(String resource) {
        assertThat(cadre.browse(ENGINE + resource).status()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/camunda/app/cockpit/default/", "/camunda/api/cockpit/plugin/base/default/process-definition/statistics?firstResult=0&maxResults=50"})
    void cockpitIsForWhoRunsTheSystem(String path) {
        assertThat(cadre.browse(path).status()).isEqualTo(403);
        assertThat(security.browse(path).status()).isEqualTo(403);
        assertThat(admin.browse(path).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"deployment/create", "filter/create", "task/create", "message", "signal", "migration/execute", "modification/execute", "process-instance/delete",
            "history/process-instance/delete", "history/cleanup", "process-definition/key/project/start", "process-definition/project/start", "condition",
            "external-task/fetchAndLock", "decision-definition/key/x/evaluate", "task/T/variables", "task/T/delegate", "process-instance/P/variables", "process-instance/P/modification"})
    void nobodyNotEvenAnAdministratorChangesWhatTheProcessesSay(String path) throws IOException {
        String at = ENGINE + path.replace("/T/", "/" + street.task(part, "record-quantity").getId() + "/")
                .replace("/P/", "/" + street.task(part, "record-quantity").getProcessInstanceId() + "/");
        long deployments = engine.getRepositoryService().createDeploymentQuery().count();
        long instances = engine.getRuntimeService().createProcessInstanceQuery().count();
        for (Door door : List.of(cadre, admin, security)) {
            Door.Answer refused = door.tasklist(at, Map.of());
            assertThat(refused.status()).as(refused.body()).isEqualTo(403);
            assertThat(refused.detail()).contains("没有使用此功能的权限");
        }
        assertThat(engine.getRepositoryService().createDeploymentQuery().count()).isEqualTo(deployments);
        assertThat(engine.getRuntimeService().createProcessInstanceQuery().count()).isEqualTo(instances);
        assertThat(street.open(part)).containsExactly("record-quantity");
    }

    /** CVE-2026-109432: Tasklist's own interface evaluates expressions that stand deep enough in a query. */
    @ParameterizedTest
    @ValueSource(strings = {"{\"dueAfterExpression\":\"${now()}\"}",
            "{\"orQueries\":[{\"dueAfterExpression\":\"${\\\"\\\".getClass().getName()}\"}]}",
            "{\"orQueries\":[{\"orQueries\":[{\"assigneeExpression\":\"${shishi}\"}]}]}",
            "{\"taskVariables\":[{\"name\":\"x\",\"value\":{\"objectTypeName\":\"java.net.URL\"}}]}"})
    void anExpressionInAQueryIsRefusedBeforeTheEngineReadsIt(String query) throws IOException {
        String filter = cadre.browse(ENGINE + "filter?maxResults=10").json().get(0).path("id").asText();
        Object body = new com.fasterxml.jackson.databind.ObjectMapper().readValue(query, Object.class);
        for (String path : List.of("filter/" + filter + "/list", "filter/" + filter + "/count")) {
            Door.Answer refused = cadre.tasklist(ENGINE + path, body);
            assertThat(refused.status()).as(refused.body()).isEqualTo(400);
            assertThat(refused.json().path("message").asText()).isEqualTo("查询中不允许使用表达式或程序类名，请改用具体的值。");
        }
        assertThat(admin.tasklist(ENGINE + "task", body).status()).isEqualTo(400);
        assertThat(cadre.browse(ENGINE + "user?x=1&dueAfterExpression=x").status()).isEqualTo(400);
        Door.Answer allowed = cadre.tasklist(ENGINE + "filter/" + filter + "/list?firstResult=0&maxResults=15", Map.of("orQueries", List.of(Map.of("nameLike", "%填报%")),
                "sorting", List.of(Map.of("sortBy", "dueDate", "sortOrder", "asc"))));
        assertThat(allowed.status()).as(allowed.body()).isEqualTo(200);
        assertThat(allowed.body()).contains("填报进展");
        assertThat(cadre.tasklist(ENGINE + "filter/" + filter + "/list?firstResult=0&maxResults=15", Map.of("sorting", List.of(Map.of("sortBy", "1;drop table x", "sortOrder", "asc")))).status()).isEqualTo(400);
    }

    /** CVE-2026-77226: while nobody is administrator, anybody could make one. */
    @Test
    void nobodyMakesAnAdministratorWhileThereIsNone() throws IOException {
        List<String> administrators = engine.getIdentityService().createUserQuery().memberOfGroup(Accounts.ADMINISTRATORS).list().stream().map(User::getId).toList();
        sql.update("delete from act_id_membership where group_id_ = ?", Accounts.ADMINISTRATORS);
        try {
            long people = engine.getIdentityService().createUserQuery().count();
            Map<String, Object> me = Map.of("profile", Map.of("id", "mallory", "firstName", "M", "lastName", "M"), "credentials", Map.of("password", "secret-secret"));
            String setUp = "/camunda/api/admin/setup/default/user/create";
            assertThat(cadre.tasklist(setUp, me).status()).isEqualTo(403);
            assertThat(new Door(port, null).post(setUp, me).status()).isBetween(401, 403);
            assertThat(new Door(port, "jingban" + street.id).post(setUp, me).status()).isEqualTo(403);
            assertThat(engine.getIdentityService().createUserQuery().count()).isEqualTo(people);
        } finally {
            administrators.forEach(a -> engine.getIdentityService().createMembership(a, Accounts.ADMINISTRATORS));
        }
    }

    @Test
    void thereIsNoSecondLogin() throws IOException {
        String login = "/camunda/api/admin/auth/user/default/login/tasklist";
        assertThat(cadre.tasklist(login, Map.of("username", "admin" + street.id, "password", "secret")).status()).isEqualTo(403);
        assertThat(new Door(port, null).post(login, Map.of()).status()).isEqualTo(401);
    }

    @Test
    void camundasOwnTokenIsAskedFor() {
        String claim = ENGINE + "task/" + street.task(part, "record-quantity").getId() + "/unclaim";
        assertThat(cadre.browse(ENGINE + "filter?maxResults=10").status()).isEqualTo(200);
        assertThat(cadre.post(claim, Map.of()).status()).isEqualTo(403);
    }

    @Test
    void adminKeepsAccountsAndRemovesNone() throws IOException {
        String name = "new" + street.id;
        Map<String, Object> person = Map.of("profile", Map.of("id", name, "firstName", "新", "lastName", ""), "credentials", Map.of("password", "One long sentence"));
        assertThat(cadre.tasklist(ENGINE + "user/create", person).status()).isEqualTo(403);
        assertThat(engine.getIdentityService().createUserQuery().userId(name).count()).isZero();
        assertThat(security.tasklist(ENGINE + "user/create", person).status()).isEqualTo(204);
        assertThat(engine.getIdentityService().createUserQuery().userId(name).count()).isOne();
        for (String kept : List.of("user/" + name, "group/jingban", "tenant/" + street.id)) {
            assertThat(security.tasklist("DELETE", ENGINE + kept, Map.of()).detail()).as(kept).contains("没有使用此功能的权限");
        }
        assertThat(engine.getIdentityService().createUserQuery().userId(name).count()).isOne();
    }

    @Test
    void aQueryForAllIsCut() {
        Door.Answer all = admin.browse(ENGINE + "user?maxResults=1000000000");
        assertThat(all.status()).as(all.body()).isEqualTo(400);
        assertThat(admin.browse(ENGINE + "user?maxResults=50").status()).isEqualTo(200);
    }

    @Test
    void eightPeopleWhoOpenTasklistAtOnceAllGetScriptsThatRun() {
        List<Door> people = IntStream.range(0, 8).mapToObj(i -> new Door(port, "jingban" + street.id).loggedIn("secret")).toList();
        assertThat(AtOnce.of(people.size(), p -> IntStream.range(0, 120).filter(i -> !fits(people.get(p))).count())).containsOnly(0L);
    }

    private static boolean fits(Door door) {
        Door.Page page = door.page("/camunda/app/tasklist/default/");
        Matcher header = NONCE.matcher(page.headers().firstValue("Content-Security-Policy").orElseThrow());
        Matcher inside = NONCE.matcher(page.body());
        return header.find() && inside.find() && header.group(1).equals(inside.group(1));
    }
}
