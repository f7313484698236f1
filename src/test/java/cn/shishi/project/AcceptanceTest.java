package cn.shishi.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import cn.shishi.StreetTest;
import cn.shishi.ledger.Kind;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The block is called from the phase whose milestone it claims. */
class AcceptanceTest extends StreetTest {

    String part;

    @BeforeEach
    void built() {
        part = street.project("场所建设") + "-1";
        for (String phase : new String[] {"site-selection", "design", "construction"}) {
            street.does("jingban", part, "record-" + phase, Map.of("milestoneDay", "2020-02-01"));
            street.approves("kezhang", part, "sign-" + phase);
        }
    }

    @Test
    void worksThatPassAreAccepted() {
        ProcessInstance block = street.instance("acceptance", part);
        assertThat(block).isWaitingAt("submit-acceptance");
        String paper = street.gives("jingban", part, "submit-acceptance", "验收单");
        submit();
        assertThat(block).isWaitingAt("accept");
        street.approves("fenguan", part, "accept");
        assertThat(block).isEnded().hasPassed("accepted").hasNotPassed("rectify");
        assertThat(street.last(part, Kind.MILESTONE)).matches(m -> m.word().equals("验收合格") && m.phase().equals("acceptance"))
                .matches(m -> m.at().definition().startsWith("acceptance:") && m.at().element().equals("submit-acceptance"))
                .matches(m -> m.evidence().equals(List.of(paper)));
        assertAllAnswered(part);
    }

    @Test
    void worksThatDoNotPassAreRectifiedUntilTheyDo() {
        ProcessInstance block = street.instance("acceptance", part);
        for (int failed = 0; failed < 2; failed++) {
            street.gives("jingban", part, "submit-acceptance", "验收单");
            submit();
            street.returns("fenguan", part, "accept");
            assertThat(block).isWaitingAt("rectify");
            street.does("jingban", part, "rectify", Map.of("eventDay", "2020-03-01", "eventText", "第" + failed + "次整改"));
            assertThat(block).isWaitingAt("submit-acceptance");
        }
        street.gives("jingban", part, "submit-acceptance", "验收单");
        submit();
        assertThat(street.task(part, "accept").getDescription()).contains("第1次整改").doesNotContain("第0次整改");
        street.approves("fenguan", part, "accept");
        assertThat(block).isEnded().hasPassed("rectify", "accepted");
        assertThat(street.facts(part, Kind.EVENT)).hasSize(2);
        assertAllAnswered(part);
    }

    private void submit() {
        street.does("jingban", part, "submit-acceptance", Map.of("milestoneDay", "2020-03-01"));
    }
}
