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

class DemonstrationTest extends StreetTest {

    String part;
    ProcessInstance instance;

    @BeforeEach
    void begun() {
        part = street.project("示范创建") + "-1";
        instance = street.instance("demonstration", part);
    }

    @Test
    void itIsSurveyedPutInOrderAndAssessed() {
        done("baseline", "kezhang", Map.of("milestoneDay", "2020-01-20", "objects", 55));
        done("improvement", "kezhang", Map.of("eventDay", "2020年1月", "eventText", "开展环境清洁日活动"));
        assertThat(instance).isWaitingAt("record-improvement");
        done("improvement", "kezhang", Map.of("milestoneDay", "2020-02-10", "problems", 12, "finished", true));
        done("assessment", "fenguan", Map.of("milestoneDay", "2020-03-01", "score", 92.5, "assessor", "区绿化市容局", "passed", true));
        assertThat(instance).isEnded().hasPassedInOrder("baseline-end", "improvement-end", "assessment-end", "demonstrated");
        assertThat(street.facts(part, Kind.MILESTONE)).extracting(Fact::word).containsExactly("摸底完成", "整治完成", "评定通过");
        assertAllAnswered(part);
    }

    @Test
    void whatIsNotPassedIsMendedAndAssessedAgain() {
        done("baseline", "kezhang", Map.of("milestoneDay", "2020-01-20"));
        done("improvement", "kezhang", Map.of("milestoneDay", "2020-02-10", "finished", true));
        done("assessment", "fenguan", Map.of("milestoneDay", "2020-02-20", "score", 78));
        assertThat(instance).isWaitingAt("record-mending");
        assertThat(street.facts(part, Kind.MILESTONE)).extracting(Fact::word).doesNotContain("评定通过");
        assertThat(street.last(part, Kind.EVENT)).returns("评定未通过，继续整改", Fact::text);
        street.does("jingban", part, "record-mending", Map.of("eventDay", "2020-02-25", "eventText", "更换破损店招"));
        assertThat(instance).isWaitingAt("record-assessment");
        done("assessment", "fenguan", Map.of("milestoneDay", "2020-03-01", "score", 91, "passed", true));
        assertThat(instance).isEnded().hasPassed("record-mending", "demonstrated");
        assertAllAnswered(part);
    }

    @Test
    void eachPhaseMayBeSentBack() {
        returnedThenDone("baseline", "kezhang", Map.of("milestoneDay", "2020-01-20", "objects", 55));
        returnedThenDone("improvement", "kezhang", Map.of("milestoneDay", "2020-02-10", "finished", true));
        returnedThenDone("assessment", "fenguan", Map.of("milestoneDay", "2020-03-01", "passed", true));
        assertThat(instance).isEnded().hasPassed("demonstrated");
        assertAllAnswered(part);
    }

    private void done(String phase, String signer, Map<String, Object> form) {
        street.does("jingban", part, "record-" + phase, form);
        street.approves(signer, part, "sign-" + phase);
    }

    private void returnedThenDone(String phase, String signer, Map<String, Object> form) {
        street.does("jingban", part, "record-" + phase, form);
        street.returns(signer, part, "sign-" + phase);
        assertThat(instance).isWaitingAt("record-" + phase);
        done(phase, signer, form);
    }
}
