package cn.shishi.desk;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shishi.StreetTest;
import cn.shishi.identity.Accounts;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** Everything behind the filters, over real HTTP: each refusal has its Chinese sentence and a twin that is allowed. */
class DoorsTest extends StreetTest {

    private static final byte[] PDF = "%PDF-1.4\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);

    @LocalServerPort
    int port;

    @Autowired
    Accounts accounts;

    @Autowired
    ProcessEngine engine;

    @Autowired
    JdbcTemplate sql;

    String part;
    Door jingban;
    Door fenguan;

    @BeforeEach
    void begun() {
        part = street.project("量化任务") + "-1";
        jingban = new Door(port, "jingban" + street.id);
        fenguan = new Door(port, "fenguan" + street.id);
    }

    @Test
    void aTaskIsListedShownAndCompletedByAProgram() {
        JsonNode mine = jingban.get("/api/tasks").json();
        assertThat(mine).hasSize(1);
        assertThat(mine.get(0).path("name").asText()).isEqualTo("填报进展");
        assertThat(mine.get(0).path("subject").asText()).isEqualTo(part);
        assertThat(mine.get(0).path("phase").asText()).isEqualTo("实施");
        JsonNode one = jingban.get("/api/tasks/" + id(jingban)).json();
        assertThat(one.path("fields").findValuesAsText("key")).contains("happened", "quantity");
        Door.Answer done = record(id(jingban), 12.5);
        assertThat(done.status()).isEqualTo(200);
        assertThat(done.json().path("facts")).hasSize(1);
        assertThat(fenguan.get("/api/tasks").json().get(0).path("description").asText()).contains("12.5项");
    }

    @Test
    void whatIsWrongIsRefusedWithASentenceAndChangesNothing() {
        String task = id(jingban);
        refused(400, "还没有到", jingban.post(complete(task), Map.of("variables", Map.of("happened", "2020-03-09", "quantity", 1))));
        refused(400, "不能是负数", record(task, -1));
        refused(400, "没有字段", jingban.post(complete(task), Map.of("variables", Map.of("approved", true))));
        refused(400, "只能填一个值", jingban.post(complete(task), Map.of("variables", Map.of("quantity", List.of(1)))));
        refused(400, "太长：最多 200 字", jingban.post(complete(task), Map.of("variables", Map.of("happened", "2020-03-01", "quantity", 1, "operator", "长".repeat(1_000_000)))));
        refused(400, "不是有效的 JSON", jingban.post(complete(task), "{"));
        assertThat(street.open(part)).containsExactly("record-quantity");
        assertThat(record(task, 1).status()).isEqualTo(200);
    }

    @Test
    void onlyWhoseTaskItIsMayDoIt() {
        String task = id(jingban);
        refused(403, "不是您的任务", fenguan.post(complete(task), Map.of("variables", Map.of())));
        refused(404, "没有这项任务", new Door(port, "jingban" + story.street().id).post(complete(task), Map.of("variables", Map.of())));
        refused(404, "没有这项任务", jingban.get("/api/tasks/none"));
        refused(401, "需要登录", new Door(port, null).get("/api/tasks"));
        assertThat(record(task, 1).status()).isEqualTo(200);
        refused(409, "已经办结", record(task, 1));
    }

    @Test
    void aRepeatedKeyChangesNothingMoreAndAForeignOneIsRefused() {
        String task = id(jingban);
        Map<String, Object> body = Map.of("variables", Map.of("happened", "2020-03-01", "quantity", 7));
        Door.Answer first = jingban.post(complete(task), body, "Idempotency-Key", "k1");
        Door.Answer again = jingban.post(complete(task), body, "Idempotency-Key", "k1");
        assertThat(first.status()).isEqualTo(200);
        assertThat(again).isEqualTo(first);
        refused(422, "已用于另一项请求", jingban.post(complete(task), Map.of("variables", Map.of("quantity", 8)), "Idempotency-Key", "k1"));
        assertThat(street.facts(part)).filteredOn(f -> f.value() != null).hasSize(1);
    }

