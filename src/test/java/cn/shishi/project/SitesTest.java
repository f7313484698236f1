package cn.shishi.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import cn.shishi.StreetTest;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SitesTest extends StreetTest {

    String project;
    String part;
    ProcessInstance instance;

    @BeforeEach
    void listed() {
        project = street.project("加装电梯");
        part = project + "-1";
        instance = street.instance("sites", part);
    }

    @Test
    void aNewSiteBeginsItsOwnCourse() {
        assertThat(instance).isWaitingAt("manage-sites");
        String first = street.site(part, "某路1弄2号");
        assertThat(instance).isWaitingAt("manage-sites");
        String second = street.site(part, "某路1弄3号");
        assertThat(street.instance("lift", first)).isWaitingAt("record-assessment");
        assertThat(street.instance("lift", second)).isWaitingAt("record-assessment");
        assertThat(street.task(first, "record-assessment").getDescription()).isEqualTo("某路1弄2号");
        assertThat(street.course(first)).containsExactly("进入 assessment 2020年3月2日");
        assertThat(street.facts(part)).isEmpty();
    }

    @Test
    void aSiteOfAnEarlierYearGoesOnUnderTheNewPart() {
        String site = street.site(part, "某路1弄2号");
        ProcessInstance lift = street.instance("lift", site);
        street.today("2021-02-01");
        String next = street.project("加装电梯") + "-1";
        street.does("jingban", next, "manage-sites", Map.of("siteKey", site));
        assertThat(street.instance("lift", site).getId()).isEqualTo(lift.getId());
        assertThat(street.instance("sites", next)).isWaitingAt("manage-sites");
    }

    @Test
    void aSiteIsNotClaimedTwice() {
        String site = street.site(part, "某路1弄2号");
        assertRefused("点位“某路1弄2号”已在本子项之下，不必重复承接。",
                () -> street.does("jingban", part, "manage-sites", Map.of("siteKey", site)), part, site);
    }

    @Test
    void aSiteOfNoOneOrOfAnotherStreetIsRefused() {
        var other = story.street();
        String foreign = other.site(other.project("加装电梯") + "-1", "别处1号");
        assertRefused("没有编号为“" + foreign + "”的点位，请核对点位编号，或作为新点位填写名称。",
                () -> street.does("jingban", part, "manage-sites", Map.of("siteKey", foreign)), part, foreign);
        assertRefused("没有填写点位：新增点位请填名称，承接往年点位请填编号，全部登记完毕请勾选“本年度收尾”。",
                () -> street.does("jingban", part, "manage-sites", Map.of()), part);
    }

    @Test
    void theYearIsClosedWhileSitesGoOn() {
        String site = street.site(part, "某路1弄2号");
        street.does("jingban", part, "manage-sites", Map.of("closing", true));
        assertThat(instance).isEnded().hasPassed("sites-closed");
        assertThat(street.instance("lift", site)).isWaitingAt("record-assessment");
        assertThat(street.instance("project", project)).isWaitingAt("summarize");
    }
}
