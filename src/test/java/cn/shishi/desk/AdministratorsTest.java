package cn.shishi.desk;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shishi.StreetTest;
import cn.shishi.identity.Accounts;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.Group;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** Who runs the system, who keeps its accounts and who reads its trail are three, and none of them does what they watch over. */
class AdministratorsTest extends StreetTest {

    private static final String ENGINE = "/camunda/api/engine/engine/default/";

    @LocalServerPort
    int port;

    @Autowired
    Accounts accounts;

    @Autowired
    IdentityService identity;

    @Autowired
    TaskService tasks;

    @Autowired
    JdbcTemplate sql;

    Door system;
    Door security;
    Door auditor;

    @BeforeEach
    void three() {
        system = administrator("admin", Accounts.ADMINISTRATORS);
        security = administrator("anquan", "anquan");
        auditor = administrator("shenji", "shenji");
    }

    @ParameterizedTest
    @CsvSource({"anquan,camunda-admin", "anquan,shenji", "anquan,kezhang", "camunda-admin,anquan", "camunda-admin,shenji", "camunda-admin,jingban",
            "shenji,anquan", "shenji,camunda-admin", "shenji,duban", "jingban,anquan", "zhuren,camunda-admin", "kezhang,shenji"})
    void theThreeAreNeverOnePersonAndHoldNoOtherRole(String held, String wanted) throws IOException {
        String somebody = account("somebody", held);
        Door.Answer refused = puts("PUT", "group/" + wanted + "/members/" + somebody);
        assertThat(refused.json().path("message").asText()).as(refused.body()).contains("须由不同的人担任，且不兼任其他角色");
        assertThat(held(somebody)).containsExactly(held);
        assertThat(puts("DELETE", "group/" + held + "/members/" + somebody).status()).isEqualTo(204);
        assertThat(puts("PUT", "group/" + wanted + "/members/" + somebody).status()).isEqualTo(204);
        assertThat(held(somebody)).containsExactly(wanted);
    }

    @Test
    void whoWorksMayHoldSeveralRolesAndAnybodyCanBeStopped() throws IOException {
        String both = account("both", "jingban");
        assertThat(puts("PUT", "group/kezhang/members/" + both).status()).isEqualTo(204);
        assertThat(puts("PUT", "group/" + Accounts.STOPPED + "/members/" + both).status()).isEqualTo(204);
        assertThat(puts("PUT", "group/" + Accounts.STOPPED + "/members/shenji" + street.id).status()).isEqualTo(204);
        assertThat(auditor.browse("/audit").location()).endsWith("/login");
        assertThat(puts("PUT", "tenant/" + street.id + "/user-members/" + both).status()).isEqualTo(204);
    }

    @Test
    void nobodyIsAnAdministratorByTheGroupOfAUnit() throws IOException {
        String somebody = "x" + street.id;
        accounts.add(somebody, "x", "secret", List.of(), null);
        for (String role : List.of("anquan", "shenji", "jingban")) {
            security.tasklist(ENGINE + "group/create", Map.of("id", role + "-x" + street.id, "name", role, "type", "UNIT"));
        }
        for (String role : List.of("anquan", "shenji")) {
            assertThat(puts("PUT", "group/" + role + "-x" + street.id + "/members/" + somebody).json().path("message").asText()).contains("不兼任其他角色");
        }
        assertThat(held(somebody)).isEmpty();
        assertThat(puts("PUT", "group/jingban-x" + street.id + "/members/" + somebody).status()).isEqualTo(204);
    }

    @Test
    void nobodyChangesWhatTheyHoldThemselves() throws IOException {
        String me = "anquan" + street.id;
        for (String path : List.of("PUT group/kezhang/members/", "PUT group/stopped/members/", "DELETE group/anquan/members/", "PUT tenant/" + street.id + "/user-members/")) {
            String[] request = path.split(" ");
            Door.Answer refused = puts(request[0], request[1] + me);
            assertThat(refused.json().path("message").asText()).as(path).contains("不能更改自己的角色、街道或停用状态");
        }
        assertThat(held(me)).containsExactly("anquan");
        administrator("other", "anquan");
        assertThat(new Door(port, "other" + street.id).loggedIn("secret").tasklist("DELETE", ENGINE + "group/anquan/members/" + me, Map.of()).status()).isEqualTo(204);
    }

