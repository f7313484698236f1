package cn.shishi.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import cn.shishi.StreetTest;
import cn.shishi.checklist.Drafts;
import cn.shishi.checklist.Row;
import cn.shishi.evidence.Evidence;
import cn.shishi.evidence.EvidenceFiles;
import cn.shishi.ledger.Cutoff;
import cn.shishi.ledger.Fact;
import cn.shishi.ledger.Kind;
import cn.shishi.register.ListedPlace;
import cn.shishi.report.Draft;
import cn.shishi.report.Period;
import cn.shishi.report.Reports;
import cn.shishi.report.Sentence;
import cn.shishi.type.ProjectTypes;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Many like places as rows of one task; what is wrong in one of them as an instance of its own. */
class ChecklistTest extends StreetTest {

    @Autowired
    Checklists checklists;

    @Autowired
    ProjectTypes types;

    @Autowired
    Drafts drafts;

    @Autowired
    EvidenceFiles evidence;

    @Autowired
    Reports reports;

    @Autowired
    HistoryService history;

    @Autowired
    TaskService tasks;

    String project;
    String part;

    @Test
    void ninetyTwoPlacesAreDoneInOneTaskAndTheProjectClosedInNine() {
        begun(92);
        ProcessInstance instance = street.instance("checklist", part);
        fills(rows(1, 92, Map.of("happened", "2020年2月")));
        hands();
        assertThat(street.task(part, "sign-checklist").getDescription())
                .isEqualTo("示意图上墙　签核后写入台账：上墙小区92个（2020年2月，小区1、小区2、小区3等92处）");
        street.approves("fenguan", part, "sign-checklist");
        street.does("jingban", part, "close-checklist", Map.of("milestoneDay", "2020-03-01"));
        street.approves("fenguan", part, "sign-close");
        assertThat(instance).isEnded().hasPassed("findings-rectified", "finished-checklist");
        street.does("jingban", project, "summarize", Map.of("milestoneDay", "2020-03-01", "summary", "小区示意图全部上墙。"));
        street.approves("fenguan", project, "accept-project");
        street.does("duban", project, "close-project", Map.of("milestoneDay", "2020-03-02"));
        street.approves("zhuren", project, "sign-closing");
        assertThat(street.open()).isEmpty();
        assertThat(history.createHistoricTaskInstanceQuery().tenantIdIn(street.id).count()).isEqualTo(9);
        assertThat(street.facts(part, Kind.MEASURE)).hasSize(92).allMatch(f -> f.phase().equals("cover") && f.word().equals("covered"))
                .extracting(Fact::item).doesNotHaveDuplicates().contains("小区1", "小区92");
        assertAllAnswered(part);
        assertThat(said()).contains("2020年全年上墙小区92个（承诺92个，完成）");
    }

    @Test
    void aLaterRoundShowsWhatIsDoneAndTheLastRoundClosesByItself() {
        begun(3);
        fills(rows(1, 2, Map.of("happened", "2020-02-20")));
        hands();
        street.approves("fenguan", part, "sign-checklist");
        assertThat(checklists.lines(list())).extracting(Checklists.Line::item, Checklists.Line::done, l -> l.row().ticked())
                .containsExactly(tuple("小区1", "2020年2月20日", false), tuple("小区2", "2020年2月20日", false), tuple("小区3", null, false));
        fills(rows(3, 3, Map.of("happened", "2020-02-28")));
        hands();
        street.approves("fenguan", part, "sign-checklist");
        assertThat(street.open(part)).containsExactly("close-checklist");
    }

    @Test
    void aYearMayCloseBeforeAllPlacesAreDoneAndAClosingMayBeReturned() {
        begun(3);
        fills(rows(1, 1, Map.of("happened", "2020-02-20")));
        street.does("jingban", part, "record-checklist", Map.of("finished", true));
        street.approves("fenguan", part, "sign-checklist");
        street.does("jingban", part, "close-checklist", Map.of("milestoneDay", "2020-03-01"));
        street.returns("fenguan", part, "sign-close");
        assertThat(street.open(part)).containsExactly("close-checklist");
        assertThat(said()).contains("上墙小区1个（承诺3个，未完成，差2个）");
    }

