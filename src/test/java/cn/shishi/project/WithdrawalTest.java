package cn.shishi.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import cn.shishi.StreetTest;
import cn.shishi.ledger.Fact;
import cn.shishi.ledger.Kind;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;

/** A signed milestone that was none takes the token back with it. */
class WithdrawalTest extends StreetTest {

    @Test
    void aWithdrawnMilestoneTakesTheTokenBackAndPhasesAreEnteredAnew() {
        String part = facility();
        ProcessInstance instance = street.instance("facility", part);
        selected(part, "2020-02-10");
        designed(part, "2020-02-20");
        street.today("2020-03-10");
        withdraw(part, "设计完成");
        assertThat(instance).isWaitingAt("record-design").isNotWaitingAt("record-construction");
        designed(part, "2020-03-05");
        assertThat(instance).isWaitingAt("record-construction");
        assertThat(street.course(part)).containsExactly(
                "进入 site-selection 2020年3月2日", "离开 site-selection 2020年2月10日",
                "进入 design 2020年2月10日", "离开 design 2020年2月20日",
                "进入 construction 2020年2月20日", "撤回 construction 2020年3月10日",
                "进入 design 2020年2月10日", "离开 design 2020年3月5日",
                "进入 construction 2020年3月5日");
        assertAllAnswered(part);
    }

    @Test
    void aReturnedWithdrawalMovesNothing() {
        String part = facility();
        selected(part, "2020-02-10");
        ProcessInstance correction = street.begins("jingban", "correction", part);
        street.does("jingban", part, "request-correction", Map.of("factId", milestone(part, "选址确定").id(), "withdraw", true, "why", "业主变卦"));
        street.returns("fenguan", part, "approve-correction");
        assertThat(correction).isWaitingAt("request-correction");
        assertThat(street.open(part)).containsExactly("record-design", "request-correction");
    }

    @Test
    void anEarlierMilestoneIsNotWithdrawnWhileALaterOneStands() {
        String part = facility();
        selected(part, "2020-02-10");
        designed(part, "2020-02-20");
        Fact selected = milestone(part, "选址确定");
        street.begins("jingban", "correction", part);
        assertRefused("“选址确定”之后的“设计完成”已签核，请先撤回后面的里程碑。", () -> street.does("jingban", part, "request-correction",
                Map.of("factId", selected.id(), "withdraw", true, "why", "业主变卦")), part);
        withdrawn(part, "设计完成");
        withdraw(part, "选址确定");
        assertThat(street.instance("facility", part)).isWaitingAt("record-site-selection");
    }

    @Test
    void aWithdrawalThatWasOvertakenIsNotApproved() {
        String part = facility();
        selected(part, "2020-02-10");
        street.begins("jingban", "correction", part);
        street.does("jingban", part, "request-correction", Map.of("factId", milestone(part, "选址确定").id(), "withdraw", true, "why", "业主变卦"));
        designed(part, "2020-02-20");
        assertRefused("“选址确定”之后的“设计完成”已签核，请先撤回后面的里程碑。",
                () -> street.approves("fenguan", part, "approve-correction"), part);
        street.returns("fenguan", part, "approve-correction");
        assertThat(street.open(part)).containsExactly("record-construction", "request-correction");
    }

    @Test
    void whatWaitedForASignatureFallsWithThePhaseThatIsTakenBack() {
        String part = facility();
        selected(part, "2020-02-10");
        designed(part, "2020-02-20");
        street.does("jingban", part, "record-construction", Map.of("milestoneDay", "2020-03-01"));
        withdraw(part, "设计完成");
        designed(part, "2020-03-01");
        street.does("jingban", part, "record-construction", Map.of("milestoneDay", "2020-03-02"));
        street.approves("kezhang", part, "sign-construction");
        Fact fallen = street.facts(part, Kind.MILESTONE).stream().filter(m -> m.word().equals("完工")).findFirst().orElseThrow();
        assertThat(street.facts(part)).filteredOn(f -> fallen.id().equals(f.refers())).singleElement()
                .returns(Kind.REJECTION, Fact::kind).returns("撤回", Fact::text).returns(fallen.hash(), Fact::refersHash);
        assertAllAnswered(part);
    }

    @Test
    void whatABuildingBlockWasDoingIsTakenBackToo() {
        String part = facility();
        selected(part, "2020-02-10");
        designed(part, "2020-02-20");
        street.does("jingban", part, "record-construction", Map.of("milestoneDay", "2020-02-25"));
        street.approves("kezhang", part, "sign-construction");
        ProcessInstance block = street.instance("acceptance", part);
        withdraw(part, "完工");
        assertThat(block).isEnded();
        assertThat(street.open(part)).containsExactly("record-construction");
    }

