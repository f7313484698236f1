package cn.shishi.desk;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shishi.AtOnce;
import cn.shishi.StreetTest;
import cn.shishi.identity.Accounts;
import cn.shishi.yearlist.Books;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** Whoever presses a button twice does it once, and is never told that the system has failed. */
class TwiceAtOnceTest extends StreetTest {

    private static final String ENGINE = "/camunda/api/engine/engine/default/";
    private static final int ROUNDS = 6;

    @LocalServerPort
    int port;

    @Autowired
    Accounts accounts;

    @Autowired
    IdentityService identity;

    @Autowired
    JdbcTemplate sql;

    Door jingban;

    @BeforeEach
    void aCadre() {
        jingban = browser("jingban");
    }

    @Test
    void aPaperIsKeptOnceAndBothAreTold() {
        String task = task(part(1));
        for (int round = 0; round < ROUNDS; round++) {
            byte[] paper = ("%PDF-1.4 " + round).getBytes();
            List<Door.Answer> answers = twice(() -> new Door(port, "jingban" + street.id).upload("/api/tasks/" + task + "/evidence", "照片", "a.pdf", paper));
            assertThat(answers).allMatch(answer -> answer.status() == 200).extracting(answer -> answer.json().path("sha256").asText()).containsOnly(answers.get(0).json().path("sha256").asText());
        }
        assertThat(sql.queryForObject("select count(*) from evidence where task = ?", Integer.class, task)).isEqualTo(ROUNDS);
    }

    @Test
    void aTaskIsHandedInOnceOnItsPage() {
        for (int round = 1; round <= ROUNDS; round++) {
            String part = part(round);
            String task = task(part);
            done(302, part, twice(() -> jingban.submits("/tasks/" + task, "happened", "2020-03-01", "quantity", "3")));
        }
    }

    @Test
    void aTaskIsHandedInOnceByAProgram() {
        for (int round = 1; round <= ROUNDS; round++) {
            String part = part(round);
            String task = task(part);
            done(200, part, twice(() -> new Door(port, "jingban" + street.id).post("/api/tasks/" + task + "/complete", Map.of("variables", Map.of("happened", "2020-03-01", "quantity", 3)))));
        }
    }

    @Test
    void aTaskIsHandedInOnceInTasklist() {
        for (int round = 1; round <= ROUNDS; round++) {
            String part = part(round);
            String task = task(part);
            done(204, part, twice(() -> tasklist(jingban, "POST", "task/" + task + "/submit-form", Map.of("variables", Map.of("happened", Map.of("value", "2020-03-01"), "quantity", Map.of("value", 3))))));
        }
    }

    @Test
    void aMemberIsTakenInOnce() {
        accounts.add("anquan" + street.id, "安全管理员", "secret", List.of("anquan"), null);
        Door security = browser("anquan");
        for (int round = 0; round < ROUNDS; round++) {
            String account = "new" + round + "x" + street.id;
            identity.saveUser(identity.newUser(account));
            List<Door.Answer> answers = twice(() -> tasklist(security, "PUT", "group/kezhang/members/" + account, Map.of()));
            assertThat(answers).extracting(Door.Answer::status).as("%s", answers).contains(204).allMatch(status -> Set.of(204, 409).contains(status));
            assertThat(identity.createGroupQuery().groupMember(account).list()).singleElement().satisfies(group -> assertThat(group.getId()).isEqualTo("kezhang"));
        }
    }

    @Test
    void anOfficeIsRenamedOnce() {
        new Door(port, "duban" + street.id).upload("/lists?year=2020", "", "清单.xlsx", Books.right().bytes());
        for (int round = 0; round < ROUNDS; round++) {
            street.today("2020-05-0" + (round + 1));
            Door duban = browser("duban");
            String from = round == 0 ? "社区管理办公室" : "平安办" + round;
            String to = "平安办" + (round + 1);
            List<Door.Answer> answers = twice(() -> duban.submit("/lists", "/lists/offices/rename", Map.of("name", from, "to", to), Map.of()));
            assertThat(answers).extracting(Door.Answer::status).as("%s", answers).contains(302).allMatch(status -> status < 500);
            assertThat(duban.get("/lists").body()).contains(">" + to + "<").doesNotContain(">" + from + "<");
        }
    }

    /** With both pages open already, so that their tokens are there. */
    private Door browser(String role) {
        Door door = new Door(port, role + street.id).loggedIn("secret");
        door.browse("/password");
        door.browse("/camunda/api/admin/auth/user/default");
        return door;
    }

    private String part(int number) {
        return street.project("量化任务", String.format("%02d", number)) + "-1";
    }

    private String task(String part) {
        return street.task(part, "record-quantity").getId();
    }

    /** Done by one of the two; the other reads a sentence that is true for them too. */
    private void done(int status, String part, List<Door.Answer> answers) {
        assertThat(answers).filteredOn(answer -> answer.status() == status).as("%s", answers).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.status() != status).singleElement().satisfies(late -> {
            assertThat(late.status()).as(late.body()).isIn(400, 403, 404, 409);
            // The engine asks for the right before it sees that the task is gone
            assertThat(late.body()).containsPattern(status == 204 ? "刚刚已经办过|已经办结|没有办理此事项的权限" : "刚刚已经办过|已经办结");
        });
        assertThat(street.facts(part)).filteredOn(fact -> fact.at().element().equals("record-quantity")).hasSize(1);
    }

    private static Door.Answer tasklist(Door door, String method, String path, Object body) {
        try {
            return door.tasklist(method, ENGINE + path, body);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static List<Door.Answer> twice(Supplier<Door.Answer> press) {
        return AtOnce.of(2, i -> press.get());
    }
}
