package cn.shishi.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.shishi.StreetTest;
import cn.shishi.TypeFiles;
import cn.shishi.identity.People;
import cn.shishi.platform.Told;
import cn.shishi.type.Bundle;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A type that comes while the product runs: one hands it in, another releases it, new projects use it, running ones keep theirs. */
class ReleaseTest extends StreetTest {

    private static int types;

    @Autowired
    HandIn handIn;

    @Autowired
    Releases releases;

    @Autowired
    TypeDesk desk;

    @Autowired
    ShippedTypes shipped;

    @Autowired
    TypeDrafts drafts;

    @Autowired
    People people;

    @Autowired
    RepositoryService repository;

    TypeFiles first;
    TypeFiles second;
    String name;

    @BeforeEach
    void people() {
        street.account("other", "duban");
        name = "运行时类型" + ++types;
        first = TypeFiles.of("run-time-" + types, name);
        second = first.model(m -> m.replace("value=\"fenguan\"", "value=\"kezhang\""));
    }

    @Test
    void oneHandsItInAnotherReleasesItAndANewProjectUsesIt() {
        Draft draft = take("duban", first);
        assertThatThrownBy(() -> street.project(name)).hasMessageContaining("“" + name + "”没有对应的类型");
        stays(403, "是您本人交来的", draft, () -> release("duban", draft, 0));
        stays(403, "您没有发布项目类型的权限", draft, () -> release("zhuren", draft, 0));
        assertThat(release("other", draft, 0).state()).isEqualTo(Draft.State.RELEASED);
        String part = street.project(name) + "-1";
        street.does("jingban", part, "record-survey", Map.of("milestoneDay", "2020-03-01", "surveyed", 446, "fit", 124, "partner", "某公司"));
        street.approves("fenguan", part, "sign-survey");
        assertAllAnswered(part);
        assertThat(inUse()).satisfies(t -> {
            assertThat(t.version()).isEqualTo(1);
            assertThat(t.by()).isEqualTo("other");
            assertThat(t.running()).isZero();
        });
        assertThat(told(() -> release("other", draft, 0)).status()).isEqualTo(409);
        assertThat(versions()).hasSize(1);
    }

    @Test
    void aRunningProjectKeepsItsVersionAndANewOneTakesTheNext() {
        release("other", take("duban", first), 0);
        String old = street.project(name, "01") + "-1";
        Draft next = take("other", second);
        assertThat(review("duban", next).changes()).extracting(TypeDiff.Change::where).containsExactly("任务“签核结果”，谁来办");
        assertThat(review("duban", next).running()).isEqualTo(1);
        release("duban", next, 1);
        String young = street.project(name, "02") + "-1";
        Map<String, Object> form = Map.of("milestoneDay", "2020-03-01", "surveyed", 446, "fit", 124, "partner", "某公司");
        street.does("jingban", old, "record-survey", form);
        street.does("jingban", young, "record-survey", form);
        assertThat(street.task(old, "sign-survey").getAssignee()).isEqualTo("fenguan" + street.id);
        assertThat(street.task(young, "sign-survey").getAssignee()).isEqualTo("kezhang" + street.id);
        assertThat(inUse()).satisfies(t -> {
            assertThat(t.version()).isEqualTo(2);
            assertThat(t.running()).isEqualTo(2);
            assertThat(t.older()).isEqualTo(1);
        });
    }

    @Test
    void whatWasShownAgainstAnOlderVersionIsNotReleased() {
        release("other", take("duban", first), 0);
        Draft stale = take("duban", second);
        stays(409, "现用版本变了", stale, () -> release("other", stale, 0));
        assertThat(release("other", stale, 1).state()).isEqualTo(Draft.State.RELEASED);
        assertThat(versions()).hasSize(2);
    }

    @Test
    void itIsCheckedOnceMoreWhenItIsReleased() {
        Draft mine = take("duban", first);
        Draft same = take("duban", TypeFiles.of(first.id() + "-twin", name));
        release("other", mine, 0);
        stays(400, "已是类型“" + first.id() + "”的名称", same, () -> release("other", same, 0));
    }

