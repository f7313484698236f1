package cn.shishi.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.shishi.AtOnce;
import cn.shishi.StreetTest;
import cn.shishi.identity.TurnedAway.Why;
import cn.shishi.platform.Engine;
import cn.shishi.platform.Told;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Who comes from the 统一身份认证 is here what they are there at that moment, and never an administrator. */
class ArrivalsTest extends StreetTest {

    private static final String ISSUER = "https://directory.example/office";

    @Autowired
    IdentityService identity;

    @Autowired
    Engine engine;

    @Autowired
    Roles roles;

    @Autowired
    Units units;

    @Autowired
    People people;

    @Autowired
    Accounts accounts;

    @Autowired
    Secrets secrets;

    @Autowired
    JdbcTemplate sql;

    @Autowired
    TransactionTemplate transaction;

    Arrivals arrivals;
    String name;

    @BeforeEach
    void aDirectory() {
        arrivals = arrivals(ISSUER, false);
        name = "li.ming" + street.id + "@example.gov.cn";
    }

    @Test
    void theFirstTimeAnAccountIsMadeWithTheRolesAndTheStreetOfTheGroups() {
        assertThat(arrive("sub-1", "李明", "/" + street.id + "/fenguan", street.id + "/jingban/社区平安办公室", "某某全体职工", "别的街道/fenguan", street.id + "/nosuch")).isEqualTo(name);
        assertThat(identity.createUserQuery().userId(name).singleResult().getFirstName()).isEqualTo("李明");
        assertThat(people.grants(name).streets()).containsExactly(street.id);
        assertThat(people.grants(name).roles()).contains("fenguan", "jingban").doesNotContain("nosuch");
        String office = units.holding(street.id, "jingban", Units.Kind.OFFICE, "社区平安办公室");
        assertThat(groups()).containsExactlyInAnyOrder("fenguan", office);
        assertThat(identity.createGroupQuery().groupId(office).singleResult().getName()).isEqualTo("社区平安办公室经办人");
        assertThat(identity.checkPassword(name, "")).isFalse();
    }

    @Test
    void eachTimeTheyAreWhatTheyAreThereByThen() {
        arrive("sub-2", "李明", street.id + "/fenguan");
        accounts.add("anquan" + street.id, "安全管理员", "secret", List.of("anquan"), null);
        people.as("anquan" + street.id, () -> {
            identity.createMembership(name, Accounts.STOPPED);
            return null;
        });
        assertThat(arrive("sub-2", "李明明", street.id + "/zhuren")).isEqualTo(name);
        assertThat(groups()).as("stopped here stays stopped").containsExactlyInAnyOrder("zhuren", Accounts.STOPPED);
        assertThat(identity.createUserQuery().userId(name).singleResult().getFirstName()).isEqualTo("李明明");

        assertTurnedAway(Why.NOROLE, "sub-2", "某某全体职工");
        assertThat(groups()).as("what they had there is gone here").containsExactly(Accounts.STOPPED);
        assertThat(people.grants(name).streets()).isEmpty();
    }

    @Test
    void groupsThatAreCalledOtherwiseThereAreNamedInTheSettings() {
        arrivals = new Arrivals(identity, engine, new Directory(sql, calling()), calling(), roles, units, people, secrets, transaction);
        arrive("sub-3", "李明", "CN=实事分管领导");
        assertThat(groups()).containsExactly("fenguan");
    }

    @Test
    void whoHasNoGroupOfOursIsNobodyHere() {
        assertTurnedAway(Why.NOROLE, "sub-4", "某某全体职工", street.id, street.id + "/", "/", "", "nosuch/fenguan", street.id + "/fenguan/社区平安办公室");
        assertThat(identity.createUserQuery().userId(name).count()).isZero();
        assertThat(arrivals.leaves("sub-4")).isNull();
    }

