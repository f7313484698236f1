package cn.shishi.desk;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shishi.StreetTest;
import cn.shishi.evidence.LaterPapers;
import cn.shishi.ledger.Cutoff;
import cn.shishi.ledger.Fact;
import cn.shishi.ledger.Kind;
import cn.shishi.report.Draft;
import cn.shishi.report.Period;
import cn.shishi.report.Provenance;
import cn.shishi.report.Reports;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What may follow a task has a day, is listed until it is there, and changes no fact when it comes. */
class LaterPapersTest extends StreetTest {

    private static final byte[] PDF = "%PDF-1.4\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);

    @LocalServerPort
    int port;

    @Autowired
    Reports reports;

    @Autowired
    LaterPapers papers;

    String project;
    String part;
    Door jingban;

    @BeforeEach
    void planned() {
        project = street.project("公共设施维护");
        part = project + "-1";
        street.does("jingban", part, "record-plan", Map.of("milestoneDay", "2020-02-10"));
        street.approves("kezhang", part, "sign-plan");
        jingban = new Door(port, "jingban" + street.id);
    }

    @Test
    void whatMayFollowIsListedWithItsLastDayAndTurnsAmberAfterIt() {
        works(false);
        story.seal();
        JsonNode owed = jingban.get("/api/later-papers").json();
        assertThat(owed).hasSize(1);
        assertThat(owed.get(0).path("paper").asText()).isEqualTo("照片");
        assertThat(owed.get(0).path("due").asText()).isEqualTo("2020-03-16");
        assertThat(owed.get(0).path("part").asText()).isEqualTo("某事");
        assertThat(new Door(port, "kezhang" + street.id).get("/api/later-papers").json()).isEmpty();
        assertThat(new Door(port, "jingban" + story.street().id).get("/api/later-papers").json()).isEmpty();
        assertThat(new Door(port, "fenguan" + street.id).loggedIn("secret").browse("/projects/" + project).body())
                .contains("待补材料", "2020年3月16日前补齐").doesNotContain("补交</button>");
        assertThat(new Door(port, "fenguan" + street.id).loggedIn("secret").browse("/tasks/" + street.task(part, "sign-works").getId()).body()).contains("待补：照片");
        street.today("2020-03-16");
        assertThat(page(jingban, "/")).contains("待补材料", "2020年3月16日前补齐", "补交</button>").doesNotContain("逾期未补");
        street.today("2020-03-17");
        assertThat(page(jingban, "/")).contains("逾期未补");
    }

    @Test
    void whatFollowsIsFoundAtTheFactWhichStaysAsItIs() {
        String task = works(false);
        street.approves("fenguan", part, "sign-works");
        List<Fact> before = street.facts(part);
        story.seal();
        Instant known = Instant.now().plusSeconds(60);
        assertThat(later(draft(known))).isEmpty();
        street.today("2020-03-10");
        Door.Answer kept = jingban.upload("/api/tasks/" + task + "/evidence", "照片", "照片.pdf", PDF);
        assertThat(kept.status()).as(kept.body()).isEqualTo(200);
        String hash = kept.json().path("sha256").asText();
        assertThat(jingban.get("/api/later-papers").json()).isEmpty();
        assertThat(street.facts(part)).isEqualTo(before);
        assertThat(jingban.get("/api/projects/" + project).json().path("story")).filteredOn(f -> f.path("task").asText().equals(task))
                .isNotEmpty().allSatisfy(f -> assertThat(f.path("later").get(0).asText()).isEqualTo(hash));
        assertThat(page(jingban, "/projects/" + project)).contains("后补1", "/evidence/" + hash);
        assertThat(jingban.get("/evidence/" + hash).status()).isEqualTo(200);
        works(false);
        street.approves("fenguan", part, "sign-works");
        story.seal();
        assertThat(later(draft(Instant.now().plusSeconds(60)))).contains(hash);
    }

