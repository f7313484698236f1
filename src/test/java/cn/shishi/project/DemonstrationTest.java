package cn.shishi.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import cn.shishi.StreetTest;
import cn.shishi.checklist.Row;
import cn.shishi.ledger.Fact;
import cn.shishi.ledger.Kind;
import cn.shishi.register.ListedPlace;
import cn.shishi.type.ProjectTypes;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class DemonstrationTest extends StreetTest {

    String part;
    ProcessInstance instance;

    @Autowired
    Checklists checklists;

    @Autowired
    ProjectTypes types;

    @BeforeEach
    void begun() {
        List<ListedPlace> shops = List.of(new ListedPlace("甲店", null), new ListedPlace("乙店", null), new ListedPlace("丙店", null));
        String project = street.project("06", List.of(new YearList.Piece("示范道路", "示范创建", Map.of(), shops)));
        street.does("duban", project, "decompose", Map.of());
        part = project + "-1";
        instance = street.instance("demonstration", part);
    }

    @Test
    void itIsSurveyedPutInOrderAndAssessed() {
        surveyed("甲店");
        street.approves("kezhang", part, "sign-baseline");
        assertThat(instance).isWaitingAt("record-baseline");
        surveyed("乙店", "丙店");
        street.approves("kezhang", part, "sign-baseline");
        assertThat(street.facts(part, Kind.MEASURE)).extracting(Fact::word, Fact::item).containsExactly(tuple("objects", "甲店"), tuple("objects", "乙店"), tuple("objects", "丙店"));
        done("improvement", "kezhang", Map.of("milestoneDay", "2020年1月", "activity", "开展环境清洁日活动"));
        assertThat(instance).isWaitingAt("record-improvement");
        done("improvement", "kezhang", Map.of("milestoneDay", "2020-02-10", "problems", 12, "finished", true));
        done("assessment", "fenguan", Map.of("milestoneDay", "2020-03-01", "score", 92.5, "assessor", "区绿化市容局", "passed", true));
        assertThat(instance).isEnded().hasPassedInOrder("baseline-end", "improvement-end", "assessment-end", "demonstrated");
        assertThat(street.facts(part, Kind.MILESTONE)).extracting(Fact::word).containsExactly("整治完成", "评定通过");
        assertThat(street.facts(part, Kind.EVENT)).singleElement().returns("开展环境清洁日活动", Fact::text);
        assertAllAnswered(part);
    }

    @Test
    void whatIsNotPassedIsMendedAndAssessedAgain() {
        allSurveyed();
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
        surveyed("甲店");
        street.returns("kezhang", part, "sign-baseline");
        assertThat(instance).isWaitingAt("record-baseline");
        allSurveyed();
        returnedThenDone("improvement", "kezhang", Map.of("milestoneDay", "2020-02-10", "finished", true));
        returnedThenDone("assessment", "fenguan", Map.of("milestoneDay", "2020-03-01", "passed", true));
        assertThat(instance).isEnded().hasPassed("demonstrated");
        assertAllAnswered(part);
    }

    private void allSurveyed() {
        surveyed("甲店", "乙店", "丙店");
        street.approves("kezhang", part, "sign-baseline");
    }

    private void surveyed(String... shops) {
        Task task = street.task(part, "record-baseline");
        checklists.replace(new Checklists.Of(street.id, part, task.getId(), types.of(task.getProcessDefinitionId()).tasks().get("record-baseline")),
                Stream.of(shops).map(shop -> Row.of(shop, true, Map.of("happened", "2020-01-15", "surveyed", true))).toList(), "jingban" + street.id);
        street.does("jingban", part, "record-baseline", Map.of());
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
