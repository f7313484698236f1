package cn.shishi.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import cn.shishi.StreetTest;
import cn.shishi.ledger.Cutoff;
import cn.shishi.ledger.Fact;
import cn.shishi.ledger.Kind;
import cn.shishi.report.Draft;
import cn.shishi.report.Period;
import cn.shishi.report.Provenance;
import cn.shishi.report.Reports;
import cn.shishi.report.Sentence;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ProjectCarryInTest extends StreetTest {

    static final String EARLIER = """
            社区食堂：选址确定：2019年3月
            社区食堂：设计完成：2019年12月20日

            拆除违建：拆除面积（厂房）：约400平方米（2020年1月）
            拆除违建：拆除面积：23.5平方米（2020年2月）""";

    @Autowired
    Reports reports;

    @Autowired
    LedgerAudit audit;

    @Autowired
    RepositoryService repository;

    @Autowired
    TaskService tasks;

    String project;
    String canteen;
    String clearing;
    ProcessInstance instance;

    @BeforeEach
    void listed() {
        project = street.project("01", List.of(new YearList.Piece("社区食堂", "场所建设", Map.of()),
                new YearList.Piece("拆除违建", "量化任务", Map.of("数量", "拆除面积（平方米）"))),
                new YearList.Promise("选定食堂地址", "选址确定", 1, "", BigDecimal.ONE, null, "处", null),
                new YearList.Promise("完成食堂设计", "设计完成", 1, "", BigDecimal.ONE, null, "处", null),
                new YearList.Promise("拆除违法建筑", "拆除面积", 2, "", new BigDecimal(500), null, "平方米", null));
        canteen = project + "-1";
        clearing = project + "-2";
        instance = street.instance("project", project);
    }

    @Test
    void whatAProjectBringsAlongIsSignedOnceAndGoesOnFromThere() {
        String paper = street.gives("duban", project, "decompose", "立项批复");
        street.does("duban", project, "decompose", Map.of("earlier", EARLIER));
        assertThat(instance).isWaitingAt("sign-carry-in");
        assertThat(street.open(canteen)).isEmpty();
        assertThat(street.task(project, "sign-carry-in").getDescription()).isEqualTo("01　承诺01　签核后写入台账："
                + "社区食堂：选址确定（2019年3月，补录，材料1份）；社区食堂：设计完成（2019年12月20日，补录，材料1份）；"
                + "拆除违建：厂房拆除面积约400平方米（2020年1月，补录，材料1份）；拆除违建：拆除面积23.5平方米（2020年2月，补录，材料1份）");
        street.approves("fenguan", project, "sign-carry-in");
        assertThat(instance).isWaitingAt("parts").variables().doesNotContainKey("earlier");
        assertThat(street.open(canteen)).containsExactly("record-construction");
        assertThat(street.course(canteen)).containsExactly("进入 construction 2019年12月20日");
        assertThat(street.facts(canteen, Kind.MILESTONE)).allMatch(Fact::carried).allMatch(f -> f.evidence().equals(List.of(paper)))
                .extracting(Fact::phase, Fact::word).containsExactly(tuple("site-selection", "选址确定"), tuple("design", "设计完成"));
        assertThat(street.open(clearing)).containsExactly("record-quantity");
        assertThat(street.facts(clearing, Kind.MEASURE)).allMatch(Fact::carried).extracting(Fact::word, f -> f.value().stripTrailingZeros().toPlainString(),
                Fact::approximator, Fact::dimension).containsExactly(tuple("quantity", "400", "约", "厂房"), tuple("quantity", "23.5", null, null));
        assertAllAnswered(canteen);
        assertAllAnswered(clearing);
        assertThat(audit.faults(street.id)).isEmpty();
    }

    @Test
    void itCountsInTheYearInWhichItHappenedAndIsMarked() {
        street.does("duban", project, "decompose", Map.of("earlier", EARLIER));
        street.approves("fenguan", project, "sign-carry-in");
        street.does("jingban", clearing, "record-quantity", Map.of("happened", "2020-03-01", "quantity", 100));
        street.approves("fenguan", clearing, "sign-quantity");
        Draft draft = drafted();
        assertThat(said(draft)).contains("选定食堂地址0处（承诺1处", "完成食堂设计0处", "拆除违法建筑约523.5平方米（承诺500平方米，超额完成）",
                "已完成社区食堂设计", "目前正在");
        List<Provenance> origins = draft.projects().get(0).commitments().get(2).actual().facts().stream().map(draft.facts()::get).toList();
        assertThat(origins).extracting(Provenance::step, Provenance::carried).containsExactly(tuple("承前登记", true), tuple("承前登记", true), tuple("填报进展", false));
    }

    @Test
    void aReturnedPastIsMendedWhereItWasWrong() {
        street.gives("duban", project, "decompose", "立项批复");
        street.does("duban", project, "decompose", Map.of("earlier", EARLIER));
        street.returns("fenguan", project, "sign-carry-in");
        assertThat(instance).isWaitingAt("mend-carry-in");
        assertThat(street.task(project, "mend-carry-in").getDescription()).isEqualTo("01　承诺01（退回：数字与材料不符）");
        assertThat(tasks.getVariable(street.task(project, "mend-carry-in").getId(), "earlier")).isEqualTo(EARLIER);
        assertRefused("“承前登记”没有填写，请补上后再提交。", () -> street.does("duban", project, "mend-carry-in", Map.of("earlier", " ")), project, canteen);
        street.does("duban", project, "mend-carry-in", Map.of("earlier", "社区食堂：选址确定：2019年4月"));
        street.approves("fenguan", project, "sign-carry-in");
        assertThat(instance).isWaitingAt("parts");
        assertThat(street.open(canteen)).containsExactly("record-design");
        assertThat(street.last(canteen, Kind.MILESTONE).evidence()).hasSize(1);
        assertAllAnswered(canteen);
        assertAllAnswered(clearing);
    }

    @Test
    void aPastThatIsNoPastIsRefusedLineByLine() {
        Map<String, String> wrong = new LinkedHashMap<>();
        wrong.put("社区食堂：封顶：2019年", "第1行：“社区食堂”没有里程碑或指标“封顶”，可用：选址确定、设计完成、完工、验收合格、启用、设施数、单个容量、使用人数。");
        wrong.put("选址确定：2019年", "第1行：“选址确定：2019年”没有以子项开头，请写成“子项：里程碑：日期”的样子；子项有：社区食堂、拆除违建。");
        wrong.put("社区食堂：选址确定", "第1行：“社区食堂：选址确定”不完整，请写成“里程碑：2019年3月”或“指标：423.5平方米（2019年3月）”的样子，前面写上子项。");
        wrong.put("社区食堂：选址确定：前不久", "第1行：“选址确定”填写的“前不久”不是日期：请写 2020年9月15日、2020年9月、2020年9月底 或 2020-09-15，不要写“近期”一类的词。");
        wrong.put("社区食堂：选址确定：2019年\n社区食堂：选址确定：2018年\n拆除违建：拆除面积：1平方米（2020年5月）",
                "第2行：“选址确定”写了两次，一个里程碑只登记一次，请删去一行。\n第3行：“拆除面积”填写的2020年5月还没有到，台账只记已经发生的事；请核对日期。");
        wrong.put("拆除违建：拆除面积：3亩（2020年1月）", "第1行：“拆除面积”的单位是“平方米”，不是“亩”，请换算后再填。");
        wrong.put("拆除违建：拆除面积：很多", "第1行：“拆除面积”后面的“很多”请写成“423.5平方米（2019年3月）”的样子：数、单位和日期。");
        wrong.put("拆除违建：拆除面积：-3平方米（2020年1月）", "第1行：“拆除面积”不能是负数（-3）；如需更正以前的数字，请办理“更正”。");
        wrong.forEach((lines, sentence) -> assertRefused(sentence, () -> street.does("duban", project, "decompose", Map.of("earlier", lines)),
                project, canteen, clearing));
    }

    @Test
    void whoEnteredItCannotSignIt() {
        street.also("duban", "fenguan");
        street.does("duban", project, "decompose", Map.of("earlier", EARLIER));
        tasks.setAssignee(street.task(project, "sign-carry-in").getId(), "duban" + street.id);
        assertRefused("“承前签核”所签的内容是您本人填报的，不能由本人签核；请由另一位分管领导或主任签核。",
                () -> street.approves("duban", project, "sign-carry-in"), project, canteen, clearing);
    }

    @Test
    void aPartThatWasOverIsNotRunAgain() {
        street.does("duban", project, "decompose", Map.of("earlier", "拆除违建：拆除面积：500平方米（2020年1月）\n拆除违建：完成：2020年2月"));
        street.approves("fenguan", project, "sign-carry-in");
        assertThat(street.open(clearing)).isEmpty();
        assertThat(street.open(canteen)).containsExactly("record-site-selection");
        assertThat(said(drafted())).contains("拆除违法建筑500平方米（承诺500平方米，完成");
        assertThat(audit.faults(street.id)).isEmpty();
    }

    @Test
    void aProjectThatWasOverInAllItsPartsWaitsForItsAcceptance() {
        String other = street.project("02", List.of(new YearList.Piece("拆除违建", "量化任务", Map.of())));
        street.does("duban", other, "decompose", Map.of("earlier", "完成：2020年2月"));
        street.approves("fenguan", other, "sign-carry-in");
        assertThat(street.instance("project", other)).isWaitingAt("summarize");
    }

    @Test
    void aPartBegunInTheMiddleIsWalkedToItsEndAndTheProjectGoesOn() {
        street.does("duban", project, "decompose", Map.of("earlier", """
                社区食堂：选址确定：2019年3月
                社区食堂：验收合格：2020年1月
                拆除违建：完成：2020年2月"""));
        street.approves("fenguan", project, "sign-carry-in");
        street.does("jingban", canteen, "record-opening", Map.of("milestoneDay", "2020-02-01", "units", 1));
        street.approves("fenguan", canteen, "sign-opening");
        assertThat(instance).isWaitingAt("summarize");
        assertThat(street.course(canteen)).containsExactly("进入 opening 2020年1月", "离开 opening 2020年2月1日");
        assertThat(audit.faults(street.id)).isEmpty();
    }

    @Test
    void whatRunsSiteBySiteIsCarriedInSiteBySite() {
        String lifts = street.project("02", List.of(new YearList.Piece("加装电梯", "加装电梯", Map.of())));
        assertRefused("第1行：“加装电梯”按点位推进，以前到了哪一步，请在“点位管理”里逐个点位登记。",
                () -> street.does("duban", lifts, "decompose", Map.of("earlier", "征询通过：2019年")), lifts, lifts + "-1");
    }

    @Test
    void ofPhasesThatRunAtOnceNoneIsBegunAlone() {
        DeploymentBuilder deployment = repository.createDeployment().name("garden").enableDuplicateFiltering(false)
                .addClasspathResource("types/garden.bpmn").addClasspathResource("forms/sign-off.form");
        List.of("care", "opening", "planting", "seedlings", "soil").forEach(form -> deployment.addClasspathResource("types/garden-" + form + ".form"));
        deployment.deploy();
        String garden = street.project("02", List.of(new YearList.Piece("街角花园", "口袋花园", Map.of())));
        assertRefused("“街角花园”的“苗木采购”与别的阶段同时进行，不能从它接着办；同时进行的几个阶段请全部登记到，或都留到系统里填报。",
                () -> street.does("duban", garden, "decompose", Map.of("earlier", "土壤改良：2019年")), garden, garden + "-1");
        street.does("duban", garden, "decompose", Map.of("earlier", "土壤改良：2019年\n苗木到场：2020年1月"));
        street.approves("fenguan", garden, "sign-carry-in");
        assertThat(street.course(garden + "-1")).containsExactly("进入 planting 2020年1月");
    }

    private Draft drafted() {
        story.seal();
        return reports.draft(street.id, 2020, Period.YEAR, new Cutoff(LocalDate.of(2020, 12, 31), Instant.now().plusSeconds(60)));
    }

    private static String said(Draft draft) {
        return draft.projects().get(0).sentences().stream().map(Sentence::text).collect(Collectors.joining("；"));
    }
}