    @Test
    void returnedRowsComeBackFilledInWithTheirPhotographs() {
        begun(3);
        Map<String, Object> filled = Map.of("happened", "2020年2月20日", "covered", false, "dimension", "老旧小区", "quantity", 12.0, "problem", "缺一块", "rectify", true);
        fills(List.of(Row.of("小区1", true, Map.of("happened", "2020年2月20日")), Row.of("小区2", true, filled), Row.of("小区3", false, Map.of("problem", "没去"))));
        String photo = gives("小区2");
        Task first = street.task(part, "record-checklist");
        hands();
        assertThat(drafts.of(street.id, first.getId())).isEmpty();
        assertThat(street.facts(part, Kind.MEASURE)).extracting(Fact::item, Fact::word, Fact::dimension, f -> f.value().intValue(), Fact::evidence).containsExactly(
                tuple("小区1", "covered", null, 1, List.of()), tuple("小区2", "quantity", "老旧小区", 12, List.of(photo)),
                tuple("小区2", "found", "老旧小区", 1, List.of(photo)));
        street.returns("fenguan", part, "sign-checklist");
        Task again = street.task(part, "record-checklist");
        assertThat(again.getDescription()).isEqualTo("示意图上墙（退回：数字与材料不符）");
        Map<String, Row> rows = drafts.of(street.id, again.getId()).stream().collect(Collectors.toMap(Row::item, r -> r));
        assertThat(rows.keySet()).containsExactlyInAnyOrder("小区1", "小区2");
        assertThat(rows.get("小区2").filled()).isEqualTo(filled);
        assertThat(rows.get("小区1").filled()).containsEntry("covered", true).containsEntry("happened", "2020年2月20日").doesNotContainKey("quantity");
        assertThat(evidence.of(again.getId())).extracting(Evidence::item, Evidence::hash).containsExactly(tuple("小区2", photo));
        assertThat(checklists.lines(list())).extracting(Checklists.Line::done).containsOnlyNulls();
        hands();
        street.approves("fenguan", part, "sign-checklist");
        assertAllAnswered(part);
    }

    @Test
    void whatIsFoundWrongIsPutRightInAnInstanceOfItsOwn() {
        begun(4);
        List<Row> rows = new ArrayList<>(rows(1, 4, Map.of("happened", "2020-02-20")));
        rows.set(1, Row.of("小区2", true, Map.of("happened", "2020-02-20", "problem", "楼道堆物", "rectify", true)));
        rows.set(2, Row.of("小区3", true, Map.of("happened", "2020-02-21", "problem", "栏杆松动", "rectify", true)));
        fills(rows);
        hands();
        assertThat(street.task(part, "sign-checklist").getDescription()).contains("事件2件：小区2“楼道堆物”、小区3“栏杆松动”（2020年2月20日至2020年2月21日）",
                "发现问题2处（2020年2月20日至2020年2月21日，小区2、小区3）");
        street.approves("fenguan", part, "sign-checklist");
        assertThat(street.open(part)).containsExactly("close-checklist", "record-rectification", "record-rectification");
        Task second = named("登记整改：小区2");
        Task third = named("登记整改：小区3");
        street.does("jingban", part, "close-checklist", Map.of("milestoneDay", "2020-03-01"));
        rectified(second, "已清理");
        assertThat(named("复查：小区2").getDescription()).isEqualTo("示意图上墙　签核后写入台账：小区2事件“已清理”（2020年3月2日）；小区2整改1处（2020年3月2日）");
        street.does("kezhang", named("复查：小区2"), Map.of("decision", "return", "reason", "仍有堆物"));
        assertThat(street.task(part, "sign-close").getDescription()).isEqualTo("示意图上墙　签核后写入台账：全部完成（2020年3月1日）");
        Task again = named("登记整改：小区2");
        assertThat(tasks.getVariables(again.getId())).containsEntry("done", "已清理").containsEntry("rectified", true);
        rectified(again, "已全部清理");
        street.does("kezhang", named("复查：小区2"), Map.of("decision", "approve"));
        street.approves("fenguan", part, "sign-close");
        assertThat(street.open(part)).containsExactly("record-rectification");
        assertThat(street.open(project)).isEmpty();
        street.today("2020-03-09");
        rectified(third, "已加固");
        street.does("kezhang", named("复查：小区3"), Map.of("decision", "approve"));
        assertThat(street.open(project)).containsExactly("summarize");
        assertThat(street.course(part)).containsExactly("进入 cover 2020年3月2日", "离开 cover 2020年3月1日");
        assertAllAnswered(part);
        assertThat(said()).contains("上墙小区4个（承诺4个，完成）", "发现问题2处", "完成整改2处");
    }

    @Test
    void aPlaceToldOfTwiceCountsOnceAndAWithdrawnOneNotAtAll() {
        begun(3);
        fills(rows(1, 2, Map.of("happened", "2020-02-20", "quantity", 5)));
        hands();
        street.approves("fenguan", part, "sign-checklist");
        fills(rows(2, 2, Map.of("happened", "2020-02-21", "quantity", 5)));
        hands();
        street.approves("fenguan", part, "sign-checklist");
        assertThat(said()).contains("上墙小区2个（承诺3个，未完成，差1个）", "数量15项");
        Fact first = street.facts(part, Kind.MEASURE).stream().filter(f -> f.item().equals("小区1") && f.word().equals("covered")).findFirst().orElseThrow();
        street.begins("jingban", "correction", part);
        street.does("jingban", part, "request-correction", Map.of("factId", first.id(), "withdraw", true, "why", "尚未上墙"));
        street.approves("fenguan", part, "approve-correction");
        assertThat(said()).contains("上墙小区1个（承诺3个，未完成，差2个）");
        assertThat(street.last(part, Kind.WITHDRAWAL).item()).isEqualTo("小区1");
        assertThat(checklists.lines(list())).extracting(Checklists.Line::done).containsExactly(null, "2020年2月21日", null);
    }

