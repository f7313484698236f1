package cn.shishi.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import cn.shishi.StreetTest;
import cn.shishi.ledger.Kind;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;

class SurveyTest extends StreetTest {

    @Test
    void aSurveyIsRecordedReturnedMendedAndSigned() {
        String part = street.project("摸底调查") + "-1";
        ProcessInstance survey = street.instance("survey", part);
        street.does("jingban", part, "record-survey", Map.of("milestoneDay", "2020-03-01", "surveyed", 446, "fit", 142, "partner", "甲公司、乙中心"));
        street.returns("fenguan", part, "sign-survey");
        assertThat(survey).isWaitingAt("record-survey");
        street.does("jingban", part, "record-survey", Map.of("fit", 124));
        street.approves("fenguan", part, "sign-survey");
        assertThat(survey).isEnded().hasPassed("surveyed");
        assertThat(street.facts(part)).filteredOn(f -> f.kind() == Kind.PARTY).hasSize(4);
        assertThat(street.facts(part)).filteredOn(f -> "surveyed".equals(f.word())).extracting(f -> f.value().intValue()).containsExactly(446, 446);
        assertAllAnswered(part);
    }
}
