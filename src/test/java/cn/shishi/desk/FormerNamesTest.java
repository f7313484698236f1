package cn.shishi.desk;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shishi.StreetTest;
import cn.shishi.identity.People;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What was done under a name goes on standing under it. */
class FormerNamesTest extends StreetTest {

    @Autowired
    IdentityService identity;

    @Autowired
    ProjectDesk projects;

    @Autowired
    People people;

    @AfterEach
    void asItWas() {
        role("经办人");
    }

    @Test
    void whoAndInWhichRoleIsSaidAsOfTheTimeItWasDone() {
        String part = street.project("量化任务") + "-1";
        name("小", "王");
        street.does("jingban", part, "record-quantity", Map.of("happened", "2020-03-01", "quantity", 3, "finished", false));
        assertThat(recorded(part)).containsExactly("王小 经办人");
        street.today("2020-06-01");
        name("大", "王");
        role("承办人");
        assertThat(recorded(part)).containsExactly("王小 经办人");
        street.approves("fenguan", part, "sign-quantity");
        street.does("jingban", part, "record-quantity", Map.of("happened", "2020-05-01", "quantity", 4, "finished", false));
        assertThat(recorded(part)).containsExactly("王小 经办人", "王大 承办人");
        street.today("2020-07-01");
        name("老", "王");
        name("老", "王");
        assertThat(recorded(part)).containsExactly("王小 经办人", "王大 承办人");
        assertThat(people.of(street.id)).containsEntry("jingban" + street.id, "王老");
    }

    private List<String> recorded(String part) {
        story.seal();
        return people.as("duban" + street.id, () -> projects.project(part.substring(0, part.lastIndexOf('-')))).story().stream()
                .filter(told -> told.value() != null).map(told -> told.recordedBy() + " " + told.recordedRole()).toList();
    }

    private void name(String first, String last) {
        User user = identity.createUserQuery().userId("jingban" + street.id).singleResult();
        user.setFirstName(first);
        user.setLastName(last);
        identity.saveUser(user);
    }

    private void role(String name) {
        Group role = identity.createGroupQuery().groupId("jingban").singleResult();
        role.setName(name);
        identity.saveGroup(role);
    }
}
