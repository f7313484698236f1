package cn.shishi.demo;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shishi.OnTheEngine;
import cn.shishi.identity.People;
import cn.shishi.ledger.Chain;
import cn.shishi.ledger.Cutoff;
import cn.shishi.ledger.Sealer;
import cn.shishi.platform.EngineClock;
import cn.shishi.project.LedgerAudit;
import cn.shishi.register.Register;
import cn.shishi.report.Draft;
import cn.shishi.report.Figure;
import cn.shishi.report.Period;
import cn.shishi.report.Provenance;
import cn.shishi.report.Reports;
import cn.shishi.report.Sentence;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** The year 2020 of 曹家渡街道, played, says what the street's published report says. */
@OnTheEngine
class DemoReportTest {

    private static final Instant LATER = Instant.parse("2021-06-01T00:00:00Z");

    @Autowired
    DemoPlayer player;

    @Autowired
    Register register;

    @Autowired
    Reports reports;

    @Autowired
    Sealer sealer;

    @Autowired
    Chain chain;

    @Autowired
    LedgerAudit audit;

    @Autowired
    People people;

    @Autowired
    TaskService tasks;

    @Autowired
    HistoryService history;

    @Autowired
    TransactionTemplate transaction;

    @BeforeEach
    void played() {
        if (register.street("caojiadu").isEmpty()) {
            transaction.executeWithoutResult(all -> {
                DemoStory story = DemoStory.read("caojiadu-2020.yaml", LocalDate.of(2021, 1, 4));
                player.settle(story.street());
                player.play(story);
            });
        }
    }

    @AfterEach
    void backToNow() {
        ClockUtil.reset();
    }

    @Test
    void theYearEndTextStatesPromiseActualAndVerdict() {
        assertThat(said("10", yearEnd())).contains(
                "建成启用万航渡路661弄60号、余姚路402弄6号、康定路991号等3台（承诺2台，超额完成），"
                        + "立项开工康定路991号、康定路1299弄22号、康定路1299弄23号等3台（承诺3至4台，完成）",
                "446个", "124个适合加装", "上海屹宏电梯科技发展有限公司、上海静安区安馨社区加层加梯咨询服务中心");
        assertThat(said("12", yearEnd())).contains("专业培训524人次（承诺不少于680人次，未完成，差156人次）",
                "宣传活动4场（承诺11场，未完成，差7场）", "普及员培训13场，累计417人次", "救护员培训3场，累计107人次", "累计65人",
                "200余名志愿者报名", "6篇", "877人次", "10000元", "30人", "5人", "2020年12月底，顺利揭牌");
        assertThat(said("05", yearEnd())).contains("2020年全年拆除违法建筑1745.1平方米（承诺850平方米，超额完成）");
        assertThat(said("07", yearEnd())).contains("1个（万航渡路605号；承诺1个，完成）", "普惠班2个，每班可招收20人", "截至2020年12月31日，招录31人",
                "2020年9月，曹家渡街道小福熊托育园举办开园仪式");
    }

    @Test
    void eachProjectSaysTheResultsOfThePublishedText() {
        Draft year = yearEnd();
        assertThat(said("01", year)).contains("建成新时代文明实践分中心1个（社区党群服务中心；承诺1个，完成）",
                "建成新时代文明实践站22个（承诺14个，超额完成）", "其中居民区14个，楼宇园区8个").containsOnlyOnce("2020年全年");
        assertThat(said("02", year)).contains("住宅小区逃生路线图及消防安全管理规程上墙92个（承诺全部92个，完成）",
                "高层住宅建筑消防安全专业检测20幢（承诺20幢，完成）", "；已完成高层住宅小区消防通道禁停标识划线55个");
        assertThat(said("03", year)).contains("2020年全年已完成重点区域安全生产专业检查60处；参与演练居民达到2800余人");
        assertThat(said("04", year)).contains("对10个居民区51扇小区铁门进行更新改造，其中重新制作铁门并安装电子锁及配备钥匙42扇，安装普通门锁9扇");
        assertThat(said("06", year)).contains("对55家沿街门责单位开展摸底调查", "联合城管和第三方社会力量对门责单位开展综合整治");
        assertThat(said("08", year)).contains("覆盖文物保护建筑9处（承诺9处，完成）", "安装监测系统终端120个（承诺约120个，完成）",
                "2020年12月底，完成所有监控设备的安装及验收工作，并对文物保护建筑进行挂牌");
        assertThat(said("09", year)).contains("建成美丽楼组示范点41个（承诺40个，超额完成）", "楼组建设实务培训4次", "参训楼组长约70名");
        assertThat(said("11", year)).contains("1个（万航渡路684号曹家渡街道社区生活服务中心二楼；承诺1个，完成）",
                "涉及企业85家（承诺不少于30家，超额完成）", "受理劳动争议171件，办结169件，成功调解110件，调解成功率为65.09%",
                "累计签约补偿金超过213万元", "通过区人社局验收");
        assertThat(year.projects()).allSatisfy(p -> assertThat(p.pending()).isEmpty());
        assertThat(year.projects()).extracting(Draft.ProjectDraft::number).isSorted().hasSize(12);
    }