    @Test
    void rightsAreGivenToRolesAndNeverToThoseWhoGiveThem() throws IOException {
        long before = sql.queryForObject("select count(*) from act_ru_authorization", Long.class);
        for (Map<String, Object> to : List.<Map<String, Object>>of(Map.of("userId", "jingban" + street.id), Map.of("userId", "anquan" + street.id))) {
            assertThat(grants(1, to).json().path("message").asText()).contains("权限只能给角色（组）");
        }
        assertThat(grants(0, Map.of("userId", "*")).json().path("message").asText()).contains("也不能给所有人");
        for (String group : List.of("anquan", "camunda-admin", "shenji")) {
            assertThat(grants(1, Map.of("groupId", group)).json().path("message").asText()).contains("由系统给定，不能增减");
        }
        String own = sql.queryForObject("select id_ from act_ru_authorization where group_id_ = 'camunda-admin' and resource_type_ = 7", String.class);
        assertThat(puts("DELETE", "authorization/" + own).json().path("message").asText()).contains("由系统给定，不能增减");
        assertThat(security.tasklist("PUT", ENGINE + "authorization/" + own, Map.of("groupId", "jingban", "permissions", List.of("ALL"), "resourceType", 7, "resourceId", "*"))
                .json().path("message").asText()).contains("由系统给定，不能增减");
        assertThat(sql.queryForObject("select count(*) from act_ru_authorization", Long.class)).isEqualTo(before);

        Door.Answer made = grants(1, Map.of("groupId", "duban"));
        assertThat(made.status()).as(made.body()).isEqualTo(200);
        assertThat(puts("DELETE", "authorization/" + made.json().path("id").asText()).status()).isEqualTo(204);
    }

    /** What stays at an account outlives its roles: that is to see oneself, and the tasks one has now. */
    @Test
    void noAccountHasRightsOfItsOwn() throws IOException {
        street.project("量化任务");
        security.tasklist(ENGINE + "user/create", Map.of("profile", Map.of("id", "new" + street.id, "firstName", "新", "lastName", ""), "credentials", Map.of("password", "One long sentence")));
        assertThat(sql.queryForList("select user_id_ from act_ru_authorization where user_id_ = ?", String.class, "new" + street.id)).hasSize(1);
        assertThat(sql.queryForList("select user_id_ from act_ru_authorization where user_id_ is not null and resource_type_ <> " + Resources.TASK.resourceType()
                + " and not (resource_type_ = " + Resources.USER.resourceType() + " and resource_id_ = user_id_ and perms_ = 2)", String.class)).isEmpty();
    }

    @Test
    void somebodyAlwaysRunsTheSystem() throws IOException {
        List<String> others = identity.createUserQuery().memberOfGroup(Accounts.ADMINISTRATORS).list().stream().map(u -> u.getId()).filter(id -> !id.equals("admin" + street.id)).toList();
        for (String other : others) {
            assertThat(puts("DELETE", "group/" + Accounts.ADMINISTRATORS + "/members/" + other).status()).isEqualTo(204);
        }
        try {
            for (String path : List.of("DELETE group/camunda-admin/members/admin", "PUT group/stopped/members/admin")) {
                String[] request = path.split(" ");
                assertThat(puts(request[0], request[1] + street.id).json().path("message").asText()).contains("唯一在用的系统管理员");
            }
            assertThat(held("admin" + street.id)).containsExactly(Accounts.ADMINISTRATORS);
        } finally {
            others.forEach(other -> identity.createMembership(other, Accounts.ADMINISTRATORS));
        }
    }

    @Test
    void noneOfTheThreeDoesATaskOrMakesOneTheirs() throws IOException {
        String part = street.project("量化任务") + "-1";
        String task = street.task(part, "record-quantity").getId();
        Map<String, Object> form = Map.of("happened", "2020-03-01", "quantity", 1);
        for (String who : List.of("admin", "anquan", "shenji")) {
            Door door = new Door(port, who + street.id);
            assertThat(door.post("/api/tasks/" + task + "/complete", Map.of("variables", form)).status()).as(who).isGreaterThanOrEqualTo(400);
            door.loggedIn("secret");
            for (String path : List.of("claim", "assignee", "complete", "submit-form", "resolve", "unclaim", "identity-links", "identity-links/delete")) {
                Door.Answer refused = door.tasklist(ENGINE + "task/" + task + "/" + path, Map.of("userId", who + street.id, "type", "assignee", "variables", Map.of()));
                assertThat(refused.status()).as(who + " " + path).isEqualTo(403);
            }
            assertThat(door.tasklist("PUT", ENGINE + "task/" + task, Map.of("assignee", who + street.id)).status()).isEqualTo(403);
            assertThat(door.submits("/tasks/" + task, "happened", "2020-03-01", "quantity", "1").status()).as(who).isGreaterThanOrEqualTo(400);
            assertThat(door.browse("/").body()).doesNotContain("/tasks/" + task);
            assertThat(door.browse("/camunda/app/tasklist/default/").status()).isEqualTo(403);
        }
        assertThat(street.open(part)).containsExactly("record-quantity");
        assertThat(tasks.createTaskQuery().taskId(task).singleResult().getAssignee()).isEqualTo("jingban" + street.id);
        assertThat(new Door(port, "jingban" + street.id).post("/api/tasks/" + task + "/complete", Map.of("variables", form)).status()).isEqualTo(200);
    }

