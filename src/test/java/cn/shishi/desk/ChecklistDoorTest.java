package cn.shishi.desk;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shishi.StreetTest;
import cn.shishi.ledger.Fact;
import cn.shishi.ledger.Kind;
import cn.shishi.project.YearList;
import cn.shishi.register.ListedPlace;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A checklist through every door: the page with and without scripts, a program, Tasklist. */
class ChecklistDoorTest extends StreetTest {

    private static final byte[] PDF = "%PDF-1.4\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);

    @LocalServerPort
    int port;

    String part;
    String task;
    Door jingban;

    @BeforeEach
    void begun() {
        String project = street.project("02", List.of(new YearList.Piece("示意图上墙", "全覆盖任务", Map.of("完成数", "上墙小区（个）"),
                IntStream.rangeClosed(1, 3).mapToObj(i -> new ListedPlace("康定路" + i + "弄", "武南")).toList())));
        part = project + "-1";
        street.does("duban", project, "decompose", Map.of());
        task = street.task(part, "record-checklist").getId();
        jingban = new Door(port, "jingban" + street.id);
    }

    @Test
    void whatIsTypedIsOnTheServerAtOnceAndTellsWhatIsStillWrong() {
        Door.Answer saved = jingban.put(rows(), List.of(row("康定路1弄", true, Map.of("happened", "近期", "quantity", "3")), row("康定路2弄", false, Map.of("happened", "近期"))));
        assertThat(saved.status()).as(saved.body()).isEqualTo(200);
        assertThat(saved.json().path("faults")).hasSize(1);
        assertThat(saved.json().path("faults").get(0).path("key").asText()).isEqualTo("happened");
        assertThat(saved.json().path("faults").get(0).path("said").asText()).startsWith("“完成日期”填写的“近期”不是日期");
        JsonNode shown = jingban.get("/api/tasks/" + task).json().path("rows");
        assertThat(shown).hasSize(3);
        assertThat(shown.get(0).path("ticked").asBoolean()).isTrue();
        assertThat(shown.get(0).path("values").path("quantity").asText()).isEqualTo("3");
        assertThat(shown.get(2).path("values")).isEmpty();
        String page = new Door(port, "jingban" + street.id).loggedIn("secret").browse("/tasks/" + task).body();
        assertThat(page).contains("value=\"近期\"", "武南", "康定路3弄", "全部完成（年度收官）").doesNotContain("onclick", "<script>");
    }

    @Test
    void onlyWhoseTaskItIsMayFillItIn() {
        List<Object> some = List.of(row("康定路1弄", true, Map.of("happened", "2020-03-01")));
        refused(403, "不是您的任务", new Door(port, "fenguan" + street.id).put(rows(), some));
        refused(404, "没有这项任务", new Door(port, "jingban" + story.street().id).put(rows(), some));
        assertThat(new Door(port, "fenguan" + street.id).loggedIn("secret").submits("/tasks/" + task + "/table", "text", "康定路1弄").status()).isEqualTo(403);
        assertThat(jingban.get("/api/tasks/" + task).json().path("rows").findValuesAsText("ticked")).containsOnly("false");
        assertThat(jingban.put(rows(), some).status()).isEqualTo(200);
        assertThat(jingban.get("/api/tasks/" + task).json().path("rows").findValuesAsText("ticked")).containsExactly("true", "false", "false");
    }