    @Test
    void noneOfTheThreeAdministratorsComesFromThere() {
        assertTurnedAway(Why.NOROLE, "sub-5", street.id + "/camunda-admin", street.id + "/anquan", street.id + "/shenji", "camunda-admin", street.id + "/stopped");
        arrive("sub-5", "李明", street.id + "/fenguan", street.id + "/camunda-admin", street.id + "/anquan", "/camunda-admin");
        assertThat(groups()).containsExactly("fenguan");
    }

    @Test
    void aRoleThatIsNotTheSameInEachStreetIsNotGuessed() {
        String other = story.street().id;
        assertTurnedAway(Why.UNEVEN, "sub-6", street.id + "/fenguan", other + "/jingban");
        assertThat(identity.createUserQuery().userId(name).count()).isZero();
        arrive("sub-6", "李明", street.id + "/fenguan", other + "/fenguan");
        assertThat(people.grants(name).streets()).containsExactlyInAnyOrder(street.id, other);
    }

    @Test
    void anAccountOfTheSameNameIsNotTakenOver() {
        name = street.account("kezhang", "kezhang");
        assertTurnedAway(Why.TAKEN, "sub-7", street.id + "/fenguan");
        assertThat(groups()).containsExactly("kezhang");
        assertThat(identity.checkPassword(name, "secret")).isTrue();
    }

    @Test
    void whereTheSettingsSayItIsTakenOverWithoutItsPasswordButNotAnAdministratorsOrSomebodyElses() {
        name = street.account("kezhang", "kezhang");
        String mine = name;
        arrivals = arrivals(ISSUER, true);
        assertThat(arrive("sub-8", "李明", street.id + "/fenguan")).isEqualTo(name);
        assertThat(groups()).containsExactly("fenguan");
        assertThat(identity.checkPassword(name, "secret")).isFalse();
        assertTurnedAway(Why.TAKEN, "sub-9", street.id + "/zhuren");
        for (String role : List.of("camunda-admin", "anquan", "shenji")) {
            name = role.replace("-", "") + "x" + street.id;
            accounts.add(name, "管理员", "secret", List.of(role), null);
            assertTurnedAway(Why.TAKEN, "sub-10", street.id + "/fenguan");
            assertThat(identity.checkPassword(name, "secret")).isTrue();
        }
        name = mine;
        assertThat(groups()).containsExactly("fenguan");
    }

    @Test
    void aNameThatCannotBeOneHereIsTold() {
        for (String bad : List.of("李明", "a b", "a/b", "../x", ".a", "a.", "a'b", "x".repeat(65))) {
            name = bad;
            assertTurnedAway(Why.UNNAMED, "sub-11", street.id + "/fenguan");
        }
        assertThatThrownBy(() -> arrivals.arrives("sub-11", Map.of("groups", street.id + "/fenguan"))).isInstanceOf(TurnedAway.class);
        name = "x".repeat(52) + street.id;
        assertThat(arrive("sub-11", "李明", street.id + "/fenguan")).isEqualTo(name);
    }

    @Test
    void whoIsRenamedThereKeepsTheAccountWithWhatItSigned() {
        arrive("sub-12", "李明", street.id + "/fenguan");
        String before = name;
        name = "renamed" + street.id;
        assertThat(arrive("sub-12", "李明", street.id + "/fenguan")).isEqualTo(before);
        assertThat(identity.createUserQuery().userId(name).count()).isZero();
        name = before;
        assertTurnedAway(Why.TAKEN, "sub-13", street.id + "/fenguan");
    }

    @Test
    void aChineseNameIsReadFamilyNameFirst() {
        arrivals.arrives("sub-18" + street.id, Map.of("preferred_username", name, "name", "芳 王", "family_name", "王", "given_name", "芳", "groups", street.id + "/fenguan"));
        assertThat(identity.createUserQuery().userId(name).singleResult().getFirstName()).isEqualTo("王芳");
    }

    @Test
    void ofManyLoginsAtOnceEachFindsTheOneAccountWithTheRolesOfToday() {
        for (int round = 0; round < 20; round++) {
            name = "once" + round + "x" + street.id;
            String subject = "sub-14-" + round;
            assertThat(AtOnce.of(6, i -> arrive(subject, "李明", street.id + "/jingban"))).containsOnly(name);
            assertThat(AtOnce.of(6, i -> arrive(subject, "李明明", street.id + "/fenguan"))).containsOnly(name);
            assertThat(groups()).containsExactly("fenguan");
        }
    }