    @Test
    void onlyWhatMayFollowIsTakenAndOnlyFromItsRole() {
        String task = works(false);
        String path = "/api/tasks/" + task + "/evidence";
        refused(400, "“验收单”不在可后补的材料之内；可补：照片。", jingban.upload(path, "验收单", "a.pdf", PDF));
        refused(400, "不能作为材料", jingban.upload(path, "照片", "a.pdf", "plain".getBytes(StandardCharsets.US_ASCII)));
        refused(409, "已经办结", new Door(port, "kezhang" + street.id).upload(path, "照片", "a.pdf", PDF));
        refused(404, "没有这项任务", new Door(port, "jingban" + story.street().id).upload(path, "照片", "a.pdf", PDF));
        String plan = street.facts(part, Kind.MILESTONE).get(0).at().task();
        refused(409, "已经办结", jingban.upload("/api/tasks/" + plan + "/evidence", "照片", "a.pdf", PDF));
        assertThat(jingban.get("/api/later-papers").json()).hasSize(1);
        assertThat(jingban.loggedIn("secret").submit("/", "/tasks/" + task + "/evidence", Map.of("paper", "照片"), Map.of()).status()).isEqualTo(400);
    }

    @Test
    void thePageTakesItWithoutScripts() {
        String task = works(false);
        Door.Answer given = jingban.loggedIn("secret").submit("/", "/tasks/" + task + "/evidence", Map.of("paper", "照片"), "file", Map.of("照片.pdf", PDF));
        assertThat(given.location()).endsWith("/?given");
        assertThat(jingban.browse("/").body()).doesNotContain("待补材料");
    }

    @Test
    void whatWasSentBackIsAskedForNoLongerAndWhatIsThereIsNotAskedFor() {
        works(false);
        street.returns("fenguan", part, "sign-works");
        assertThat(papers.owedAbout(street.id, List.of(part))).isEmpty();
        String again = works(false);
        assertThat(papers.owedAbout(street.id, List.of(part))).extracting(LaterPapers.Paper::task).containsExactly(again);
        street.approves("fenguan", part, "sign-works");
        street.gives("jingban", part, "record-works", "照片");
        works(false);
        assertThat(papers.owedAbout(street.id, List.of(part))).hasSize(1);
    }

    @Test
    void aProjectIsAcceptedAndClosedWithAWarning() {
        works(true);
        street.approves("fenguan", part, "sign-works");
        assertRefused("缺少必须的材料：验收单。请先上传材料，再提交“提交验收”。",
                () -> street.does("jingban", part, "submit-acceptance", Map.of("milestoneDay", "2020-03-01")), part);
        street.gives("jingban", part, "submit-acceptance", "验收单");
        street.does("jingban", part, "submit-acceptance", Map.of("milestoneDay", "2020-03-01"));
        street.approves("fenguan", part, "accept");
        assertThat(street.task(project, "summarize").getDescription()).contains("尚有待补材料1份：照片");
        assertThat(page(jingban, "/tasks/" + street.task(project, "summarize").getId())).contains("待补材料", "不妨碍办理");
        street.does("jingban", project, "summarize", Map.of("milestoneDay", "2020-03-02", "summary", "已完成。"));
        assertThat(street.task(project, "accept-project").getDescription()).contains("尚有待补材料1份：照片");
        String accept = "/tasks/" + street.task(project, "accept-project").getId();
        assertThat(page(new Door(port, "fenguan" + street.id), accept)).contains("待补材料", "不妨碍办理");
        street.approves("fenguan", project, "accept-project");
        assertThat(street.open(project)).containsExactly("close-project");
    }

    /** The task in which it was told. */
    private String works(boolean finished) {
        String task = street.task(part, "record-works").getId();
        street.does("jingban", part, "record-works", Map.of("milestoneDay", "2020-02-20", "dimension", "安装门锁", "quantity", 9, "finished", finished));
        return task;
    }

    private Draft draft(Instant knownAt) {
        return reports.draft(street.id, 2020, Period.YEAR, new Cutoff(LocalDate.of(2020, 12, 31), knownAt));
    }

    private static List<String> later(Draft draft) {
        return draft.facts().values().stream().map(Provenance::later).flatMap(List::stream).toList();
    }

    private static String page(Door door, String path) {
        Door.Answer answer = door.loggedIn("secret").browse(path);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private static void refused(int status, String sentence, Door.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.detail()).contains(sentence);
    }
}
