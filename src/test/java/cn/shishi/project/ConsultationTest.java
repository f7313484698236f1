package cn.shishi.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import cn.shishi.StreetTest;
import cn.shishi.ledger.Kind;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The block is called from the phase whose milestone it claims. */
class ConsultationTest extends StreetTest {

    String site;
    ProcessInstance block;

    @BeforeEach
    void fit() {
        site = street.site(street.project("加装电梯") + "-1", "某路1弄2号");
        street.does("juwei", site, "record-assessment", Map.of("fit", true, "milestoneDay", "2020-02-01"));
        street.approves("kezhang", site, "sign-assessment");
        block = street.instance("consultation", site);
    }

    @Test
    void residentsAgree() {
        assertThat(block).isWaitingAt("record-consultation");
        tell(true);
        assertThat(block).isWaitingAt("sign-consultation");
        street.approves("kezhang", site, "sign-consultation");
        assertThat(block).isEnded().hasPassed("consulted");
        assertThat(street.instance("lift", site)).isWaitingAt("record-design");
        assertThat(street.last(site, Kind.MILESTONE)).matches(m -> m.word().equals("征询通过") && m.phase().equals("consultation"))
                .matches(m -> m.at().definition().startsWith("consultation:") && m.evidence().size() == 1);
    }

    @Test
    void aResultThatIsReturnedMayTurnOutOtherwise() {
        ProcessInstance lift = street.instance("lift", site);
        tell(true);
        street.returns("kezhang", site, "sign-consultation");
        assertThat(block).isWaitingAt("record-consultation");
        tell(false);
        street.approves("kezhang", site, "sign-consultation");
        assertThat(block).isEnded().hasPassed("consulted");
        assertThat(lift).isEnded().hasPassed("not-passed");
        assertAllAnswered(site);
    }

    private void tell(boolean passed) {
        street.gives("juwei", site, "record-consultation", "征询结果公告");
        street.does("juwei", site, "record-consultation", Map.of("passed", passed, "milestoneDay", "2020-03-01"));
    }
}