    @Test
    void aMilestoneOfAnOpenPhaseBeginsThatPhaseAnew() {
        String part = facility();
        selected(part, "2020-02-10");
        designed(part, "2020-02-20");
        street.does("jingban", part, "record-construction", Map.of("milestoneDay", "2020-02-25"));
        street.approves("kezhang", part, "sign-construction");
        street.gives("jingban", part, "submit-acceptance", "验收单");
        street.does("jingban", part, "submit-acceptance", Map.of("milestoneDay", "2020-02-26"));
        street.approves("fenguan", part, "accept");
        street.does("jingban", part, "record-opening", Map.of("milestoneDay", "2020-02-27", "tracked", true));
        street.approves("fenguan", part, "sign-opening");
        assertThat(street.open(part)).containsExactly("record-use");
        withdraw(part, "启用");
        assertThat(street.open(part)).containsExactly("record-opening");
        assertThat(street.course(part)).endsWith("进入 opening 2020年2月26日", "撤回 opening 2020年3月2日", "进入 opening 2020年2月26日");
    }

    @Test
    void aWithdrawnDayIsNoLongerTheDayThePhaseEnds() {
        String site = street.site(street.project("加装电梯") + "-1", "某路1弄2号");
        street.does("juwei", site, "record-assessment", Map.of("fit", true, "milestoneDay", "2020-02-01"));
        street.approves("kezhang", site, "sign-assessment");
        street.today("2020-03-20");
        withdraw(site, "评估适合");
        ProcessInstance lift = street.instance("lift", site);
        street.does("juwei", site, "record-assessment", Map.of("fit", false, "milestoneDay", "2020-03-19"));
        street.approves("kezhang", site, "sign-assessment");
        assertThat(lift).isEnded().hasPassed("unfit");
        assertThat(street.course(site)).endsWith("离开 assessment 2020年3月20日");
    }

    @Test
    void aSiteThatEndedBeginsAgainWhereItsMilestoneFell() {
        String site = street.site(street.project("加装电梯") + "-1",
                Map.of("siteName", "某路1弄6号", "earlier", "评估适合：2018年\n征询通过：2018年\n设计完成：2018年\n立项：2019年\n开工：2019年\n竣工验收：2020-01-05"));
        street.approves("fenguan", site, "sign-carry-in");
        ProcessInstance first = street.instance("lift", site);
        street.does("jingban", site, "record-opening", Map.of("milestoneDay", "2020-02-01"));
        street.approves("fenguan", site, "sign-opening");
        assertThat(first).isEnded();
        withdraw(site, "启用");
        ProcessInstance second = street.instance("lift", site);
        assertThat(second).isWaitingAt("record-opening");
        assertThat(street.course(site)).containsExactly("进入 opening 2020年1月5日", "离开 opening 2020年2月1日", "进入 opening 2020年1月5日");
        street.does("jingban", site, "record-opening", Map.of("milestoneDay", "2020-03-01"));
        street.approves("fenguan", site, "sign-opening");
        assertThat(second).isEnded().hasPassed("opened");
        assertAllAnswered(site);
    }

    @Test
    void aPartThatEndedStaysEnded() {
        String part = street.project("量化任务") + "-1";
        street.does("jingban", part, "record-quantity", Map.of("happened", "2020-03-01", "quantity", 1, "finished", true));
        street.approves("fenguan", part, "sign-quantity");
        street.does("jingban", part, "close-quantity", Map.of("milestoneDay", "2020-03-01"));
        street.approves("fenguan", part, "sign-close");
        street.begins("jingban", "correction", part);
        assertRefused("“完成”所在的流程已经办结，不能撤回；如日期或数值有误，请改填更正后的内容。", () -> street.does("jingban", part,
                "request-correction", Map.of("factId", milestone(part, "完成").id(), "withdraw", true, "why", "未完成")), part);
    }

    private String facility() {
        return street.project("场所建设") + "-1";
    }

    private void selected(String part, String day) {
        street.does("jingban", part, "record-site-selection", Map.of("milestoneDay", day, "address", "某路1号"));
        street.approves("kezhang", part, "sign-site-selection");
    }

    private void designed(String part, String day) {
        street.does("jingban", part, "record-design", Map.of("milestoneDay", day));
        street.approves("kezhang", part, "sign-design");
    }

    private Fact milestone(String subject, String word) {
        return street.facts(subject, Kind.MILESTONE).stream().filter(m -> m.word().equals(word)).reduce((a, b) -> b).orElseThrow();
    }

    private void withdraw(String subject, String word) {
        street.begins("jingban", "correction", subject);
        withdrawn(subject, word);
    }

    private void withdrawn(String subject, String word) {
        street.does("jingban", subject, "request-correction",
                Map.of("factId", milestone(subject, word).id(), "withdraw", true, "why", "经核未成立"));
        street.approves("fenguan", subject, "approve-correction");
    }
}
