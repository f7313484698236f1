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

class MediationTest extends StreetTest {

    String part;
    ProcessInstance instance;

    @BeforeEach
    void begun() {
        part = street.project("咨询调解服务") + "-1";
        instance = street.instance("mediation", part);
    }

    @Test
    void aRoomIsSetUpAcceptedAndServesUntilTheYearIsClosed() {
        setUp();
        cases(40, 39, false);
        street.approves("fenguan", part, "sign-cases");
        assertThat(instance).isWaitingAt("record-cases");
        cases(5, 6, true);
        street.approves("fenguan", part, "sign-cases");
        assertThat(instance).isEnded().hasPassedInOrder("setup-end", "acceptance-end", "service-end", "mediated");
        assertThat(street.facts(part, Kind.MILESTONE)).extracting(Fact::word).containsExactly("建成", "验收合格", "年度收官");
        assertThat(street.facts(part, Kind.PLACE)).singleElement().returns("某路684号", Fact::text);
        assertThat(street.facts(part, Kind.MEASURE)).filteredOn(f -> f.word().equals("money")).allMatch(f -> f.unit().equals("万元") && "超过".equals(f.approximator()));
        assertAllAnswered(part);
    }

    @Test
    void whatIsSentBackIsToldAgain() {
        street.does("jingban", part, "record-setup", Map.of("milestoneDay", "2020-01-10", "address", "某路684号"));
        street.returns("kezhang", part, "sign-setup");
        assertThat(instance).isWaitingAt("record-setup");
        setUp();
        cases(40, 39, true);
        street.returns("fenguan", part, "sign-cases");
        assertThat(instance).isWaitingAt("record-cases");
        cases(40, 38, true);
        street.approves("fenguan", part, "sign-cases");
        assertThat(instance).isEnded().hasPassed("mediated");
        assertAllAnswered(part);
    }

    private void setUp() {
        street.does("jingban", part, "record-setup", Map.of("milestoneDay", "2020-01-10", "address", "某路684号"));
        street.approves("kezhang", part, "sign-setup");
        street.gives("jingban", part, "submit-acceptance", "验收单");
        street.does("jingban", part, "submit-acceptance", Map.of("milestoneDay", "2020-01-20", "inspector", "区人社局"));
        street.approves("fenguan", part, "accept");
    }

    private void cases(int accepted, int closed, boolean finished) {
        street.does("jingban", part, "record-cases", Map.of("milestoneDay", "2020年2月", "accepted", accepted, "closed", closed, "succeeded", 2,
                "money", 3.5, "about", "超过", "finished", finished));
    }
}