    @Test
    void colleaguesOfANewDepartmentMayArriveTogether() {
        for (int round = 0; round < 10; round++) {
            String office = street.id + "/jingban/新设科室" + round;
            String first = "mate" + round + "x" + street.id + "x";
            AtOnce.of(6, i -> arrivals.arrives(first + i, Map.of("preferred_username", first + i, "groups", List.of(office))));
            name = first + 5;
            assertThat(groups()).hasSize(1);
            assertThat(identity.createUserQuery().memberOfGroup(groups().get(0)).count()).isEqualTo(6);
        }
    }

    @Test
    void theSameWordOfAnotherDirectoryIsSomebodyElse() {
        arrive("sub-15", "李明", street.id + "/fenguan");
        arrivals = arrivals("https://another.example", true);
        String before = name;
        name = "other" + street.id;
        assertThat(arrive("sub-15", "王芳", street.id + "/jingban")).isEqualTo(name);
        assertThat(identity.createUserQuery().userId(before).singleResult().getFirstName()).isEqualTo("李明");
        // The office has moved to it: the account passes by name, once the settings allow it
        name = before;
        assertThat(arrive("sub-16", "李明", street.id + "/fenguan")).isEqualTo(before);
        assertThat(new Directory(sql, rules(ISSUER, true)).account("sub-15")).isNull();
    }

    @Test
    void withoutADirectoryItsAccountsAreLikeAllOthers() {
        arrive("sub-17", "李明", street.id + "/fenguan");
        accounts.add("anquan" + street.id, "安全管理员", "secret", List.of("anquan"), null);
        people.as("anquan" + street.id, () -> {
            identity.createMembership(name, "kezhang");
            return null;
        });
        assertThat(groups()).containsExactlyInAnyOrder("fenguan", "kezhang");
    }

    @Test
    void settingsThatAreNotWholeRefuseToStart() {
        for (String[] part : new String[][] {{"", "shishi", "secret"}, {ISSUER, "", "secret"}, {ISSUER, "shishi", ""}}) {
            assertThatThrownBy(() -> new DirectoryRules(part[0], part[1], part[2], List.of("openid"), "preferred_username", List.of("family_name", "given_name"), "groups", null, "", false))
                    .satisfies(thrown -> assertThat(Told.of(thrown).sentence()).startsWith("开启了 oidc，但统一身份认证的设置不全"));
        }
    }

    private String arrive(String subject, String called, String... groups) {
        return arrivals.arrives(subject + street.id, Map.of("preferred_username", name, "name", called, "groups", List.of(groups)));
    }

    private void assertTurnedAway(Why why, String subject, String... groups) {
        assertThatThrownBy(() -> arrive(subject, "李明", groups)).isInstanceOfSatisfying(TurnedAway.class, turned -> assertThat(turned.why()).isEqualTo(why));
    }

    private List<String> groups() {
        return identity.createGroupQuery().groupMember(name).list().stream().map(Group::getId).toList();
    }

    private Arrivals arrivals(String issuer, boolean adopts) {
        DirectoryRules rules = rules(issuer, adopts);
        return new Arrivals(identity, engine, new Directory(sql, rules), rules, roles, units, people, secrets, transaction);
    }

    private static DirectoryRules rules(String issuer, boolean adopts) {
        return new DirectoryRules(issuer, "shishi", "secret", List.of("openid"), "preferred_username", List.of("family_name", "given_name"), "groups", List.of(), "", adopts);
    }

    private DirectoryRules calling() {
        return new DirectoryRules(ISSUER, "shishi", "secret", List.of("openid"), "preferred_username", List.of("family_name", "given_name"), "groups",
                List.of(new DirectoryRules.Called("CN=实事分管领导", street.id + "/fenguan")), "", false);
    }
}
