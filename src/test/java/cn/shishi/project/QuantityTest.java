package cn.shishi.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import cn.shishi.StreetTest;
import cn.shishi.ledger.Fact;
import cn.shishi.ledger.Kind;
import java.math.BigDecimal;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class QuantityTest extends StreetTest {

    @Autowired
    TaskService tasks;

    String part;
    ProcessInstance instance;

    @BeforeEach
    void begun() {
        part = street.project("量化任务") + "-1";
        instance = street.instance("quantity", part);
    }

    @Test
    void entriesAddUpUntilTheYearIsClosed() {
        assertThat(instance).isWaitingAt("record-quantity");
        record(320, false);
        assertThat(instance).isWaitingAt("sign-quantity");
        street.approves("fenguan", part, "sign-quantity");
        assertThat(instance).isWaitingAt("record-quantity");
        street.today("2020-03-10");
        record(12.5, true);
        street.approves("fenguan", part, "sign-quantity");
        assertThat(instance).isWaitingAt("close-quantity");
        street.does("jingban", part, "close-quantity", Map.of("milestoneDay", "2020年3月5日"));
        street.approves("fenguan", part, "sign-close");
        assertThat(instance).isEnded().hasPassed("finished-quantity");

        assertThat(street.facts(part)).extracting(Fact::kind).containsExactly(Kind.PHASE_ENTERED, Kind.MEASURE, Kind.SIGNATURE,
                Kind.MEASURE, Kind.SIGNATURE, Kind.MILESTONE, Kind.SIGNATURE, Kind.PHASE_LEFT);
        assertThat(street.facts(part, Kind.MEASURE)).allMatch(f -> f.phase().equals("carry-out") && f.word().equals("quantity"))
                .extracting(Fact::value).usingElementComparator(BigDecimal::compareTo)
                .containsExactly(new BigDecimal("320"), new BigDecimal("12.5"));
        assertThat(street.course(part)).containsExactly("进入 carry-out 2020年3月2日", "离开 carry-out 2020年3月5日");
        assertAllAnswered(part);
    }

    @Test
    void anEntryTellsItsClassItsRoughnessAndWhoCarriedItOut() {
        street.does("jingban", part, "record-quantity", Map.of("happened", "2020年2月", "quantity", 90, "about", "余",
                "dimension", "小区", "operator", "甲公司、乙公司"));
        assertThat(street.facts(part, Kind.MEASURE)).extracting(Fact::dimension, Fact::approximator, Fact::unit)
                .containsExactly(tuple("小区", "余", "项"));
        assertThat(street.facts(part, Kind.PARTY)).extracting(Fact::word, Fact::text)
                .containsExactly(tuple("实施单位", "甲公司"), tuple("实施单位", "乙公司"));
        assertThat(street.task(part, "sign-quantity").getDescription())
                .isEqualTo("某事　签核后写入台账：小区余90项（2020年2月）；实施单位甲公司（2020年2月）；实施单位乙公司（2020年2月）");
        street.approves("fenguan", part, "sign-quantity");
        assertAllAnswered(part);
    }

    @Test
    void aReturnedEntryComesBackFilledIn() {
        record(32, false);
        street.returns("fenguan", part, "sign-quantity");
        assertThat(instance).isWaitingAt("record-quantity");
        assertThat(street.task(part, "record-quantity").getDescription()).isEqualTo("某事（退回：数字与材料不符）");
        assertThat(tasks.getVariables(street.task(part, "record-quantity").getId()))
                .containsEntry("happened", "2020年3月1日").containsEntry("quantity", 32.0);
        street.does("jingban", part, "record-quantity", Map.of("quantity", 23));
        street.approves("fenguan", part, "sign-quantity");
        assertThat(street.task(part, "record-quantity").getDescription()).isEqualTo("某事");
        assertThat(street.facts(part, Kind.REJECTION)).singleElement().extracting(Fact::text, Fact::refers)
                .containsExactly("数字与材料不符", street.facts(part, Kind.MEASURE).get(0).id());
        assertAllAnswered(part);
    }

    @Test
    void aReturnedClosingIsClosedAgain() {
        record(5, true);
        street.approves("fenguan", part, "sign-quantity");
        street.does("jingban", part, "close-quantity", Map.of("milestoneDay", "2020年3月1日"));
        street.returns("fenguan", part, "sign-close");
        assertThat(instance).isWaitingAt("close-quantity");
        street.does("jingban", part, "close-quantity", Map.of());
        street.approves("fenguan", part, "sign-close");
        assertThat(instance).isEnded().hasPassed("finished-quantity");
        assertThat(street.facts(part, Kind.MILESTONE)).hasSize(2).allMatch(f -> f.word().equals("完成"));
        assertAllAnswered(part);
    }

    @Test
    void whatBecameAFactOrSteeredNoLongerIsAskedAgain() {
        record(5, false);
        street.approves("fenguan", part, "sign-quantity");
        assertThat(tasks.getVariables(street.task(part, "record-quantity").getId()))
                .doesNotContainKeys("happened", "quantity", "about", "dimension", "operator", "decision", "reason");
    }

    private void record(double amount, boolean finished) {
        street.does("jingban", part, "record-quantity", Map.of("happened", "2020-03-01", "quantity", amount, "finished", finished));
    }
}