    @Test
    void evidenceIsTakenByContentAndWithinItsLimit() {
        String task = id(jingban);
        String path = "/api/tasks/" + task + "/evidence";
        refused(400, "不能作为材料", jingban.upload(path, "照片", "photo.jpg", "<html><script>alert(1)</script>".getBytes(StandardCharsets.UTF_8)));
        refused(400, "是空的", jingban.upload(path, "照片", "photo.jpg", new byte[0]));
        refused(413, "每个文件不超过 20 MB", jingban.upload(path, "验收单", "big.pdf", new byte[20 * 1024 * 1024 + 1]));
        refused(403, "不是您的任务", fenguan.upload(path, "验收单", "a.pdf", PDF));
        Door.Answer kept = jingban.upload(path, "验收单", "../../a.pdf", PDF);
        assertThat(kept.status()).isEqualTo(200);
        assertThat(jingban.get("/api/tasks/" + task).json().path("evidence").get(0).path("fileName").asText()).isEqualTo("a.pdf");
        record(task, 1);
        assertThat(street.facts(part)).filteredOn(f -> f.value() != null).singleElement()
                .satisfies(f -> assertThat(f.evidence()).containsExactly(kept.json().path("sha256").asText()));
        assertThat(jingban.get("/evidence/" + kept.json().path("sha256").asText()).status()).isEqualTo(200);
        assertThat(new Door(port, "jingban" + story.street().id).get("/evidence/" + kept.json().path("sha256").asText()).status()).isEqualTo(404);
    }

    @Test
    void aMaterialIsHandedOutAsAFileInWhichNothingRuns() {
        String hash = jingban.upload("/api/tasks/" + id(jingban) + "/evidence", "验收单", "验收\u202Efdp.单.pdf", PDF).json().path("sha256").asText();
        var headers = jingban.headers("/evidence/" + hash);
        assertThat(headers.firstValue("Content-Disposition").orElseThrow()).startsWith("attachment").doesNotContain("%E2%80%AE");
        assertThat(headers.firstValue("Content-Type")).hasValue("application/pdf");
        assertThat(headers.allValues("Content-Security-Policy")).containsExactly("default-src 'none'; sandbox");
        assertThat(headers.allValues("X-Content-Type-Options")).containsOnly("nosniff");
        assertThat(headers.firstValue("Cache-Control").orElseThrow()).contains("no-store");
    }

    @Test
    void theMaterialOfOneTaskTogetherHasItsLimit() {
        String path = "/api/tasks/" + id(jingban) + "/evidence";
        assertThat(jingban.upload(path, "验收单", "a.pdf", PDF).status()).isEqualTo(200);
        sql.update("update evidence set size = ? where task = ?", 200L * 1024 * 1024 - 20, id(jingban));
        refused(413, "合计超过 200 MB", jingban.upload(path, "验收单", "b.pdf", "%PDF-1.4\nanother\n%%EOF\n".getBytes(StandardCharsets.US_ASCII)));
        assertThat(jingban.get("/api/tasks/" + id(jingban)).json().path("evidence")).hasSize(1);
    }

