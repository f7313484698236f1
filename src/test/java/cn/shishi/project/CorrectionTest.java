package cn.shishi.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import cn.shishi.StreetTest;
import cn.shishi.ledger.Fact;
import cn.shishi.ledger.Kind;
import java.math.BigDecimal;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CorrectionTest extends StreetTest {

    String part;
    Fact wrong;

    @BeforeEach
    void anEntryWasSigned() {
        part = street.project("量化任务") + "-1";
        record(320);
        street.approves("fenguan", part, "sign-quantity");
        wrong = street.last(part, Kind.MEASURE);
    }

    @Test
    void aValueIsCorrectedByAFactThatNamesTheOldOne() {
        street.today("2020-03-10");
        ProcessInstance correction = street.begins("jingban", "correction", part);
        assertThat(correction).isWaitingAt("request-correction");
        ask(Map.of("factId", wrong.id(), "newValue", 230, "why", "录入时颠倒"));
        assertThat(correction).isWaitingAt("approve-correction");
        assertThat(street.task(part, "approve-correction").getDescription())
                .isEqualTo("某事　签核后写入台账：更正为：230项（2020年3月1日）");
        street.approves("fenguan", part, "approve-correction");
        assertThat(correction).isEnded().hasPassed("apply-correction", "corrected");
        assertThat(street.last(part, Kind.MEASURE)).returns(wrong.id(), Fact::refers).returns(wrong.hash(), Fact::refersHash)
                .returns(wrong.happened(), Fact::happened).returns(wrong.phase(), Fact::phase).returns("quantity", Fact::word)
                .matches(f -> f.value().compareTo(new BigDecimal("230")) == 0);
        assertThat(street.open(part)).containsExactly("record-quantity");
        assertAllAnswered(part);
    }

    @Test
    void aDayIsCorrectedAndTheValueStays() {
        ProcessInstance correction = street.begins("jingban", "correction", part);
        ask(Map.of("factId", wrong.id(), "newHappened", "2020年2月", "why", "实为二月"));
        street.approves("fenguan", part, "approve-correction");
        assertThat(correction).isEnded().hasPassed("corrected");
        assertThat(street.last(part, Kind.MEASURE)).matches(f -> f.happened().shown().equals("2020年2月"))
                .matches(f -> f.value().compareTo(wrong.value()) == 0);
    }

    @Test
    void aReturnedCorrectionIsAskedForAgain() {
        ProcessInstance correction = street.begins("jingban", "correction", part);
        ask(Map.of("factId", wrong.id(), "newValue", 23, "why", "录入时颠倒"));
        street.returns("fenguan", part, "approve-correction");
        assertThat(correction).isWaitingAt("request-correction");
        assertThat(street.task(part, "request-correction").getDescription()).isEqualTo("某事（退回：数字与材料不符）");
        ask(Map.of("newValue", 230));
        street.approves("fenguan", part, "approve-correction");
        assertThat(correction).isEnded().hasPassed("corrected");
        assertThat(street.facts(part, Kind.MEASURE)).extracting(f -> f.value().intValue()).containsExactly(320, 23, 230);
        assertAllAnswered(part);
    }

    @Test
    void aMeasureIsWithdrawnWithoutMovingAnything() {
        ProcessInstance correction = street.begins("jingban", "correction", part);
        ask(Map.of("factId", wrong.id(), "withdraw", true, "why", "重复登记"));
        street.approves("fenguan", part, "approve-correction");
        assertThat(correction).isEnded().hasPassed("corrected");
        assertThat(street.last(part, Kind.WITHDRAWAL)).returns(wrong.id(), Fact::refers).returns("重复登记", Fact::text);
        assertThat(street.open(part)).containsExactly("record-quantity");
        assertThat(street.course(part)).containsExactly("进入 carry-out 2020年3月2日");
    }

    @Test
    void aSignOffOfThePhaseLeavesTheCorrectionAlone() {
        record(5);
        street.begins("jingban", "correction", part);
        ask(Map.of("factId", wrong.id(), "newValue", 230, "why", "录入时颠倒"));
        street.approves("fenguan", part, "sign-quantity");
        assertThat(street.facts(part)).filteredOn(f -> street.last(part, Kind.MEASURE).id().equals(f.refers())).isEmpty();
        street.approves("fenguan", part, "approve-correction");
        assertAllAnswered(part);
    }

    @Test
    void onlyWhatIsSignedAndStandsIsCorrected() {
        record(5);
        Fact unsigned = street.last(part, Kind.MEASURE);
        street.begins("jingban", "correction", part);
        refused("台账 " + unsigned.id() + " 不是已签核的内容，不能更正；未签核的请退回后重填。",
                Map.of("factId", unsigned.id(), "newValue", 6, "why", "误"));
        Fact signature = street.last(part, Kind.SIGNATURE);
        refused("台账 " + signature.id() + " 不是已签核的内容，不能更正；未签核的请退回后重填。",
                Map.of("factId", signature.id(), "withdraw", true, "why", "误"));
        refused("本项目的台账里没有编号“没有”，请从报告的出处中复制编号。", Map.of("factId", "没有", "newValue", 6, "why", "误"));
        refused("没有写明更正为什么：请填写更正后的数值或日期，或勾选“撤回”。", Map.of("factId", wrong.id(), "why", "误"));
        refused("“更正理由”没有填写，请补上后再提交。", Map.of("factId", wrong.id(), "newValue", 6, "why", " "));
        ask(Map.of("factId", wrong.id(), "newValue", 6, "why", "误"));
        street.begins("jingban", "correction", part);
        refused("台账 " + wrong.id() + " 已有更正（或正在签核），请更正最新的那一条。", Map.of("factId", wrong.id(), "newValue", 7, "why", "误"));
    }

    private void refused(String sentence, Map<String, Object> form) {
        assertRefused(sentence, () -> ask(form), part);
    }

    private void record(int amount) {
        street.does("jingban", part, "record-quantity", Map.of("happened", "2020-03-01", "quantity", amount));
    }

    private void ask(Map<String, Object> form) {
        street.does("jingban", part, "request-correction", form);
    }
}
