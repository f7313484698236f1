package cn.shishi.handover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import cn.shishi.StreetTest;
import cn.shishi.checklist.Row;
import cn.shishi.identity.People;
import cn.shishi.ledger.Cutoff;
import cn.shishi.ledger.Fact;
import cn.shishi.ledger.Kind;
import cn.shishi.platform.Refusal;
import cn.shishi.project.Checklists;
import cn.shishi.project.ProductProcesses;
import cn.shishi.project.Projects;
import cn.shishi.project.YearList;
import cn.shishi.register.Grounds;
import cn.shishi.register.ListedPlace;
import cn.shishi.register.Register;
import cn.shishi.report.Draft;
import cn.shishi.report.Period;
import cn.shishi.report.Reports;
import cn.shishi.type.ProjectTypes;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class HandoverTest extends StreetTest {

    private static final List<YearList.Piece> QUANTITY = List.of(new YearList.Piece("某事", "量化任务", Map.of()));

    @Autowired
    HandoverDesk desk;

    @Autowired
    HandoverSheets sheets;

    @Autowired
    People people;

    @Autowired
    Register register;

    @Autowired
    Projects projects;

    @Autowired
    ProductProcesses processes;

    @Autowired
    Checklists checklists;

    @Autowired
    ProjectTypes types;

    @Autowired
    Reports reports;

    @Autowired
    TaskService tasks;

    @Autowired
    AuthorizationService authorizations;

    @Autowired
    ManagementService jobs;

    String key;

    @Test
    void tasksDraftsAndProjectsPassOnTheDayAndNotBefore() {
        street.account("heir", "jingban");
        String part = listed("02", List.of(new YearList.Piece("示意图上墙", "全覆盖任务", Map.of(), List.of(new ListedPlace("小区1", "长春"), new ListedPlace("小区2", "武南"))))) + "-1";
        Task task = street.task(part, "record-checklist");
        Checklists.Of list = new Checklists.Of(street.id, part, task.getId(), types.of(task.getProcessDefinitionId()).tasks().get("record-checklist"));
        checklists.replace(list, List.of(Row.of("小区1", true, Map.of("happened", "2020-02-20"))), "jingban" + street.id);
        ProcessInstance handover = asks("jingban", "heir", "2020-03-10");
        assertThat(handover).isWaitingAt("sign-handover");
        street.approves("zhuren", key, "sign-handover");
        assertThat(handover).isWaitingAt("await-day");
        assertThat(job(handover).getDuedate()).isEqualTo(Date.from(Instant.parse("2020-03-09T16:00:00Z")));
        assertThat(street.task(part, "record-checklist").getAssignee()).isEqualTo("jingban" + street.id);
        dayHasCome(handover, "2020-03-10");
        assertThat(handover).isEnded().hasPassed("handed-over");
        assertThat(street.task(part, "record-checklist").getAssignee()).isEqualTo("heir" + street.id);
        assertRefused("您没有办理此事项的权限。", () -> street.does("jingban", part, "record-checklist", Map.of()), part);
        street.does("heir", part, "record-checklist", Map.of());
        assertThat(street.facts(part, Kind.MEASURE)).extracting(Fact::item, f -> f.at().actor()).containsExactly(tuple("小区1", "heir" + street.id));
        assertThat(cadreOn(project("02"), "2020-03-09")).isEqualTo("jingban");
        assertThat(cadreOn(project("02"), "2020-03-10")).isEqualTo("heir");
    }

    @Test
    void anOldReportGoesOnNamingWhomItNamed() {
        street.account("heir", "jingban");
        String project = listed("01", QUANTITY);
        story.seal();
        Instant then = leader("2020-12-31", Instant.now()).knownAt();
        street.today("2020-03-05");
        dayHasCome(signed("jingban", "heir", "2020-03-05"), "2020-03-05");
        story.seal();
        assertThat(leader("2020-12-31", then).projects().get(0).leader()).isEqualTo("张三、jingban");
        assertThat(leader("2020-03-04", Instant.now()).projects().get(0).leader()).isEqualTo("张三、jingban");
        assertThat(leader("2020-12-31", Instant.now()).projects().get(0).leader()).isEqualTo("张三、heir");
        assertThat(cadreOn(project, "2020-12-31")).isEqualTo("heir");
    }

    @Test
    void whatComesIntoForceLaterNamesTheHeirToo() {
        street.account("heir", "jingban");
        projects.adopt(list("01", QUANTITY, LocalDate.of(2020, 6, 1)));
        dayHasCome(signed("jingban", "heir", "2020-03-05"), "2020-03-05");
        assertThat(cadreOn(project("01"), "2020-06-01")).isEqualTo("heir");
    }

    @Test
    void whatWasOpenWhatWasSignedAndWhatPassedStandsInTheLedger() {
        street.account("heir", "jingban");
        String part = listed("01", QUANTITY) + "-1";
        street.does("jingban", part, "record-quantity", entry());
        street.returns("fenguan", part, "sign-quantity");
        ProcessInstance handover = signed("jingban", "heir", "2020-03-02");
        dayHasCome(handover, "2020-03-02");
        List<Fact> facts = street.facts(key);
        assertThat(facts).extracting(Fact::kind, f -> f.at().role()).containsExactly(tuple(Kind.EVENT, "duban"), tuple(Kind.SIGNATURE, "zhuren"), tuple(Kind.EVENT, null));
        assertThat(facts.get(0).text()).isEqualTo("jingban（账号jingban" + street.id + "）的工作自2020年3月2日起移交heir（账号heir" + street.id
                + "）。未办任务1件，已填报待签核0项，负责项目1个。\n任务：“填报进展”，01　承诺01，某事，实施\n项目：2020年01　承诺01");
        assertThat(facts.get(2).text()).isEqualTo("已由jingban移交heir：任务1件，项目1个，与提出时所列相同。");
        assertAllAnswered(key);
        HandoverSheets.Paper paper = people.as("heir" + street.id, () -> sheets.paper(key));
        assertThat(paper.state()).isEqualTo("已移交");
        assertThat(paper.kept()).extracting(HandoverSheets.Kept::what).containsExactly("提出", "签核", "移交");
    }

    @Test
    void whatCameInBetweenPassesToo() {
        street.account("heir", "jingban");
        String part = listed("01", QUANTITY) + "-1";
        ProcessInstance handover = signed("jingban", "heir", "2020-06-01");
        String later = listed("02", QUANTITY) + "-1";
        assertThat(street.task(later, "record-quantity").getAssignee()).isEqualTo("jingban" + street.id);
        dayHasCome(handover, "2020-06-01");
        assertThat(street.task(part, "record-quantity").getAssignee()).isEqualTo("heir" + street.id);
        assertThat(street.task(later, "record-quantity").getAssignee()).isEqualTo("heir" + street.id);
        assertThat(street.last(key, Kind.EVENT).text()).startsWith("已由jingban移交heir：任务2件，项目2个。\n任务：").contains("02　承诺02");
    }

    @Test
    void aRefusedHandoverPassesNothing() {
        street.account("heir", "jingban");
        String part = listed("01", QUANTITY) + "-1";
        ProcessInstance handover = asks("jingban", "heir", "2020-03-02");
        street.returns("zhuren", key, "sign-handover");
        assertThat(handover).isEnded().hasPassed("declined").hasNotPassed("apply-handover");
        assertThat(street.task(part, "record-quantity").getAssignee()).isEqualTo("jingban" + street.id);
        assertThat(cadreOn(project("01"), "2020-12-31")).isEqualTo("jingban");
        assertThat(seen("duban").state()).isEqualTo("已退回");
    }

    @Test
    void oneThatWaitsForItsDayIsCalledOffAndNoOther() {
        street.account("heir", "jingban");
        String part = listed("01", QUANTITY) + "-1";
        ProcessInstance handover = asks("jingban", "heir", "2020-06-01");
        assertRefused("这件移交不在等待移交日，不能撤销：没有签核的请签核人退回，已经移交的请再办一件移交回来。", () -> callsOff("duban"), key);
        street.approves("zhuren", key, "sign-handover");
        assertRefused("撤销移交由党政办办理，您没有这项权限。", () -> callsOff("jingban"), key);
        callsOff("duban");
        assertThat(handover).isEnded().hasPassed("called-off");
        assertThat(street.task(part, "record-quantity").getAssignee()).isEqualTo("jingban" + street.id);
        assertThat(seen("duban").state()).isEqualTo("已撤销");
        assertThat(street.last(key, Kind.EVENT).text()).isEqualTo("撤销移交：jingban移交heir。");
    }

    @Test
    void withoutAHeadOfTheOfficeItFallsToTheDeputy() {
        street.account("heir", "jingban");
        street.noLonger("zhuren", "zhuren");
        asks("jingban", "heir", "2020-03-02");
        assertThat(street.task(key, "sign-handover").getAssignee()).isEqualTo("fenguan" + street.id);
    }

    @Test
    void whoAskedDoesNotSign() {
        street.account("heir", "jingban");
        street.also("zhuren", "duban");
        key = people.as("zhuren" + street.id, () -> desk.ask(register.street(street.id).orElseThrow(), "jingban" + street.id, "heir" + street.id, LocalDate.of(2020, 3, 2)));
        String sign = street.task(key, "sign-handover").getId();
        tasks.setAssignee(sign, "zhuren" + street.id);
        assertRefused("“签核移交”所签的内容是您本人填报的，不能由本人签核；请由另一位主任或分管领导签核。", () -> street.approves("zhuren", key, "sign-handover"), key);
    }

    @Test
    void whatTheHeirRecordedGoesToWhoeverElseMaySignIt() {
        street.account("both", "jingban", "fenguan");
        String part = listed("01", QUANTITY) + "-1";
        tasks.setAssignee(street.task(part, "record-quantity").getId(), "both" + street.id);
        street.does("both", part, "record-quantity", entry());
        assertThat(street.task(part, "sign-quantity").getAssignee()).isEqualTo("fenguan" + street.id);
        dayHasCome(signed("fenguan", "both", "2020-03-02"), "2020-03-02");
        assertThat(street.task(part, "sign-quantity").getAssignee()).isEqualTo("zhuren" + street.id);
        assertThat(street.last(key, Kind.EVENT).text()).contains("任务0件，改由他人的任务1件", "（both不能办理，改由他人）");
        assertRefused("您没有办理此事项的权限。", () -> street.approves("both", part, "sign-quantity"), part);
        street.approves("zhuren", part, "sign-quantity");
        assertAllAnswered(part);
    }

    @Test
    void whatWasRecordedBeforeIsSignedByWhomItWasSentTo() {
        street.account("heir", "jingban");
        String part = listed("01", QUANTITY) + "-1";
        street.does("jingban", part, "record-quantity", entry());
        asks("jingban", "heir", "2020-03-02");
        assertThat(seen("zhuren").sheet().waiting()).singleElement().returns("01　某事", Sheet.Waiting::about).returns("3项（2020年3月1日）", Sheet.Waiting::said);
        street.approves("zhuren", key, "sign-handover");
        dayHasCome(street.instance("handover", key), "2020-03-02");
        street.approves("fenguan", part, "sign-quantity");
        assertThat(street.last(part, Kind.MEASURE).at().actor()).isEqualTo("jingban" + street.id);
        assertThat(street.task(part, "record-quantity").getAssignee()).as("a new task").isEqualTo("heir" + street.id);
    }

    @Test
    void whoComesBackIsHandedTheWorkAnew() {
        street.account("heir", "jingban");
        String part = listed("01", QUANTITY) + "-1";
        dayHasCome(signed("jingban", "heir", "2020-03-02"), "2020-03-02");
        street.today("2020-04-01");
        dayHasCome(signed("heir", "jingban", "2020-04-01"), "2020-04-01");
        assertThat(key).isEqualTo(street.code + "-YJ-20200401-1");
        assertThat(street.task(part, "record-quantity").getAssignee()).isEqualTo("jingban" + street.id);
        assertThat(cadreOn(project("01"), "2020-03-31")).isEqualTo("heir");
        assertThat(cadreOn(project("01"), "2020-04-01")).isEqualTo("jingban");
    }

    @Test
    void theFormerAssigneeLosesTheRightToSeeTheTask() {
        street.account("heir", "jingban");
        String part = listed("01", QUANTITY) + "-1";
        assertThat(mayDo("jingban", part)).isEqualTo(1);
        dayHasCome(signed("jingban", "heir", "2020-03-02"), "2020-03-02");
        assertThat(mayDo("jingban", part)).isZero();
        assertThat(mayDo("heir", part)).isEqualTo(1);
    }

    @Test
    void whatCannotBeIsRefusedAndNothingBegins() {
        street.account("heir", "kezhang");
        street.account("heir2", "jingban");
        String other = story.street().id;
        refused("heir没有jingban的角色“经办人”，接过去的任务办不了；请另选接收人，或先由管理员给heir这个角色。", "jingban" + street.id, "heir" + street.id, "2020-03-02");
        refused("移交人和接收人是同一个账号，请另选接收人。", "jingban" + street.id, "jingban" + street.id, "2020-03-02");
        refused("本街道没有账号“jingban" + other + "”，请从列表中选择。", "jingban" + street.id, "jingban" + other, "2020-03-02");
        refused("移交日“2021-03-04”离今天超过一年，请核对日期。", "jingban" + street.id, "heir2" + street.id, "2021-03-04");
        assertThat(street.open()).isEmpty();
        asks("jingban", "heir2", "2020-03-02");
        refused("heir2或jingban另有一件移交还没有办完，请先办完、退回或撤销那一件。", "heir2" + street.id, "jingban" + street.id, "2020-03-02");
        assertThat(street.open()).hasSize(1);
        assertThatThrownBy(() -> people.as("zhuren" + street.id, () -> processes.start("handover", project("01"), Map.of()))).isNotNull();
        String project = listed("01", QUANTITY);
        assertThatThrownBy(() -> people.as("zhuren" + street.id, () -> processes.start("handover", project, Map.of())))
                .satisfies(thrown -> assertThat(Refusal.within(thrown)).hasMessage("没有“handover”这种办理事项。"));
    }

    private void refused(String sentence, String from, String to, String day) {
        assertThatThrownBy(() -> people.as("duban" + street.id, () -> desk.ask(register.street(street.id).orElseThrow(), from, to, LocalDate.parse(day))))
                .isInstanceOf(Refusal.class).hasMessage(sentence);
    }

    private ProcessInstance asks(String from, String to, String day) {
        key = people.as("duban" + street.id, () -> desk.ask(register.street(street.id).orElseThrow(), from + street.id, to + street.id, LocalDate.parse(day)));
        return street.instance("handover", key);
    }

    private ProcessInstance signed(String from, String to, String day) {
        ProcessInstance handover = asks(from, to, day);
        street.approves("zhuren", key, "sign-handover");
        return handover;
    }

    private void callsOff(String who) {
        people.as(who + street.id, () -> {
            desk.callOff(key);
            return null;
        });
    }

    private void dayHasCome(ProcessInstance handover, String day) {
        street.today(day);
        jobs.executeJob(job(handover).getId());
    }

    private Job job(ProcessInstance handover) {
        return jobs.createJobQuery().processInstanceId(handover.getId()).singleResult();
    }

    private HandoverSheets.Paper seen(String who) {
        return people.as(who + street.id, () -> sheets.paper(key));
    }

    private long mayDo(String who, String part) {
        return authorizations.createAuthorizationQuery().userIdIn(who + street.id).resourceType(Resources.TASK)
                .resourceId(street.task(part, "record-quantity").getId()).count();
    }

    private String listed(String number, List<YearList.Piece> parts) {
        projects.adopt(list(number, parts, LocalDate.of(2020, 1, 1)));
        street.does("duban", project(number), "decompose", Map.of());
        return project(number);
    }

    private YearList list(String number, List<YearList.Piece> parts, LocalDate decided) {
        return new YearList(street.id, 2020, decided, List.of(new YearList.Item(number, "承诺" + number, "民生", "社区管理办", "张三、jingban",
                new Grounds("jingban", null, null, null, null, null), parts, List.of())));
    }

    private String project(String number) {
        return street.code + "-2020-" + number;
    }

    private String cadreOn(String project, String day) {
        return register.project(street.id, project, LocalDate.parse(day), Instant.now()).orElseThrow().project().grounds().cadre();
    }

    private Draft leader(String asOf, Instant knownAt) {
        return reports.draft(street.id, 2020, Period.YEAR, new Cutoff(LocalDate.parse(asOf), knownAt));
    }

    private static Map<String, Object> entry() {
        return Map.of("happened", "2020-03-01", "quantity", 3);
    }
}