    @Test
    void itIsSentBackWithAReasonAndALaterOneTakesItsPlace() {
        Draft draft = take("duban", first);
        stays(400, "请写明退回的理由", draft, () -> sendBack("other", draft, " "));
        stays(403, "您没有管理项目类型的权限", draft, () -> sendBack("jingban", draft, "不行"));
        assertThat(sendBack("other", draft, "里程碑不对").reason()).isEqualTo("里程碑不对");
        assertThat(told(() -> release("other", draft, 0)).sentence()).contains("已退回");
        Draft again = take("duban", first);
        Draft later = take("other", second);
        assertThat(drafts.get(again.id()).state()).isEqualTo(Draft.State.REPLACED);
        release("duban", later, 0);
        assertThat(told(() -> take("other", second)).sentence()).contains("完全相同");
        assertThat(versions()).hasSize(1);
    }

    @Test
    void formsThatAreNotSentAlongAreThoseInUse() {
        release("other", take("duban", first.form(f -> f.replace("调查数", "走访数"))), 0);
        Draft next = people.as("duban" + street.id, () -> handIn.take(List.of(new Incoming(first.id() + ".bpmn", TypeFiles.bytes(second.model())))));
        assertThat(new String(drafts.files(next.id()).files().get("forms/" + first.id() + ".form"))).contains("走访数");
        assertThat(review("other", next).changes()).extracting(TypeDiff.Change::where).containsExactly("任务“签核结果”，谁来办");
    }

    @Test
    void aShippedVersionNeverSettlesOverOneReleasedHere() {
        shipped.ship(bundle(first));
        shipped.ship(bundle(first));
        assertThat(versions()).as("unchanged").hasSize(1);
        release("other", take("duban", second), 1);
        shipped.ship(bundle(first));
        assertThat(versions()).as("seen before").hasSize(2);
        TypeFiles third = first.form(f -> f.replace("调查数", "走访数"));
        shipped.ship(bundle(third));
        shipped.ship(bundle(third));
        assertThat(versions()).as("new, and waiting").hasSize(2);
        Draft waiting = people.as("duban" + street.id, desk::desk).waiting().stream().map(TypeDesk.Listed::draft)
                .filter(d -> d.process().equals(first.id())).findFirst().orElseThrow();
        assertThat(waiting.by()).isNull();
        release("duban", waiting, 2);
        shipped.ship(bundle(third));
        assertThat(versions()).hasSize(3);
    }

    private void stays(int status, String said, Draft draft, Supplier<?> step) {
        int before = versions().size();
        Told told = told(step);
        assertThat(told.sentence()).contains(said);
        assertThat(told.status()).isEqualTo(status);
        assertThat(drafts.get(draft.id())).isEqualTo(draft);
        assertThat(versions()).hasSize(before);
    }

    private static Told told(Supplier<?> step) {
        try {
            step.get();
        } catch (RuntimeException thrown) {
            return Told.of(thrown);
        }
        throw new AssertionError("not refused");
    }

    private Draft take(String who, TypeFiles type) {
        return people.as(who + street.id, () -> handIn.take(type.files().entrySet().stream().map(f -> new Incoming(f.getKey(), f.getValue())).toList()));
    }

    private Draft release(String who, Draft draft, int base) {
        return people.as(who + street.id, () -> releases.release(draft.id(), base));
    }

    private Draft sendBack(String who, Draft draft, String reason) {
        return people.as(who + street.id, () -> releases.sendBack(draft.id(), reason));
    }

    private TypeDesk.Review review(String who, Draft draft) {
        return people.as(who + street.id, () -> desk.review(draft.id()));
    }

    private TypeDesk.InUse inUse() {
        return people.as("duban" + street.id, desk::desk).inUse().stream().filter(t -> t.process().equals(first.id())).findFirst().orElseThrow();
    }

    private List<ProcessDefinition> versions() {
        return repository.createProcessDefinitionQuery().processDefinitionKey(first.id()).list();
    }

    private static Bundle bundle(TypeFiles type) {
        return ShippedFiles.withForms(Map.of("bpmn/" + type.id() + ".bpmn", TypeFiles.bytes(type.model()), "forms/" + type.id() + ".form", TypeFiles.bytes(type.form())),
                ShippedFiles.forms());
    }
}