    @Test
    void everyFaultIsToldWithRowAndColumnAndNothingIsWritten() {
        begun(3);
        fills(List.of(Row.of("小区1", true, Map.of("happened", "近期", "quantity", "一百")), Row.of("小区2", true, Map.of()),
                Row.of("小区3", true, Map.of("happened", "2020-02-20", "rectify", true))));
        assertRefused("""
                序号1“小区1”：“完成日期”填写的“近期”不是日期：请写 2020年9月15日、2020年9月、2020年9月底 或 2020-09-15，不要写“近期”一类的词。
                序号1“小区1”：“数量”填写的“一百”不是数字，请只填阿拉伯数字。
                序号2“小区2”：“完成日期”没有填写，请补上后再提交。
                序号3“小区3”：勾选了“需整改”，但没有写明发现了什么问题，请补上。""", this::hands, part);
        assertThat(drafts.of(street.id, street.task(part, "record-checklist").getId())).hasSize(3);
        fills(rows(1, 1, Map.of("happened", "2020-02-20")));
        hands();
        assertThat(street.open(part)).containsExactly("sign-checklist");
    }

    @Test
    void withoutATickThereIsNothingToHandIn() {
        begun(2);
        fills(List.of(Row.of("小区1", false, Map.of("happened", "2020-02-20"))));
        String task = street.task(part, "record-checklist").getId();
        assertRefused("“清单填报”没有勾选任何地点，请打开清单页（/tasks/" + task + "），勾选已办妥的地点后再提交。", this::hands, part);
        assertRefused("“完成日期”在“清单填报”里是每个地点各填一格，请到清单页按行填写。",
                () -> street.does("jingban", part, "record-checklist", Map.of("happened", "2020-02-20")), part);
        assertRefused("清单里没有地点“小区9”，请核对名称，或先把它加进清单。", () -> fills(rows(9, 9, Map.of())), part);
        assertRefused("地点“小区1”写了两行，请合并成一行。", () -> fills(List.of(rows(1, 1, Map.of()).get(0), rows(1, 1, Map.of()).get(0))), part);
        fills(rows(1, 1, Map.of("happened", "2020-02-20")));
        hands();
        assertThat(street.open(part)).containsExactly("sign-checklist");
    }

    private void begun(int places) {
        project = street.project("02", List.of(new YearList.Piece("示意图上墙", "全覆盖任务", Map.of("完成数", "上墙小区（个）"),
                        IntStream.rangeClosed(1, places).mapToObj(i -> new ListedPlace("小区" + i, i % 2 == 0 ? "武南" : "长春")).toList())),
                new YearList.Promise("上墙小区", "上墙小区", 1, "", BigDecimal.valueOf(places), null, "个", null));
        part = project + "-1";
        street.does("duban", project, "decompose", Map.of());
    }

    private Checklists.Of list() {
        Task task = street.task(part, "record-checklist");
        return new Checklists.Of(street.id, part, task.getId(), types.of(task.getProcessDefinitionId()).tasks().get("record-checklist"));
    }

    private static List<Row> rows(int from, int to, Map<String, Object> filled) {
        return IntStream.rangeClosed(from, to).mapToObj(i -> Row.of("小区" + i, true, filled)).toList();
    }

    private void fills(List<Row> rows) {
        checklists.replace(list(), rows, "jingban" + street.id);
    }

    private void hands() {
        street.does("jingban", part, "record-checklist", Map.of());
    }

    private String gives(String item) {
        byte[] pdf = ("%PDF-1.4 " + item).getBytes(StandardCharsets.UTF_8);
        return evidence.keep(street.id, street.task(part, "record-checklist").getId(), item, "照片", "照片.pdf", new ByteArrayInputStream(pdf), "jingban" + street.id);
    }

    private Task named(String name) {
        return street.open().stream().filter(t -> t.getName().equals(name)).findFirst().orElseThrow(() -> new AssertionError(street.open().toString()));
    }

    private void rectified(Task task, String how) {
        street.does("jingban", task, new HashMap<>(Map.of("happened", "2020-03-02", "done", how, "rectified", true)));
    }

    private String said() {
        story.seal();
        Draft.ProjectDraft draft = reports.draft(street.id, 2020, Period.YEAR, new Cutoff(LocalDate.of(2020, 12, 31), Instant.now())).projects().get(0);
        return draft.sentences().stream().map(Sentence::text).collect(Collectors.joining("；"));
    }
}
