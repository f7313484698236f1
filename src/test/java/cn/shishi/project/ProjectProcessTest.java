package cn.shishi.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import cn.shishi.StreetTest;
import cn.shishi.ledger.Fact;
import cn.shishi.ledger.Kind;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProjectProcessTest extends StreetTest {

    String project;
    ProcessInstance instance;

    @BeforeEach
    void listed() {
        project = street.project("01", List.of(new YearList.Piece("拆除违建", "量化任务", Map.of()),
                new YearList.Piece("宣传", "培训宣传", Map.of())));
        instance = street.instance("project", project);
    }

    @Test
    void aProjectGoesFromItsPartsToBeingStruckOff() {
        toSummary();
        street.today("2020-12-28");
        street.does("jingban", project, "summarize", Map.of("milestoneDay", "2020-12-20", "summary", "各子项均已完成。"));
        assertThat(instance).isWaitingAt("accept-project");
        street.approves("fenguan", project, "accept-project");
        street.does("duban", project, "close-project", Map.of("milestoneDay", "2020年12月25日"));
        assertThat(instance).isWaitingAt("sign-closing");
        street.approves("zhuren", project, "sign-closing");
        assertThat(instance).isEnded().hasPassed("closed");
        assertThat(street.facts(project, Kind.MILESTONE)).extracting(Fact::word).containsExactly("项目验收", "销号");
        assertThat(street.facts(project, Kind.NARRATIVE)).singleElement().returns("各子项均已完成。", Fact::text);
        assertThat(street.course(project)).containsExactly(
                "进入 project-acceptance 2020年3月2日", "离开 project-acceptance 2020年12月20日",
                "进入 closing 2020年12月20日", "离开 closing 2020年12月25日");
        assertAllAnswered(project);
    }

    @Test
    void aProjectWaitsForAllOfItsParts() {
        street.does("duban", project, "decompose", Map.of());
        assertThat(instance).isWaitingAt("parts");
        finish(project + "-1", "quantity", "quantity", "quantity");
        assertThat(instance).isWaitingAt("parts").isNotWaitingAt("summarize");
        finish(project + "-2", "session", "training", "sessions");
        assertThat(instance).isWaitingAt("summarize");
    }

    @Test
    void aReturnedSummaryIsWrittenAgain() {
        toSummary();
        street.does("jingban", project, "summarize", Map.of("milestoneDay", "2020-03-01", "summary", "已完成。"));
        street.returns("fenguan", project, "accept-project");
        assertThat(instance).isWaitingAt("summarize");
        street.does("jingban", project, "summarize", Map.of("summary", "已全部完成。"));
        street.approves("fenguan", project, "accept-project");
        assertThat(instance).isWaitingAt("close-project");
        assertThat(street.facts(project, Kind.NARRATIVE)).extracting(Fact::text).containsExactly("已完成。", "已全部完成。");
        assertAllAnswered(project);
    }

    @Test
    void aReturnedStrikingOffIsToldAgain() {
        toSummary();
        street.does("jingban", project, "summarize", Map.of("milestoneDay", "2020-03-01", "summary", "已完成。"));
        street.approves("fenguan", project, "accept-project");
        street.does("duban", project, "close-project", Map.of("milestoneDay", "2020-03-01"));
        street.returns("zhuren", project, "sign-closing");
        assertThat(instance).isWaitingAt("close-project");
        street.does("duban", project, "close-project", Map.of());
        street.approves("zhuren", project, "sign-closing");
        assertThat(instance).isEnded().hasPassed("closed");
        assertAllAnswered(project);
    }

    private void toSummary() {
        street.does("duban", project, "decompose", Map.of());
        finish(project + "-1", "quantity", "quantity", "quantity");
        finish(project + "-2", "session", "training", "sessions");
        assertThat(instance).isWaitingAt("summarize");
    }

    private void finish(String part, String record, String close, String measure) {
        street.does("jingban", part, "record-" + record, Map.of("happened", "2020-03-01", measure, 1, "finished", true));
        street.approves("fenguan", part, "sign-" + record);
        street.does("jingban", part, "close-" + close, Map.of("milestoneDay", "2020-03-01"));
        street.approves("fenguan", part, "sign-close");
    }
}
