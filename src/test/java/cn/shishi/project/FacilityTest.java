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

class FacilityTest extends StreetTest {

    String part;
    ProcessInstance instance;

    @BeforeEach
    void begun() {
        part = street.project("场所建设") + "-1";
        instance = street.instance("facility", part);
    }

    @Test
    void phasesAreEnteredOnTheDayThatReleasedThem() {
        street.today("2020-12-01");
        done("site-selection", "kezhang", Map.of("milestoneDay", "2020年3月", "address", "某路1号", "partner", "某院"));
        done("design", "kezhang", Map.of("milestoneDay", "2020年4月底", "designer", "某设计院"));
        assertThat(instance).isWaitingAt("record-construction");
        done("construction", "kezhang", Map.of("milestoneDay", "2020-08-15", "builder", "某建设公司"));
        accepted("2020-09-01");
        done("opening", "fenguan", Map.of("milestoneDay", "2020-10-01", "units", 2, "capacity", 30,
                "eventDay", "2020年10月8日", "eventText", "举办启用仪式"));
        assertThat(instance).isEnded().hasPassedInOrder("site-selection-end", "design-end", "construction-end", "acceptance-end",
                "opening-end", "finished-facility");
        assertThat(street.course(part)).containsExactly(
                "进入 site-selection 2020年3月2日", "离开 site-selection 2020年3月",
                "进入 design 2020年3月", "离开 design 2020年4月底",
                "进入 construction 2020年4月底", "离开 construction 2020年8月15日",
                "进入 acceptance 2020年8月15日", "离开 acceptance 2020年9月1日",
                "进入 opening 2020年9月1日", "离开 opening 2020年10月1日");
        assertThat(street.facts(part, Kind.MILESTONE)).extracting(Fact::phase, Fact::word).containsExactly(
                tuple("site-selection", "选址确定"), tuple("design", "设计完成"), tuple("construction", "完工"),
                tuple("acceptance", "验收合格"), tuple("opening", "启用"));
        assertThat(street.facts(part, Kind.PLACE)).singleElement().returns("某路1号", Fact::text);
        assertThat(street.facts(part, Kind.EVENT)).singleElement().returns("举办启用仪式", Fact::text)
                .matches(f -> f.happened().shown().equals("2020年10月8日"));
        assertThat(street.facts(part, Kind.PARTY)).extracting(Fact::word, Fact::text).containsExactly(tuple("合作单位", "某院"),
                tuple("设计单位", "某设计院"), tuple("施工单位", "某建设公司"), tuple("验收单位", "质监站"));
        assertAllAnswered(part);
    }

    @Test
    void eachPhaseMayBeReturned() {
        returnedThenDone("site-selection", "kezhang", Map.of("milestoneDay", "2020-02-01", "address", "某路1号"));
        returnedThenDone("design", "kezhang", Map.of("milestoneDay", "2020-02-03"));
        returnedThenDone("construction", "kezhang", Map.of("milestoneDay", "2020-02-04"));
        accepted("2020-02-05");
        returnedThenDone("opening", "fenguan", Map.of("milestoneDay", "2020-02-06", "eventDay", "2020-02-06", "eventText", "揭牌"));
        assertThat(instance).isEnded().hasPassed("finished-facility");
        assertThat(street.facts(part, Kind.MILESTONE)).hasSize(9);
        assertThat(street.facts(part, Kind.EVENT)).hasSize(2).extracting(Fact::text).containsOnly("揭牌");
        assertAllAnswered(part);
    }

    @Test
    void useIsToldAsOftenAsNeeded() {
        toOpening();
        done("opening", "fenguan", Map.of("milestoneDay", "2020-02-06", "tracked", true));
        use(20, false);
        street.returns("kezhang", part, "sign-use");
        assertThat(instance).isWaitingAt("record-use");
        use(12, false);
        street.approves("kezhang", part, "sign-use");
        assertThat(instance).isWaitingAt("record-use");
        street.today("2020-06-30");
        use(31, true);
        street.approves("kezhang", part, "sign-use");
        assertThat(instance).isEnded().hasPassed("use-finished", "opening-end", "finished-facility");
        assertThat(street.facts(part, Kind.MEASURE)).hasSize(3).allMatch(f -> f.word().equals("users") && f.unit().equals("人"));
        assertThat(street.course(part)).endsWith("离开 opening 2020年2月6日");
        assertAllAnswered(part);
    }

    @Test
    void whatIsRectifiedIsAcceptedAgain() {
        toOpeningBut();
        ask("2020-02-04");
        street.returns("fenguan", part, "accept");
        street.does("jingban", part, "rectify", Map.of("eventDay", "2020-02-20", "eventText", "已重做防水"));
        assertThat(instance).isWaitingAt("accept-works");
        assertThat(street.open(part)).containsExactly("submit-acceptance");
        ask("2020-03-01");
        street.approves("fenguan", part, "accept");
        assertThat(instance).isWaitingAt("record-opening");
        assertThat(street.course(part)).endsWith("离开 acceptance 2020年3月1日", "进入 opening 2020年3月1日");
        assertThat(street.facts(part, Kind.EVENT)).singleElement().returns("acceptance", Fact::phase).returns("已重做防水", Fact::text);
        assertAllAnswered(part);
    }

    private void toOpening() {
        toOpeningBut();
        accepted("2020-02-05");
    }

    private void toOpeningBut() {
        done("site-selection", "kezhang", Map.of("milestoneDay", "2020-02-01", "address", "某路1号"));
        done("design", "kezhang", Map.of("milestoneDay", "2020-02-02"));
        done("construction", "kezhang", Map.of("milestoneDay", "2020-02-03"));
    }

    private void done(String phase, String signer, Map<String, Object> form) {
        street.does("jingban", part, "record-" + phase, form);
        street.approves(signer, part, "sign-" + phase);
    }

    private void returnedThenDone(String phase, String signer, Map<String, Object> form) {
        street.does("jingban", part, "record-" + phase, form);
        street.returns(signer, part, "sign-" + phase);
        assertThat(instance).isWaitingAt("record-" + phase);
        done(phase, signer, Map.of());
    }

    private void accepted(String day) {
        ask(day);
        street.approves("fenguan", part, "accept");
    }

    private void ask(String day) {
        street.gives("jingban", part, "submit-acceptance", "验收单");
        street.does("jingban", part, "submit-acceptance", Map.of("milestoneDay", day, "inspector", "质监站"));
    }

    private void use(int users, boolean finished) {
        street.does("jingban", part, "record-use", Map.of("happened", "2020-03-01", "users", users, "finished", finished));
    }
}