    @Test
    void theEngineItselfLetsNoneOfThemWorkOnATask() {
        String part = street.project("量化任务") + "-1";
        String task = street.task(part, "record-quantity").getId();
        for (Map.Entry<String, String> who : Map.of("admin", Accounts.ADMINISTRATORS, "anquan", "anquan", "shenji", "shenji").entrySet()) {
            String account = who.getKey() + street.id;
            for (Runnable attempt : List.<Runnable>of(() -> tasks.claim(task, account), () -> tasks.setAssignee(task, account), () -> tasks.setVariable(task, "quantity", 1))) {
                assertRefused("您没有办理此事项的权限。", () -> {
                    identity.setAuthentication(account, List.of(who.getValue()), List.of(street.id));
                    try {
                        attempt.run();
                    } finally {
                        identity.clearAuthentication();
                    }
                }, part);
            }
        }
    }

    @Test
    void whoKeepsAccountsSeesNothingOfAProject() throws IOException {
        String project = street.project("量化任务");
        for (String path : List.of("/lists", "/handovers", "/types", "/audit", "/backup", "/projects/" + project, "/api/ledger/check?street=" + street.id,
                "/reports?street=" + street.id + "&year=2020&period=year", "/camunda/app/cockpit/default/", ENGINE + "process-instance", ENGINE + "task", ENGINE + "history/task")) {
            assertThat(security.browse(path).status()).as(path).isIn(403, 404);
        }
        assertThat(security.browse("/").body()).contains("/camunda/app/admin/default/").doesNotContain(project, "/lists", "tasklist", "cockpit", "测试街道");
        assertThat(puts("PUT", "tenant/" + street.id + "/user-members/anquan" + street.id).status()).isEqualTo(400);
        administrator("other", "anquan");
        assertThat(new Door(port, "other" + street.id).loggedIn("secret").tasklist("PUT", ENGINE + "tenant/" + street.id + "/user-members/anquan" + street.id, Map.of())
                .json().path("message").asText()).contains("不属于任何街道");
    }

    @Test
    void whoRunsTheSystemKeepsNoAccountsAndWhoKeepsThemDoesNotRunIt() throws IOException {
        String somebody = account("somebody", "jingban");
        street.project("量化任务");
        for (String path : List.of("PUT group/kezhang/members/" + somebody, "PUT user/" + somebody + "/credentials", "POST authorization/create", "POST user/create", "PUT group/stopped/members/" + somebody)) {
            String[] request = path.split(" ");
            assertThat(system.tasklist(request[0], ENGINE + request[1], Map.of()).status()).as(path).isEqualTo(403);
        }
        assertThat(system.browse("/camunda/app/admin/default/").status()).isEqualTo(403);
        assertThat(system.browse("/camunda/app/cockpit/default/").status()).isEqualTo(200);
        assertThat(system.browse(ENGINE + "process-instance?maxResults=50").body()).contains("definitionId");
        assertThat(system.browse("/lists").status()).isEqualTo(200);
        assertThat(security.browse("/camunda/app/admin/default/").status()).isEqualTo(200);
        assertThat(security.browse(ENGINE + "user/" + somebody + "/profile").body()).contains("somebody");
        assertThat(held(somebody)).containsExactly("jingban");
    }

    private Door administrator(String who, String role) {
        accounts.add(who + street.id, who, "secret", List.of(role), null);
        return new Door(port, who + street.id).loggedIn("secret");
    }

    private String account(String who, String role) {
        accounts.add(who + street.id, who, "secret", List.of(role), null);
        return who + street.id;
    }

    private Door.Answer puts(String method, String path) throws IOException {
        return security.tasklist(method, ENGINE + path, Map.of());
    }

    private Door.Answer grants(int type, Map<String, Object> to) throws IOException {
        Map<String, Object> grant = new java.util.HashMap<>(to);
        grant.putAll(Map.of("type", type, "permissions", List.of("READ"), "resourceType", Resources.BATCH.resourceType(), "resourceId", "*"));
        return security.tasklist(ENGINE + "authorization/create", grant);
    }

    private List<String> held(String account) {
        return identity.createGroupQuery().groupMember(account).list().stream().map(Group::getId).toList();
    }
}
