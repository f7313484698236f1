package cn.shishi.desk;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shishi.StreetTest;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The handover's pages over real HTTP: the office asks, a leader reads and signs, the two see their sheet, others nothing. */
class HandoverDoorsTest extends StreetTest {

    @LocalServerPort
    int port;

    @Autowired
    ManagementService jobs;

    Door duban;
    String query;

    @BeforeEach
    void aTaskIsOpen() {
        street.project("量化任务");
        street.account("heir", "jingban");
        duban = browser("duban");
        query = "from=jingban" + street.id + "&to=heir" + street.id + "&day=2020-03-02";
    }

    @Test
    void itIsAskedReadSignedAndDone() {
        assertThat(duban.browse("/").body()).contains("href=\"/handovers\"");
        assertThat(duban.browse("/handovers").body()).contains("谁移交", "，heir" + street.id + "）", "还没有办过移交");
        assertThat(duban.browse("/handovers/new?" + query).body()).contains("核对移交", "填报进展", "承诺01", "提交签核");
        String paper = asked();
        assertThat(duban.browse(paper).body()).contains("等待签核", "填报进展", "提出", "已填报待签核").doesNotContain("撤销这件移交");
        Door zhuren = browser("zhuren");
        String task = zhuren.get("/api/tasks").json().get(0).path("id").asText();
        assertThat(zhuren.browse("/tasks/" + task).body()).contains("签核移交：jingban移交heir", "href=\"" + paper + "\"", "未办任务");
        assertThat(zhuren.submits("/tasks/" + task, "decision", "approve").location()).contains("done");
        assertThat(duban.browse(paper).body()).contains("已签核，等到移交日", "撤销这件移交");
        jobs.executeJob(jobs.createJobQuery().processDefinitionKey("handover").tenantIdIn(street.id).singleResult().getId());
        Door heir = browser("heir");
        assertThat(heir.browse("/").body()).contains("填报进展", "2020年3月2日", "起接替", "见<a href=\"" + paper + "\"");
        assertThat(heir.browse(paper).body()).contains("已移交", "与提出时所列相同").doesNotContain("现在未办的任务");
        assertThat(browser("jingban").browse("/").body()).contains("没有等您办理的事项");
        assertThat(duban.browse("/handovers").body()).contains("jingban移交heir，自", "已移交");
    }

    @Test
    void whatIsWrongIsToldBesideTheFormAsItWasFilledIn() {
        Door.Answer refused = duban.browse("/handovers/new?" + query.replace("to=heir", "to=kezhang"));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).contains("kezhang没有jingban的角色“经办人”", "value=\"jingban" + street.id + "\" selected");
        assertThat(duban.browse("/handovers/new?" + query.replace("2020-03-02", "明天")).status()).isEqualTo(400);
        assertThat(duban.submits("/handovers", "from", "jingban" + street.id, "to", "jingban" + street.id, "day", "2020-03-02").body()).contains("同一个账号");
        asked();
        assertThat(duban.submits("/handovers", "from", "jingban" + street.id, "to", "heir" + street.id, "day", "2020-03-02").status()).isEqualTo(409);
        assertThat(street.open()).hasSize(2);
    }

    @Test
    void othersNeitherAskNorRead() {
        String paper = asked();
        Door kezhang = browser("kezhang");
        assertThat(kezhang.browse("/").body()).doesNotContain("/handovers");
        assertThat(kezhang.browse("/handovers").status()).isEqualTo(403);
        assertThat(kezhang.browse("/handovers/new?" + query).status()).isEqualTo(403);
        assertThat(kezhang.submits("/handovers", "from", "jingban" + street.id, "to", "heir" + street.id, "day", "2020-03-02").status()).isEqualTo(403);
        assertThat(kezhang.submits(paper + "/call-off").status()).isEqualTo(403);
        assertThat(kezhang.browse(paper).status()).isEqualTo(404);
        assertThat(new Door(port, "duban" + story.street().id).get(paper).status()).isEqualTo(404);
        assertThat(browser("jingban").browse(paper).status()).isEqualTo(200);
        assertThat(new Door(port, null).browse(paper).status()).isEqualTo(302);
        assertThat(duban.submit("/style.css", "/handovers", Map.of("from", "jingban" + street.id, "to", "heir" + street.id, "day", "2020-03-02"), Map.of())
                .status()).as("without the page's token").isEqualTo(403);
    }

    private String asked() {
        String[] parts = query.split("[&=]");
        Door.Answer answer = duban.submits("/handovers", parts);
        assertThat(answer.status()).as(answer.body()).isEqualTo(302);
        return "/handovers/" + street.code + "-YJ-20200302-1";
    }

    private Door browser(String who) {
        return new Door(port, who + street.id).loggedIn("secret");
    }
}
