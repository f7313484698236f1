package cn.shishi.report;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shishi.StreetTest;
import cn.shishi.ledger.Cutoff;
import cn.shishi.ledger.Fact;
import cn.shishi.ledger.Kind;
import cn.shishi.project.YearList;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the shipped types say in a report: rates, totals with their classes, gaps, bodies that found it good. */
class TypeSentencesTest extends StreetTest {

    @Autowired
    Reports reports;

    @Test
    void aRateIsComputedFromBothTotalsAndLeadsToTheFactsOfBoth() {
        String part = mediation();
        cases(Map.of("accepted", 100, "closed", 99, "succeeded", 64));
        cases(Map.of("accepted", 71, "closed", 70, "succeeded", 46));
        Draft.ProjectDraft project = drafted();
        assertThat(said(project)).contains("共计受理劳动争议171件，办结169件，成功调解110件，调解成功率为65.09%");
        Sentence sentence = project.sentences().stream().filter(s -> s.kind().equals("K17")).findFirst().orElseThrow();
        Figure rate = sentence.figures().get(3);
        assertThat(rate.value()).isEqualByComparingTo("65.09");
        assertThat(rate.definition()).isEqualTo("调解成功率＝调解成功110件÷办结169件");
        assertThat(rate.facts()).containsExactlyInAnyOrderElementsOf(street.facts(part, Kind.MEASURE).stream()
                .filter(f -> List.of("closed", "succeeded").contains(f.word())).map(Fact::id).toList());
    }

    @Test
    void aRateWithoutADenominatorIsNotSaid() {
        mediation();
        cases(Map.of("accepted", 3, "closed", 0, "succeeded", 0));
        assertThat(said(drafted())).contains("共计受理劳动争议3件；办结0件；成功调解0件").doesNotContain("率", "%");
    }

    @Test
    void anAmountKeepsItsUnitAndItsRoughness() {
        mediation();
        cases(Map.of("accepted", 3, "closed", 3, "succeeded", 1, "money", 95.6));
        cases(Map.of("money", 117.4, "about", "超过"));
        assertThat(said(drafted())).contains("调解成功率为33.33%", "累计签约补偿金超过213万元");
    }

    @Test
    void aBodyThatFoundItGoodIsNamedSoWhileItsMilestoneStands() {
        String part = mediation();
        assertThat(said(drafted())).contains("通过区人社局验收");
        street.begins("jingban", "correction", part);
        Fact accepted = street.facts(part, Kind.MILESTONE).stream().filter(f -> f.word().equals("验收合格")).findFirst().orElseThrow();
        street.does("jingban", part, "request-correction", Map.of("factId", accepted.id(), "withdraw", true, "why", "误签"));
        street.approves("fenguan", part, "approve-correction");
        assertThat(said(drafted())).doesNotContain("通过区人社局验收").contains("验收单位为区人社局");
    }

    @Test
    void whatNothingWasRecordedTowardsIsAGapAndNoZero() {
        String project = street.project("01", List.of(new YearList.Piece("劳动争议调解", "咨询调解服务", Map.of())),
                promise("为劳动者提供咨询调解服务", "咨询调解服务", 100, "人次"), promise("涉及企业", "涉及企业", 30, "家"), promise("建成调解室", "建成", 1, "个"));
        street.does("duban", project, "decompose", Map.of());
        Draft.ProjectDraft before = drafted();
        assertThat(said(before)).contains("建成调解室0个（承诺1个，未完成，差1个）").doesNotContain("人次", "家");
        assertThat(before.gaps()).containsExactly("为劳动者提供咨询调解服务（承诺不少于100人次）", "涉及企业（承诺不少于30家）");
        setUp(project + "-1");
        street.does("jingban", project + "-1", "record-cases", Map.of("milestoneDay", "2020年2月", "enterprises", 0));
        street.approves("fenguan", project + "-1", "sign-cases");
        Draft.ProjectDraft after = drafted();
        assertThat(said(after)).contains("涉及企业0家（承诺不少于30家，未完成，差30家）").doesNotContain("人次");
        assertThat(after.gaps()).containsExactly("为劳动者提供咨询调解服务（承诺不少于100人次）");
    }

    @Test
    void aTotalIsToldWithTheClassesThatMakeItUp() {
        String project = street.project("01", List.of(new YearList.Piece("铁门更新", "公共设施维护", Map.of("设施", "小区铁门（扇）"))));
        street.does("duban", project, "decompose", Map.of());
        String part = project + "-1";
        street.does("jingban", part, "record-plan", Map.of("milestoneDay", "2020-02-10"));
        street.approves("kezhang", part, "sign-plan");
        works(part, "重新制作铁门", 30, 6);
        assertThat(said(drafted())).contains("对6个居民区30扇小区铁门进行更新改造，重新制作铁门30扇");
        works(part, "重新制作铁门", 12, 2);
        works(part, "安装普通门锁", 9, 2);
        Draft.ProjectDraft draft = drafted();
        assertThat(said(draft)).contains("对10个居民区51扇小区铁门进行更新改造，其中重新制作铁门42扇，安装普通门锁9扇");
        List<BigDecimal> figures = draft.sentences().stream().filter(s -> s.kind().equals("K15")).findFirst().orElseThrow().figures().stream()
                .map(Figure::value).toList();
        assertThat(figures.get(1)).isEqualTo(figures.get(2).add(figures.get(3)));
    }

    private String mediation() {
        String project = street.project("01", List.of(new YearList.Piece("劳动争议调解", "咨询调解服务", Map.of("纠纷", "劳动争议（件）"))));
        street.does("duban", project, "decompose", Map.of());
        setUp(project + "-1");
        return project + "-1";
    }

    private void setUp(String part) {
        street.does("jingban", part, "record-setup", Map.of("milestoneDay", "2020-01-10", "address", "某路684号"));
        street.approves("kezhang", part, "sign-setup");
        street.gives("jingban", part, "submit-acceptance", "验收单");
        street.does("jingban", part, "submit-acceptance", Map.of("milestoneDay", "2020-01-20", "inspector", "区人社局"));
        street.approves("fenguan", part, "accept");
    }

    private void cases(Map<String, Object> numbers) {
        String part = street.code + "-2020-01-1";
        Map<String, Object> form = new HashMap<>(numbers);
        form.put("milestoneDay", "2020年2月");
        street.does("jingban", part, "record-cases", form);
        street.approves("fenguan", part, "sign-cases");
    }

    private void works(String part, String ofClass, int quantity, int neighbourhoods) {
        street.does("jingban", part, "record-works", Map.of("milestoneDay", "2020-02-20", "dimension", ofClass, "quantity", quantity,
                "neighbourhoods", neighbourhoods));
        street.approves("fenguan", part, "sign-works");
    }

    private static YearList.Promise promise(String words, String counts, int low, String unit) {
        return new YearList.Promise(words, counts, 1, unit.equals("个") ? "" : "至少", BigDecimal.valueOf(low), null, unit, null);
    }

    private Draft.ProjectDraft drafted() {
        story.seal();
        return reports.draft(street.id, 2020, Period.YEAR, new Cutoff(LocalDate.of(2020, 12, 31), Instant.now())).projects().get(0);
    }

    private static String said(Draft.ProjectDraft project) {
        return project.sentences().stream().map(Sentence::text).collect(Collectors.joining("；"));
    }
}