    @Test
    void whatIsNoRowOrColumnIsRefusedAndNothingOfTheRestIsKept() {
        Object good = row("康定路1弄", true, Map.of("happened", "2020-03-01"));
        refused(400, "清单里没有地点“武宁路9弄”", jingban.put(rows(), List.of(good, row("武宁路9弄", true, Map.of()))));
        refused(400, "没有“approved”这一列", jingban.put(rows(), List.of(good, row("康定路2弄", true, Map.of("approved", true)))));
        refused(400, "没有“finished”这一列", jingban.put(rows(), List.of(good, row("康定路2弄", true, Map.of("finished", true)))));
        refused(400, "每格只能填一个", jingban.put(rows(), List.of(good, row("康定路2弄", true, Map.of("quantity", List.of(1, 2))))));
        refused(400, "写了两行", jingban.put(rows(), List.of(good, good)));
        refused(400, "内容太长", jingban.put(rows(), List.of(good, row("康定路2弄", true, Map.of("problem", "长".repeat(30_000))))));
        refused(400, "每行都要写 item", jingban.put(rows(), List.of(good, Map.of("ticked", true))));
        assertThat(jingban.get("/api/tasks/" + task).json().path("rows").findValuesAsText("ticked")).containsOnly("false");
        assertThat(jingban.put(rows(), List.of(good)).status()).isEqualTo(200);
    }

    @Test
    void aProgramHandsInRowsAllOrNone() {
        refused(400, "序号2“康定路2弄”：“数量”不能是负数", complete(List.of(Map.of("item", "康定路1弄", "happened", "2020-03-01"),
                Map.of("item", "康定路2弄", "happened", "2020-03-01", "quantity", -1))));
        assertThat(street.facts(part, Kind.MEASURE)).isEmpty();
        assertThat(jingban.get("/api/tasks/" + task).json().path("rows").findValuesAsText("ticked")).containsOnly("false");
        refused(400, "没有写 item", complete(List.of(Map.of("happened", "2020-03-01"))));
        refused(400, "是每个地点各填一格", jingban.post("/api/tasks/" + task + "/complete", Map.of("variables", Map.of("covered", true))));
        Door.Answer done = complete(List.of(Map.of("item", "康定路1弄", "happened", "2020-03-01", "quantity", 2), Map.of("item", "康定路2弄", "happened", "2020-03-01")));
        assertThat(done.status()).as(done.body()).isEqualTo(200);
        assertThat(done.json().path("facts")).hasSize(3);
        assertThat(street.open(part)).containsExactly("sign-checklist");
    }

    @Test
    void anOrdinaryTaskTakesNoRows() {
        String other = street.project("量化任务", "05") + "-1";
        String ordinary = street.task(other, "record-quantity").getId();
        refused(400, "不按清单填报", jingban.post("/api/tasks/" + ordinary + "/complete", Map.of("rows", List.of(Map.of("item", "康定路1弄")))));
        refused(400, "不按清单填报", jingban.put("/api/tasks/" + ordinary + "/rows", List.of()));
        assertThat(street.open(other)).containsExactly("record-quantity");
        assertThat(jingban.get("/api/tasks/" + ordinary).json().path("rows").isNull()).isTrue();
    }

