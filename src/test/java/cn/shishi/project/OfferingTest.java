package cn.shishi.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.shishi.StreetTest;
import cn.shishi.identity.People;
import cn.shishi.identity.Units;
import cn.shishi.register.Grounds;
import cn.shishi.register.Offices;
import cn.shishi.register.Register;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Where several may do a task: named in the list, of the office, of the 居民区, all of the role. */
class OfferingTest extends StreetTest {

    private static final Map<String, Object> SOME = Map.of("happened", "2020-03-01", "quantity", 3);

    @Autowired
    Projects projects;

    @Autowired
    IdentityService identity;

    @Autowired
    TaskService tasks;

    @Autowired
    People people;

    @Autowired
    Units units;

    @Autowired
    Offices offices;

    @Autowired
    Register register;

    @Autowired
    Clock clock;

    @Test
    void whatConcernsAnOfficeIsOfferedToItsPeopleAlone() {
        String part = part(null, null);
        in("社区管理办经办人", street.account("first"), street.account("second"));
        street.does("duban", part.substring(0, part.lastIndexOf('-')), "decompose", Map.of());
        assertThat(seenBy("first", part)).containsExactly("record-quantity");
        assertThat(seenBy("second", part)).containsExactly("record-quantity");
        assertThat(seenBy("jingban", part)).isEmpty();
        assertThatThrownBy(() -> street.does("jingban", part, "record-quantity", SOME)).hasMessageContaining("TASK_WORK");
        assertThat(street.open(part)).containsExactly("record-quantity");
        street.does("second", part, "record-quantity", SOME);
        assertThat(street.open(part)).containsExactly("sign-quantity");
        assertThat(street.facts(part)).filteredOn(f -> f.value() != null).singleElement()
                .satisfies(f -> assertThat(f.at().role()).isEqualTo("jingban"));
    }

    @Test
    void anOfficeWithOnePersonNeedsNoClaim() {
        String part = part(null, null);
        in("社区管理办经办人", street.account("first"));
        street.does("duban", part.substring(0, part.lastIndexOf('-')), "decompose", Map.of());
        assertThat(street.task(part, "record-quantity").getAssignee()).isEqualTo("first" + street.id);
    }

    @Test
    void anOfficeWithoutPeopleLeavesItToTheRole() {
        String part = part(null, null);
        street.account("first", "jingban");
        street.does("duban", part.substring(0, part.lastIndexOf('-')), "decompose", Map.of());
        assertThat(seenBy("first", part)).containsExactly("record-quantity");
        assertThat(seenBy("jingban", part)).containsExactly("record-quantity");
    }

    @Test
    void whomTheListNamesGetsIt() {
        String first = street.account("first");
        String deputy = street.account("deputy", "fenguan");
        String part = part("deputy", first);
        in("社区管理办经办人", first, street.account("second"));
        street.does("duban", part.substring(0, part.lastIndexOf('-')), "decompose", Map.of());
        assertThat(street.task(part, "record-quantity").getAssignee()).isEqualTo(first);
        street.does("first", part, "record-quantity", SOME);
        assertThat(street.task(part, "sign-quantity").getAssignee()).isEqualTo(deputy);
    }

    @Test
    void whatConcernsASiteGoesToItsNeighbourhood() {
        units.known(street.id, Units.Kind.NEIGHBOURHOOD, List.of("长春居民区", "均泰居民区"));
        in("长春居民区居委会", street.account("aunt"));
        in("均泰居民区居委会", street.account("uncle"));
        String part = street.project("加装电梯") + "-1";
        String site = street.site(part, Map.of("siteName", "甲路1号", "neighbourhood", "长春居民区"));
        String other = street.site(part, Map.of("siteName", "乙路2号", "neighbourhood", "均泰居民区"));
        String elsewhere = street.site(part, Map.of("siteName", "丙路3号"));
        assertThat(street.task(site, "record-assessment").getAssignee()).isEqualTo("aunt" + street.id);
        assertThat(street.task(other, "record-assessment").getAssignee()).isEqualTo("uncle" + street.id);
        assertThat(street.task(elsewhere, "record-assessment").getAssignee()).isNull();
    }

    @Test
    void anOfficeUnderANewNameKeepsItsPeopleItsWorkAndItsPast() {
        String part = part(null, null);
        String project = part.substring(0, part.lastIndexOf('-'));
        in("社区管理办经办人", street.account("first"), street.account("second"));
        street.does("duban", project, "decompose", Map.of());
        street.today("2020-05-06");
        LocalDate day = LocalDate.now(clock);
        offices.rename(street.id, "社区管理办", "平安办", day);
        assertThat(seenBy("second", part)).containsExactly("record-quantity");
        assertThat(offices.on(street.id, day)).containsExactly("平安办", "社区服务办");
        assertThat(offices.on(street.id, day.minusDays(1))).contains("社区管理办");
        assertThat(office(project, day.minusDays(1))).isEqualTo("社区管理办、社区服务办");
        assertThat(office(project, day)).isEqualTo("平安办、社区服务办");
        street.does("second", part, "record-quantity", SOME);
        street.returns("fenguan", part, "sign-quantity");
        assertThat(seenBy("first", part)).containsExactly("record-quantity");
        assertThat(seenBy("jingban", part)).isEmpty();
    }

    @Test
    void anOfficeTakesNoOtherOfficesName() {
        String project = part(null, null).replaceAll("-1$", "");
        LocalDate day = LocalDate.now(clock);
        assertThatThrownBy(() -> offices.rename(street.id, "社区管理办", "社区服务办", day)).hasMessageContaining("已经有科室“社区服务办”");
        assertThatThrownBy(() -> offices.rename(street.id, "没有的科室", "平安办", day)).hasMessageContaining("没有科室“没有的科室”");
        assertThat(offices.on(street.id, day)).containsExactly("社区服务办", "社区管理办");
        assertThat(office(project, day)).isEqualTo("社区管理办、社区服务办");
    }

    private String office(String project, LocalDate day) {
        return register.project(street.id, project, day, clock.instant()).orElseThrow().project().office();
    }

    private String part(String leader, String cadre) {
        projects.adopt(new YearList(street.id, 2020, LocalDate.of(2020, 1, 1), List.of(new YearList.Item("01", "承诺", "民生", "社区管理办、社区服务办", leader,
                new Grounds(cadre, null, null, null, null, null), List.of(new YearList.Piece("某事", "量化任务", Map.of())), List.of()))));
        return street.code + "-2020-01-1";
    }

    private void in(String group, String... accounts) {
        String id = identity.createGroupQuery().groupName(group).memberOfTenant(street.id).singleResult().getId();
        for (String account : accounts) {
            identity.createMembership(account, id);
        }
    }

    private List<String> seenBy(String who, String subject) {
        return people.as(who + street.id, () -> tasks.createTaskQuery().processInstanceBusinessKey(subject).listPage(0, 9).stream()
                .map(t -> t.getTaskDefinitionKey()).toList());
    }
}
