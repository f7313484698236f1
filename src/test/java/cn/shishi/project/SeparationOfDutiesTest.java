package cn.shishi.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import cn.shishi.Story;
import cn.shishi.StreetTest;
import cn.shishi.identity.People;
import cn.shishi.ledger.Fact;
import cn.shishi.ledger.Kind;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who recorded never signs, whichever way the task came to them; whoever else of the role may. */
class SeparationOfDutiesTest extends StreetTest {

    static final String OWN = "“签核进展”所签的内容是您本人填报的，不能由本人签核；请由另一位分管领导或主任签核。";
    static final String NOT_YOURS = "您没有办理此事项的权限。";
    static final String NOT_OFFERED = "“签核进展”不是您的任务：应由分管领导办理。";

    @Autowired
    TaskService tasks;

    @Autowired
    People people;

    String part;

    @Test
    void theOnlyOneElseOfTheRoleIsGivenTheTask() {
        street.account("both", "jingban", "fenguan");
        recordedBy("both");
        assertThat(street.task(part, "sign-quantity").getAssignee()).isEqualTo("fenguan" + street.id);
        refuses("both", NOT_YOURS);
        allows("fenguan");
    }

    @Test
    void holdingBothRolesDoesNotHelp() {
        street.account("both", "jingban", "fenguan");
        street.account("deputy", "fenguan");
        recordedBy("both");
        assertThat(street.task(part, "sign-quantity").getAssignee()).isNull();
        refuses("both", OWN);
        allows("deputy");
    }

    @Test
    void beingMadeTheAssigneeDoesNotHelp() {
        street.account("both", "jingban", "fenguan");
        recordedBy("both");
        tasks.setAssignee(sign(), "both" + street.id);
        refuses("both", OWN);
        tasks.setAssignee(sign(), "fenguan" + street.id);
        allows("fenguan");
    }

    @Test
    void aDelegationAndBackDoesNotHelp() {
        street.account("both", "jingban", "fenguan");
        recordedBy("both");
        tasks.delegateTask(sign(), "both" + street.id);
        refuses("both", OWN);
        people.as("both" + street.id, () -> {
            tasks.resolveTask(sign());
            return null;
        });
        refuses("both", NOT_OFFERED);
        assertThat(street.task(part, "sign-quantity").getAssignee()).isEqualTo("fenguan" + street.id);
        allows("fenguan");
    }

    @Test
    void beingTheOwnerOfADelegatedTaskDoesNotHelp() {
        street.account("both", "jingban", "fenguan");
        recordedBy("both");
        tasks.setAssignee(sign(), "both" + street.id);
        tasks.delegateTask(sign(), "fenguan" + street.id);
        people.as("fenguan" + street.id, () -> {
            tasks.resolveTask(sign());
            return null;
        });
        refuses("both", OWN);
        tasks.setAssignee(sign(), "fenguan" + street.id);
        allows("fenguan");
    }

    @Test
    void anyoneElseOfTheRoleMayClaimIt() {
        street.account("deputy", "fenguan");
        recordedBy("jingban");
        people.as("deputy" + street.id, () -> {
            tasks.claim(sign(), "deputy" + street.id);
            return null;
        });
        refuses("fenguan", NOT_OFFERED);
        allows("deputy");
    }

    @Test
    void whereNobodyElseOfTheRoleMayItFallsToTheNext() {
        street.also("fenguan", "jingban");
        recordedBy("fenguan");
        assertThat(street.task(part, "sign-quantity").getAssignee()).isEqualTo("zhuren" + street.id);
        refuses("fenguan", NOT_YOURS);
        allows("zhuren");
        assertThat(street.last(part, Kind.SIGNATURE).at()).returns("zhuren", Fact.Step::role);
    }

    @Test
    void whereNobodyMayItWaits() {
        street.also("fenguan", "jingban");
        street.also("fenguan", "zhuren");
        street.noLonger("zhuren", "zhuren");
        recordedBy("fenguan");
        refuses("fenguan", OWN);
    }

    @Test
    void someoneOfAnotherRoleIsRefused() {
        recordedBy("jingban");
        refuses("kezhang", NOT_YOURS);
        tasks.setAssignee(sign(), "kezhang" + street.id);
        refuses("kezhang", NOT_OFFERED);
        tasks.setAssignee(sign(), "fenguan" + street.id);
        allows("fenguan");
    }

    @Test
    void theNextRoleIsRefusedWhileTheFirstCan() {
        recordedBy("jingban");
        refuses("zhuren", NOT_YOURS);
        allows("fenguan");
    }

    @Test
    void someoneOfAnotherStreetIsRefused() {
        Story.StreetStory other = story.street();
        recordedBy("jingban");
        String task = sign();
        assertRefused(NOT_YOURS, () -> people.as("fenguan" + other.id, () -> {
            tasks.complete(task, Map.of("decision", "approve"));
            return null;
        }), part);
        allows("fenguan");
    }

    @Test
    void someoneOfAnotherStreetIsRefusedEvenAsTheAssignee() {
        Story.StreetStory other = story.street();
        recordedBy("jingban");
        String task = sign();
        tasks.setAssignee(task, "fenguan" + other.id);
        assertRefused(NOT_YOURS, () -> people.as("fenguan" + other.id, () -> {
            tasks.complete(task, Map.of("decision", "approve"));
            return null;
        }), part);
    }

    @Test
    void nobodyMeansNobody() {
        recordedBy("jingban");
        assertRefused("请先登录，再办理“签核进展”。", () -> tasks.complete(sign(), Map.of("decision", "approve")), part);
        allows("fenguan");
    }

    @Test
    void whoseRoleDoesNotRecordIsRefused() {
        part = street.project("量化任务") + "-1";
        assertRefused(NOT_YOURS, () -> street.does("kezhang", part, "record-quantity", entry()), part);
        street.does("jingban", part, "record-quantity", entry());
        assertThat(street.open(part)).containsExactly("sign-quantity");
    }

    private void recordedBy(String who) {
        part = street.project("量化任务") + "-1";
        street.does(who, part, "record-quantity", entry());
    }

    private static Map<String, Object> entry() {
        return Map.of("happened", "2020-03-01", "quantity", 3);
    }

    private String sign() {
        return street.task(part, "sign-quantity").getId();
    }

    private void refuses(String who, String sentence) {
        assertRefused(sentence, () -> street.approves(who, part, "sign-quantity"), part);
    }

    private void allows(String who) {
        street.approves(who, part, "sign-quantity");
        assertThat(street.last(part, Kind.SIGNATURE).at()).returns(who + street.id, Fact.Step::actor);
        assertThat(street.open(part)).containsExactly("record-quantity");
    }
}