    @Test
    void whatThePublishedTextNeverAnsweredIsAGap() {
        Draft year = yearEnd();
        assertThat(year.projects().stream().filter(p -> !p.gaps().isEmpty()).map(p -> p.number() + p.gaps())).containsExactly(
                "04[维护改造老旧小区公共设施（承诺1至2个）]", "11[为劳动者提供咨询调解服务（承诺不少于100人次）]");
        assertThat(said("04", year)).doesNotContain("超额");
        assertThat(said("11", year)).doesNotContain("人次");
        assertThat(said("06", year)).contains("示范道路0条（承诺1条，未完成，差1条）", "目前正在推进").doesNotContain("已通过", "创建成功");
    }

    @Test
    void eachProjectHasItsParagraphAndNoneOfItsResultsIsTypedThere() {
        assertThat(yearEnd().projects()).allSatisfy(p -> assertThat(p.narrative().text()).doesNotContainPattern("\\d+(个|处|件|台|幢|家|扇|人|名|场|次|%|万元|平方米)"));
    }

    @Test
    void nothingUnderWayIsCalledDone() {
        assertThat(said("12", yearEnd())).doesNotContain("宣传活动已完成", "专业培训已完成");
        assertThat(said("05", half("2020-07-15T00:00"))).doesNotContain("完成");
        assertThat(yearEnd().projects()).extracting(Draft.ProjectDraft::state).containsExactly("已验收", "已销号", "已验收",
                "已验收", "已销号", "推进中", "已验收", "已验收", "已验收", "推进中", "已验收", "推进中");
    }

    @Test
    void juneIsToldAsItWasKnownAndAsItIsKnown() {
        assertThat(said("05", half("2020-07-15T00:00"))).contains("2020年上半年拆除违法建筑717.2平方米（承诺850平方米，进行中，尚差132.8平方米）");
        assertThat(said("05", half("2020-08-01T00:00"))).contains("拆除违法建筑885.4平方米（承诺850平方米，超额完成）");
        assertThat(said("10", half("2020-07-15T00:00"))).contains("建成启用1台（万航渡路661弄60号；承诺2台，进行中，尚差1台）");
    }

    @Test
    void aReportStaysAsItWasWhenMoreIsRecorded() {
        Draft june = half("2020-07-15T00:00");
        Draft year = yearEnd();
        ClockUtil.setCurrentTime(Date.from(LATER));
        String subject = "CJD-2020-12-3";
        people.as("jingban", () -> complete(subject, "record-session", Map.of("happened", "2020-06-03", "dimension", "救护员培训", "participants", 9)));
        people.as("fenguan", () -> complete(subject, "sign-session", Map.of("decision", "approve")));
        sealer.sealAll();
        assertThat(half("2020-07-15T00:00")).isEqualTo(june);
        assertThat(reports.draft("caojiadu", 2020, Period.YEAR, new Cutoff(year.asOf(), year.knownAt()))).isEqualTo(year);
        assertThat(said("12", reports.draft("caojiadu", 2020, Period.YEAR, new Cutoff(LocalDate.of(2020, 12, 31), LATER.plusSeconds(60)))))
                .contains("533人次");
    }

    @Test
    void everyFigureHasFactsAndEveryFactATaskAPersonAndATime() {
        Draft draft = yearEnd();
        List<Figure> figures = draft.projects().stream().flatMap(p -> Stream.concat(p.commitments().stream().map(c -> c.actual()),
                p.sentences().stream().map(Sentence::figures).flatMap(List::stream))).filter(f -> f.value() != null && f.value().signum() > 0).toList();
        assertThat(figures).hasSizeGreaterThan(60).allSatisfy(f -> assertThat(f.facts()).isNotEmpty());
        Map<String, HistoricTaskInstance> done = history.createHistoricTaskInstanceQuery().finished().list().stream()
                .collect(Collectors.toMap(HistoricTaskInstance::getId, t -> t));
        assertThat(figures.stream().flatMap(f -> f.facts().stream()).map(draft.facts()::get)).allSatisfy((Provenance fact) -> {
            assertThat(done).containsKeys(fact.task(), fact.signTask());
            assertThat(fact.recordedBy()).isNotBlank().isNotEqualTo(fact.signedBy());
            assertThat(fact.recordedAt()).isBeforeOrEqualTo(fact.signedAt());
        });
        assertThat(draft.facts().values()).filteredOn(Provenance::carried).isNotEmpty().allSatisfy(fact -> {
            assertThat(fact.step()).isEqualTo("承前登记");
            assertThat(fact.evidence()).isNotEmpty();
        });
    }

    @Test
    void theChainIsWholeAndAgreesWithTheEnginesHistory() {
        assertThat(chain.faults("caojiadu")).isEmpty();
        assertThat(audit.faults("caojiadu")).isEmpty();
    }

    private Void complete(String subject, String element, Map<String, Object> form) {
        tasks.complete(tasks.createTaskQuery().processInstanceBusinessKey(subject).taskDefinitionKey(element).singleResult().getId(), form);
        return null;
    }

    private Draft yearEnd() {
        return reports.draft("caojiadu", 2020, Period.YEAR, new Cutoff(LocalDate.of(2020, 12, 31), Instant.parse("2021-01-05T00:00:00Z")));
    }

    private Draft half(String knownAt) {
        return reports.draft("caojiadu", 2020, Period.HALF,
                new Cutoff(LocalDate.of(2020, 6, 30), LocalDateTime.parse(knownAt).atZone(EngineClock.BEIJING).toInstant()));
    }

    private static String said(String number, Draft draft) {
        Draft.ProjectDraft project = draft.projects().stream().filter(p -> p.number().equals(number)).findFirst().orElseThrow();
        return project.sentences().stream().map(Sentence::text).collect(Collectors.joining("；", "", "。"));
    }
}