    @Test
    void tasklistHandsInWhatIsOnTheServer() throws IOException {
        Door browser = new Door(port, "jingban" + street.id).loggedIn("secret");
        String path = "/camunda/api/engine/engine/default/task/" + task + "/submit-form";
        Map<String, Object> form = Map.of("variables", Map.of("finished", Map.of("value", false)));
        Door.Answer refused = browser.tasklist(path, form);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("message").asText()).isEqualTo("“清单填报”没有勾选任何地点，请打开清单页（/tasks/" + task + "），勾选已办妥的地点后再提交。");
        jingban.put(rows(), List.of(row("康定路3弄", true, Map.of("happened", "2020-03-01"))));
        assertThat(browser.tasklist(path, form).status()).isEqualTo(204);
        assertThat(street.facts(part, Kind.MEASURE)).extracting(Fact::item).containsExactly("康定路3弄");
    }

    @Test
    void thePageWorksWithoutScripts() {
        Door browser = new Door(port, "jingban" + street.id).loggedIn("secret");
        String page = "/tasks/" + task;
        assertThat(browser.submits(page + "/rows", "r1", "康定路1弄", "r1.ticked", "true", "r1.happened", "近期", "r1.covered", "true", "r2", "康定路2弄").status()).isEqualTo(302);
        assertThat(jingban.get("/api" + page).json().path("rows").get(0).path("values").path("happened").asText()).isEqualTo("近期");
        Door.Answer again = browser.submits(page, "r1", "康定路1弄", "r1.ticked", "true", "r1.happened", "上周", "r1.covered", "true");
        assertThat(again.status()).isEqualTo(400);
        assertThat(again.body()).contains("序号1“康定路1弄”：“完成日期”填写的“上周”不是日期", "class=\"said\"", "value=\"上周\"");
        assertThat(street.open(part)).containsExactly("record-checklist");
        assertThat(browser.submits(page, "r1", "康定路1弄", "r1.ticked", "true", "r1.happened", "2020-03-01", "r1.covered", "true").status()).isEqualTo(302);
        assertThat(street.open(part)).containsExactly("sign-checklist");
        String signer = new Door(port, "fenguan" + street.id).loggedIn("secret").browse("/tasks/" + street.task(part, "sign-checklist").getId()).body();
        assertThat(signer).contains("逐处查看");
    }

    @Test
    void aPastedTableIsShownFirstAndTakenThen() {
        Door browser = new Door(port, "jingban" + street.id).loggedIn("secret");
        String table = "地点\t完成日期\t数量\t备注\n康定路 1弄\t2020/3/1\t1,200\tx\n康定路二弄\t2020/3/1\t\t\n安远路8号\t2020/3/1\t\t";
        Door.Answer look = browser.submits("/tasks/" + task + "/table", "text", table);
        assertThat(look.status()).isEqualTo(200);
        assertThat(look.body()).contains("1行", "2行", "没有读入的列：", "备注", "就是“康定路2弄”", "2020-03-01", "1200");
        assertThat(jingban.get("/api/tasks/" + task).json().path("rows").findValuesAsText("ticked")).containsOnly("false");
        assertThat(browser.submits("/tasks/" + task + "/table/take", "text", table, "as.0", "康定路2弄", "as.1", "+").status()).isEqualTo(302);
        JsonNode rows = jingban.get("/api/tasks/" + task).json().path("rows");
        assertThat(rows.findValuesAsText("item")).containsExactly("康定路1弄", "康定路2弄", "康定路3弄", "安远路8号");
        assertThat(rows.findValuesAsText("ticked")).containsExactly("true", "true", "false", "true");
        assertThat(browser.submits("/tasks/" + task + "/table", "text", " ").body()).contains("没有读到内容");
        assertThat(browser.submits("/tasks/" + task + "/places", "name", "安远路8号").body()).contains("已在清单中");
        assertThat(browser.submits("/tasks/" + task + "/places", "name", "安远路9号").status()).isEqualTo(302);
    }

    @Test
    void aPhotographBelongsToItsRow() {
        String path = "/api/tasks/" + task + "/evidence?item=";
        refused(400, "清单里没有地点", jingban.upload(path + "none", "照片", "a.pdf", PDF));
        String hash = jingban.upload(path + "%E5%BA%B7%E5%AE%9A%E8%B7%AF1%E5%BC%84", "照片", "a.pdf", PDF).json().path("sha256").asText();
        assertThat(jingban.upload(path + "%E5%BA%B7%E5%AE%9A%E8%B7%AF2%E5%BC%84", "照片", "a.pdf", PDF).status()).isEqualTo(200);
        complete(List.of(Map.of("item", "康定路1弄", "happened", "2020-03-01"), Map.of("item", "康定路3弄", "happened", "2020-03-01")));
        assertThat(street.facts(part, Kind.MEASURE)).extracting(Fact::evidence).containsExactly(List.of(hash), List.of());
    }

    private Door.Answer complete(List<Map<String, Object>> rows) {
        return jingban.post("/api/tasks/" + task + "/complete", Map.of("rows", rows));
    }

    private String rows() {
        return "/api/tasks/" + task + "/rows";
    }

    private static Object row(String item, boolean ticked, Map<String, Object> values) {
        return Map.of("item", item, "ticked", ticked, "values", values);
    }

    private static void refused(int status, String words, Door.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.detail()).contains(words);
    }
}
