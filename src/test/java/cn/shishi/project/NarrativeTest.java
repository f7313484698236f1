package cn.shishi.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import cn.shishi.StreetTest;
import cn.shishi.ledger.Fact;
import cn.shishi.ledger.Kind;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NarrativeTest extends StreetTest {

    String project;
    ProcessInstance instance;

    @BeforeEach
    void begun() {
        project = street.project("量化任务");
        instance = street.begins("jingban", "narrative", project);
    }

    @Test
    void aParagraphIsWrittenAndSigned() {
        assertThat(instance).isWaitingAt("write-narrative");
        write("春节前已走访困难家庭。");
        assertThat(instance).isWaitingAt("sign-narrative");
        street.approves("kezhang", project, "sign-narrative");
        assertThat(instance).isEnded().hasPassed("narrated");
        assertThat(street.facts(project, Kind.NARRATIVE)).singleElement().returns("春节前已走访困难家庭。", Fact::text)
                .returns(null, Fact::phase);
        assertAllAnswered(project);
    }

    @Test
    void aReturnedParagraphIsRewritten() {
        write("已走访。");
        street.returns("kezhang", project, "sign-narrative");
        assertThat(instance).isWaitingAt("write-narrative");
        street.does("jingban", project, "write-narrative", Map.of("paragraph", "已走访三户。"));
        street.approves("kezhang", project, "sign-narrative");
        assertThat(instance).isEnded().hasPassed("narrated");
        assertThat(street.facts(project, Kind.NARRATIVE)).extracting(Fact::text).containsExactly("已走访。", "已走访三户。");
        assertAllAnswered(project);
    }

    @Test
    void twoParagraphsOfOneProjectAreSignedApart() {
        write("第一段。");
        ProcessInstance second = street.begins("jingban", "narrative", project);
        write("第二段。");
        street.does("kezhang", instance, "sign-narrative", Map.of("decision", "approve"));
        assertThat(instance).isEnded();
        assertThat(second).isWaitingAt("sign-narrative");
        assertThat(street.facts(project, Kind.SIGNATURE)).hasSize(1);
    }

    private void write(String text) {
        street.does("jingban", project, "write-narrative", Map.of("happened", "2020-03-01", "paragraph", text));
    }
}
