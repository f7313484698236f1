package cn.shishi.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import cn.shishi.StreetTest;
import cn.shishi.ledger.Fact;
import cn.shishi.ledger.Kind;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MaintenanceTest extends StreetTest {

    String part;
    ProcessInstance instance;

    @BeforeEach
    void begun() {
        part = street.project("公共设施维护") + "-1";
        instance = street.instance("maintenance", part);
    }

    @Test
    void worksAreToldClassByClassUntilTheyAreFinishedAndAccepted() {
        planned();
        works("重新制作", 42, false);
        street.approves("fenguan", part, "sign-works");
        assertThat(instance).isWaitingAt("record-works");
        works("安装门锁", 9, true);
        street.approves("fenguan", part, "sign-works");
        street.gives("jingban", part, "submit-acceptance", "验收单");
        street.does("jingban", part, "submit-acceptance", Map.of("milestoneDay", "2020-03-01"));
        street.approves("fenguan", part, "accept");
        assertThat(instance).isEnded().hasPassedInOrder("plan-end", "works-end", "acceptance-end", "maintained");
        assertThat(street.facts(part, Kind.MEASURE)).filteredOn(f -> f.word().equals("quantity")).extracting(Fact::dimension, f -> f.value().intValue())
                .containsExactly(tuple("重新制作", 42), tuple("安装门锁", 9));
        assertThat(street.facts(part, Kind.MILESTONE)).extracting(Fact::word).containsExactly("方案确定", "完工", "验收合格");
        assertThat(street.course(part)).contains("离开 works 2020年2月20日", "进入 acceptance 2020年2月20日");
        assertAllAnswered(part);
    }

    @Test
    void whatIsSentBackIsToldAgain() {
        street.does("jingban", part, "record-plan", Map.of("milestoneDay", "2020-02-10"));
        street.returns("kezhang", part, "sign-plan");
        assertThat(instance).isWaitingAt("record-plan");
        street.does("jingban", part, "record-plan", Map.of("milestoneDay", "2020-02-11"));
        street.approves("kezhang", part, "sign-plan");
        works("重新制作", 24, true);
        street.returns("fenguan", part, "sign-works");
        assertThat(instance).isWaitingAt("record-works");
        street.does("jingban", part, "record-works", Map.of("quantity", 42, "finished", true));
        street.approves("fenguan", part, "sign-works");
        assertThat(street.last(part, Kind.MEASURE)).matches(f -> "重新制作".equals(f.dimension()));
        assertThat(street.open(part)).containsExactly("submit-acceptance");
        assertAllAnswered(part);
    }

    private void planned() {
        street.does("jingban", part, "record-plan", Map.of("milestoneDay", "2020-02-10", "partner", "甲公司"));
        street.approves("kezhang", part, "sign-plan");
    }

    private void works(String ofClass, int quantity, boolean finished) {
        street.does("jingban", part, "record-works", Map.of("milestoneDay", "2020-02-20", "dimension", ofClass, "quantity", quantity,
                "neighbourhoods", 5, "finished", finished));
    }
}
