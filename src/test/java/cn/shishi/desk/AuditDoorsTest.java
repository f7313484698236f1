package cn.shishi.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.shishi.StreetTest;
import cn.shishi.Tampering;
import cn.shishi.audit.AuditChain;
import cn.shishi.audit.Trail;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Whoever changes something, or tries to, by whatever door, leaves one row; and nobody takes one out unseen. */
class AuditDoorsTest extends StreetTest {

    private static final String ENGINE = "/camunda/api/engine/engine/default/";
    private static final String ALL = "select concat(coalesce(account, '-'), ' ', method, ' ', path, ' ', status) from audit";

    @LocalServerPort
    int port;

    @Autowired
    Trail trail;

    @Autowired
    AuditChain chain;

    @Autowired
    JdbcTemplate sql;

    @Autowired
    TransactionTemplate transaction;

    String part;
    String task;
    String account;
    Door jingban;

    @BeforeEach
    void begun() {
        sql.update("delete from failed_login");
        part = street.project("量化任务") + "-1";
        task = street.task(part, "record-quantity").getId();
        account = "jingban" + street.id;
        jingban = new Door(port, account);
    }

    @AfterEach
    void forgetFailures() {
        sql.update("delete from failed_login");
    }

    @Test
    void aChangeARefusalAndADeniedDoorLeaveOneRowEach() throws IOException {
        jingban.post("/api/tasks/" + task + "/complete", Map.of("variables", Map.of("quantity", -1)));
        assertThat(rows()).containsExactly(account + " POST /api/tasks/" + task + "/complete 400");
        jingban.post("/api/tasks/" + task + "/complete", Map.of("variables", Map.of("happened", "2020-03-01", "quantity", 1)));
        jingban.post("/api/backup", Map.of());
        assertThat(rows()).hasSize(3).contains(account + " POST /api/tasks/" + task + "/complete 200", account + " POST /api/backup 403");
    }

    @Test
    void tasklistLeavesARowForAChangeAndNoneForAQuestion() throws IOException {
        Door browser = jingban.loggedIn("secret");
        int before = rows().size();
        String filter = browser.browse(ENGINE + "filter?maxResults=10").json().get(0).path("id").asText();
        assertThat(browser.tasklist(ENGINE + "filter/" + filter + "/list?firstResult=0&maxResults=15", Map.of()).status()).isEqualTo(200);
        assertThat(browser.browse("/").status()).isEqualTo(200);
        assertThat(rows()).hasSize(before);
        assertThat(browser.tasklist(ENGINE + "task/" + task + "/submit-form", Map.of("variables", Map.of("happened", Map.of("value", "2020-03-01"), "quantity", Map.of("value", 1)))).status()).isEqualTo(204);
        assertThat(rows()).hasSize(before + 1).contains(account + " POST " + ENGINE + "task/" + task + "/submit-form 204");
    }

    @Test
    void comingInFailingToAndLeavingAreThere() {
        List<String> before = all();
        jingban.login("wrong");
        jingban.login("secret");
        jingban.submit("/", "/logout", Map.of(), Map.of());
        List<String> after = all();
        before.forEach(after::remove);
        assertThat(after).containsExactlyInAnyOrder("- POST /login 302", account + " POST /login 302", account + " POST /logout 204");
    }

    @Test
    void withoutALoginNothingIsDoneAndNothingIsFilled() {
        int before = sql.queryForObject("select count(*) from audit", Integer.class);
        assertThat(new Door(port, null).post("/api/tasks/" + task + "/complete", Map.of()).status()).isIn(401, 403);
        assertThat(sql.queryForObject("select count(*) from audit", Integer.class)).isEqualTo(before);
    }

    @Test
    void whatCannotBeNotedIsNotDone() {
        Map<String, Object> form = Map.of("variables", Map.of("happened", "2020-03-01", "quantity", 1));
        sql.execute("alter table audit rename to audit_away");
        try {
            assertThat(jingban.post("/api/tasks/" + task + "/complete", form).status()).isEqualTo(500);
        } finally {
            sql.execute("alter table audit_away rename to audit");
        }
        assertThat(street.open(part)).containsExactly("record-quantity");
        assertThat(jingban.post("/api/tasks/" + task + "/complete", form).status()).isEqualTo(200);
    }

    @Test
    void tamperingIsFoundAndOnlyAuditorsLook() {
        jingban.post("/api/backup", Map.of());
        jingban.post("/api/tasks/13812345678/complete", Map.of());
        jingban.post("/api/backup", Map.of());
        answered();
        trail.seal();
        Door auditor = new Door(port, street.account("auditor", "shenji"));
        assertThat(auditor.get("/api/audit/check").json().path("whole").asBoolean()).isTrue();
        assertThat(auditor.get("/audit?day=2020-03-02&account=" + account).body()).contains("备份", "被拒绝（403）", "138****5678").doesNotContain("13812345678");
        assertThat(auditor.get("/audit?check=true").body()).contains("核验无误");
        assertThat(jingban.get("/audit").status()).isEqualTo(403);
        assertThat(jingban.get("/api/audit/check").status()).isEqualTo(403);
        tampered("update audit set status = status + 1 where seq = ?", "内容或次序被改动过");
        tampered("update audit set account = 'x' where seq = ?", "内容或次序被改动过");
        tampered("delete from audit where seq = ?", "条缺失");
        tampered("update audit_head set seq = seq - 1 where seq >= ?", "末尾与登记的最后一条不一致");
        assertThat(auditor.get("/api/audit/check").json().path("faults")).isEmpty();
    }

    private void tampered(String how, String said) {
        long seq = sql.queryForObject("select max(seq) - 1 from audit", Long.class);
        Tampering.with(transaction, sql, () -> {
            assertThat(sql.update(how, seq)).isPositive();
            assertThat(chain.faults()).anySatisfy(fault -> assertThat(fault).contains(said));
        });
    }

    private List<String> rows() {
        answered();
        return sql.queryForList(ALL + " where account = ?", String.class, account);
    }

    private List<String> all() {
        answered();
        return sql.queryForList(ALL, String.class);
    }

    /** An answer may be out before its row knows of it. */
    private void answered() {
        await().until(() -> sql.queryForObject("select count(*) from audit where status is null", Integer.class) == 0);
    }
}
