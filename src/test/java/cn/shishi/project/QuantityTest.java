package cn.shishi.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import cn.shishi.OnTheEngine;
import cn.shishi.Story;
import cn.shishi.ledger.Fact;
import cn.shishi.ledger.Kind;
import java.util.Map;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@OnTheEngine
class QuantityTest {

    @Autowired
    Story story;

    Story.StreetStory street;
    String part;

    @BeforeEach
    void begun() {
        street = story.street();
        street.today("2020-03-02");
        part = street.project("量化任务") + "-1";
    }

    @AfterEach
    void backToNow() {
        ClockUtil.reset();
    }

    @Test
    void entriesAddUpUntilTheYearIsClosed() {
        ProcessInstance task = street.instance("quantity", part);
        assertThat(task).isWaitingAt("record-quantity");
        record(320);
        street.approves("fenguan", part, "sign-quantity");
        assertThat(task).isWaitingAt("record-quantity");
        street.does("jingban", part, "record-quantity", Map.of("happened", "2020-03-02", "quantity", 12.5, "finished", true));
        street.approves("fenguan", part, "sign-quantity");
        street.does("jingban", part, "close-quantity", Map.of("milestoneDay", "2020年3月初"));
        street.returns("fenguan", part, "sign-close");
        street.does("jingban", part, "close-quantity", Map.of());
        street.approves("fenguan", part, "sign-close");
        assertThat(task).isEnded().hasPassed("finished-quantity");
        assertThat(street.facts(part)).extracting(Fact::kind).contains(Kind.MEASURE, Kind.SIGNATURE, Kind.REJECTION, Kind.MILESTONE, Kind.PHASE_LEFT);
    }

    void record(double amount) {
        street.does("jingban", part, "record-quantity", Map.of("happened", "2020-03-01", "quantity", amount));
    }
}