    @Test
    void tasklistShowsTheSentenceAloneAndFollowsTheSameRules() throws IOException {
        String task = id(jingban);
        Door browser = new Door(port, "jingban" + street.id).loggedIn("secret");
        String path = "/camunda/api/engine/engine/default/task/" + task + "/submit-form";
        Door.Answer refused = browser.tasklist(path, Map.of("variables", Map.of("happened", Map.of("value", "近期"), "quantity", Map.of("value", 1))));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("message").asText()).startsWith("“完成时间”填写的“近期”不是日期").doesNotContain("ENGINE", "Exception", "'");
        assertThat(street.open(part)).containsExactly("record-quantity");
        Door.Answer done = browser.tasklist(path, Map.of("variables", Map.of("happened", Map.of("value", "2020-03-01"), "quantity", Map.of("value", 1))));
        assertThat(done.status()).isEqualTo(204);
        assertThat(street.open(part)).containsExactly("sign-quantity");
    }

    @Test
    void tasklistTakesNothingThatIsNotInTheForm() throws IOException {
        Door browser = new Door(port, "jingban" + street.id).loggedIn("secret");
        String task = "/camunda/api/engine/engine/default/task/" + id(jingban);
        Map<String, Object> form = Map.of("happened", Map.of("value", "2020-03-01"), "quantity", Map.of("value", 1));
        Map<String, Object> more = new HashMap<>(form);
        more.put("key", Map.of("value", "T9-D0001"));
        for (String way : new String[] {"/submit-form", "/complete", "/resolve"}) {
            Door.Answer refused = browser.tasklist(task + way, Map.of("variables", more));
            assertThat(refused.status()).as(way + refused.body()).isBetween(400, 403);
            assertThat(refused.json().path("message").asText()).contains("没有");
        }
        assertThat(browser.tasklist(task + "/variables", Map.of("modifications", Map.of("approved", Map.of("value", true)))).status()).isEqualTo(403);
        assertThat(browser.tasklist(task + "/assignee", Map.of("userId", "fenguan" + street.id)).status()).isEqualTo(403);
        assertThat(street.open(part)).containsExactly("record-quantity");
        assertThat(browser.tasklist(task + "/submit-form", Map.of("variables", form)).status()).isEqualTo(204);
    }

    @Test
    void whoRecordedCannotSignByEitherDoor() throws IOException {
        String both = "both" + street.id;
        accounts.add(both, "两职", "secret", List.of("jingban", "fenguan"), street.id);
        engine.getTaskService().setAssignee(street.task(part, "record-quantity").getId(), both);
        Door person = new Door(port, both);
        assertThat(person.post(complete(id(person)), Map.of("variables", Map.of("happened", "2020-03-01", "quantity", 3)))).satisfies(a -> assertThat(a.status()).as(a.body()).isEqualTo(200));
        String sign = street.task(part, "sign-quantity").getId();
        engine.getTaskService().setAssignee(sign, both);
        refused(403, "是您本人填报的，不能由本人签核", person.post(complete(sign), Map.of("variables", Map.of("decision", "approve"))));
        Door.Answer byTasklist = new Door(port, both).loggedIn("secret").tasklist(
                "/camunda/api/engine/engine/default/task/" + sign + "/submit-form", Map.of("variables", Map.of("decision", Map.of("value", "approve"))));
        assertThat(byTasklist.status()).isEqualTo(400);
        assertThat(byTasklist.json().path("message").asText()).startsWith("“签核进展”所签的内容是您本人填报的，不能由本人签核");
        assertThat(street.open(part)).containsExactly("sign-quantity");
        engine.getTaskService().setAssignee(sign, "fenguan" + street.id);
        assertThat(fenguan.post(complete(sign), Map.of("variables", Map.of("decision", "approve"))).status()).isEqualTo(200);
    }

    @Test
    void oneLoginOpensPagesApiAndTasklistButNotTheEngine() {
        Door browser = new Door(port, "jingban" + street.id).loggedIn("secret");
        assertThat(browser.browse("/").body()).contains("我的待办", "填报进展");
        assertThat(browser.browse("/api/tasks").json()).hasSize(1);
        String project = "/projects/" + part.replaceAll("-1$", "");
        story.seal();
        assertThat(browser.browse(project).body()).contains("href=\"/tasks/" + street.task(part, "record-quantity").getId() + "\"");
        assertThat(new Door(port, "fenguan" + street.id).loggedIn("secret").browse(project).body()).contains("填报进展").doesNotContain("href=\"/tasks/" + street.task(part, "record-quantity").getId());
        assertThat(browser.browse("/camunda/app/tasklist/default/").status()).isEqualTo(200);
        assertThat(browser.browse("/camunda/app/cockpit/default/").status()).isEqualTo(403);
        assertThat(browser.browse("/engine-rest/engine").status()).isEqualTo(404);
        assertThat(browser.browse("/h2-console").status()).isEqualTo(404);
        assertThat(jingban.post("/camunda/api/admin/setup/default/user/create", Map.of()).status()).isEqualTo(403);
        assertThat(new Door(port, null).browse("/").status()).isEqualTo(302);
        assertThat(jingban.get("/v3/api-docs").json().path("paths").has("/api/tasks/{id}/complete")).isTrue();
    }

    @Test
    void reportsAndProjectsAreForThePeopleOfTheStreet() {
        story.seal();
        String query = "?street=" + street.id + "&year=2020";
        assertThat(jingban.get("/api/projects" + query).json()).hasSize(1);
        assertThat(jingban.get("/api/projects/" + part.replaceAll("-1$", "")).json().path("project").path("number").asText()).isEqualTo("01");
        assertThat(jingban.get("/api/reports/draft" + query + "&period=year", "Accept", "text/plain").body()).contains("年度实事项目完成情况");
        assertThat(jingban.get("/api/reports/draft" + query + "&period=year").json().path("projects")).hasSize(1);
        Door stranger = new Door(port, "jingban" + story.street().id);
        refused(404, "没有街道", stranger.get("/api/projects" + query));
        refused(404, "没有街道", stranger.get("/api/reports/draft" + query + "&period=year"));
        refused(404, "没有编号为", stranger.get("/api/projects/" + part.replaceAll("-1$", "")));
        refused(400, "报告期", jingban.get("/api/reports/draft" + query + "&period=month"));
        refused(400, "不是日期", jingban.get("/api/reports/draft" + query + "&period=year&asOf=2020-13-01"));
        assertThat(jingban.get("/api/reports/draft?street=" + street.id + "&year=2021&period=year", "Accept", "text/plain").body())
                .as("a list of a year to come").contains("截至2021年1月1日");
        refused(400, "年份“-2000000000”不对", jingban.get("/api/reports/draft?street=" + street.id + "&year=-2000000000&period=year"));
        refused(400, "缺少参数", jingban.get("/api/projects?street=x"));
    }

    @Test
    void theLedgerIsCheckedByTheOfficeAndNotByAnyone() {
        String path = "/api/ledger/check?street=" + street.id;
        assertThat(new Door(port, "duban" + street.id).get(path).json().path("whole").asBoolean()).isTrue();
        assertThat(jingban.get(path).status()).isEqualTo(403);
        refused(404, "没有街道", new Door(port, "duban" + story.street().id).get(path));
    }

    @Test
    void nobodyBeginsWhatBeginsByItself() {
        String project = part.substring(0, part.lastIndexOf('-'));
        Door duban = new Door(port, "duban" + street.id).loggedIn("secret");
        Door cadre = new Door(port, "jingban" + street.id).loggedIn("secret");
        for (String process : List.of("project", "sites", "site", "handover", "quantity")) {
            assertThat(List.of(duban.submits("/processes/" + process, "subject", project).status(),
                    cadre.submits("/processes/" + process, "subject", project).status())).as(process).containsOnly(404);
        }
        assertThat(street.open(project)).isEmpty();
        assertThat(street.open(part)).containsExactly("record-quantity");
        assertThat(cadre.submits("/processes/narrative", "subject", project).status()).isEqualTo(302);
        assertThat(street.open(project)).containsExactly("write-narrative");
    }

    @Test
    void whatIsBegunAlreadyIsGoneOnWith() {
        String project = part.substring(0, part.lastIndexOf('-'));
        street.account("colleague", "jingban");
        Door cadre = new Door(port, "jingban" + street.id).loggedIn("secret");
        Door colleague = new Door(port, "colleague" + street.id).loggedIn("secret");
        String first = cadre.submits("/processes/narrative", "subject", project).location();
        assertThat(cadre.submits("/processes/narrative", "subject", project).location()).isEqualTo(first);
        assertThat(cadre.submits("/processes/narrative", "subject", part).location()).isNotEqualTo(first);
        assertThat(colleague.submits("/processes/narrative", "subject", project).location()).isNotEqualTo(first);
    }

    @Test
    void twoNumbersAreCorrectedInTwoTasksAndOneNumberInOne() {
        for (int round = 1; round <= 2; round++) {
            street.does("jingban", part, "record-quantity", Map.of("happened", "2020-03-01", "quantity", round));
            street.approves("fenguan", part, "sign-quantity");
        }
        Door cadre = new Door(port, "jingban" + street.id).loggedIn("secret");
        List<String> tasks = street.facts(part).stream().filter(fact -> fact.at().element().equals("record-quantity")).map(fact ->
                cadre.submits("/processes/correction", "subject", part, "factId", fact.id()).location()).toList();
        assertThat(tasks).hasSize(2).doesNotHaveDuplicates();
        assertThat(street.facts(part).stream().filter(fact -> fact.at().element().equals("record-quantity")).map(fact ->
                cadre.submits("/processes/correction", "subject", part, "factId", fact.id()).location()).toList()).isEqualTo(tasks);
    }

    private void refused(int status, String words, Door.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.type()).startsWith("application/problem+json");
        assertThat(answer.detail()).contains(words);
    }

    private Door.Answer record(String task, double quantity) {
        return jingban.post(complete(task), Map.of("variables", Map.of("happened", "2020-03-01", "quantity", quantity)));
    }

    private static String id(Door door) {
        return door.get("/api/tasks").json().get(0).path("id").asText();
    }

    private static String complete(String task) {
        return "/api/tasks/" + task + "/complete";
    }
}
