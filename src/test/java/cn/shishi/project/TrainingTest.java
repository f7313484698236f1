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

class TrainingTest extends StreetTest {

    String part;
    ProcessInstance instance;

    @BeforeEach
    void begun() {
        part = street.project("培训宣传") + "-1";
        instance = street.instance("training", part);
    }

    @Test
    void sessionsAreToldUntilTheYearIsClosed() {
        assertThat(instance).isWaitingAt("record-session");
        street.does("jingban", part, "record-session", Map.of("happened", "2020-02-20", "dimension", "救护员培训", "sessions", 1,
                "participants", 35, "operator", "红十字会"));
        assertThat(instance).isWaitingAt("sign-session");
        street.approves("fenguan", part, "sign-session");
        assertThat(instance).isWaitingAt("record-session");
        street.does("jingban", part, "record-session", Map.of("happened", "2020-03-01", "articles", 6, "reads", 877,
                "volunteers", 200, "about", "余", "money", "10000.50", "finished", true));
        street.approves("fenguan", part, "sign-session");
        assertThat(instance).isWaitingAt("close-training");
        street.does("jingban", part, "close-training", Map.of("milestoneDay", "2020-03-02"));
        street.approves("fenguan", part, "sign-close");
        assertThat(instance).isEnded().hasPassed("finished-training");
        assertThat(street.facts(part, Kind.MEASURE)).extracting(f -> f.word() + " " + f.value().stripTrailingZeros().toPlainString()
                        + f.unit()).containsExactly("sessions 1场", "participants 35人次", "articles 6篇", "reads 877人次", "volunteers 200名",
                        "money 10000.5元");
        assertThat(street.facts(part, Kind.MEASURE)).filteredOn(f -> f.approximator() != null).singleElement()
                .returns("volunteers", Fact::word);
        assertThat(street.facts(part, Kind.MEASURE)).filteredOn(f -> "救护员培训".equals(f.dimension())).hasSize(2);
        assertThat(street.course(part)).containsExactly("进入 carry-out 2020年3月2日", "离开 carry-out 2020年3月2日");
        assertAllAnswered(part);
    }

    @Test
    void aReturnedSessionIsToldAgain() {
        street.does("jingban", part, "record-session", Map.of("happened", "2020-02-20", "dimension", "讲座", "sessions", 1, "finished", true));
        street.returns("fenguan", part, "sign-session");
        assertThat(instance).isWaitingAt("record-session");
        street.does("jingban", part, "record-session", Map.of("sessions", 2));
        street.approves("fenguan", part, "sign-session");
        assertThat(street.last(part, Kind.MEASURE)).returns("讲座", Fact::dimension);
        assertAllAnswered(part);
    }

    @Test
    void aReturnedClosingIsClosedAgain() {
        street.does("jingban", part, "record-session", Map.of("happened", "2020-02-20", "sessions", 1, "finished", true));
        street.approves("fenguan", part, "sign-session");
        street.does("jingban", part, "close-training", Map.of("milestoneDay", "2020-03-01"));
        street.returns("fenguan", part, "sign-close");
        assertThat(instance).isWaitingAt("close-training");
        street.does("jingban", part, "close-training", Map.of("milestoneDay", "2020-03-02"));
        street.approves("fenguan", part, "sign-close");
        assertThat(instance).isEnded().hasPassed("finished-training");
        assertAllAnswered(part);
    }
}
