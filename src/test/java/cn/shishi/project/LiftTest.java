package cn.shishi.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import cn.shishi.StreetTest;
import cn.shishi.ledger.Fact;
import cn.shishi.ledger.Kind;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LiftTest extends StreetTest {

    String part;

    @BeforeEach
    void listed() {
        part = street.project("加装电梯") + "-1";
    }

    @Test
    void aSiteGoesFromAssessmentToOpening() {
        String site = street.site(part, "某路1弄2号");
        ProcessInstance instance = street.instance("lift", site);
        assertThat(instance).isWaitingAt("record-assessment");
        street.today("2020-12-20");
        assess(site, Map.of("fit", true, "milestoneDay", "2020-03-10"));
        consult(site, Map.of("passed", true, "milestoneDay", "2020-04-10"));
        done(site, "design", "kezhang", "2020-05-10", Map.of("designer", "某设计院"));
        done(site, "approval", "fenguan", "2020-06-10", Map.of("agent", "某代建公司"));
        done(site, "commencement", "fenguan", "2020年7月初", Map.of("builder", "某建设公司"));
        assertThat(instance).isWaitingAt("accept-lift");
        accept(site, "2020-11-10");
        done(site, "opening", "fenguan", "2020-12-10", Map.of());
        assertThat(instance).isEnded().hasPassed("opened").hasNotPassed("unfit", "not-passed");
        assertThat(street.course(site)).containsExactly(
                "进入 assessment 2020年3月2日", "离开 assessment 2020年3月10日",
                "进入 consultation 2020年3月10日", "离开 consultation 2020年4月10日",
                "进入 design 2020年4月10日", "离开 design 2020年5月10日",
                "进入 approval 2020年5月10日", "离开 approval 2020年6月10日",
                "进入 commencement 2020年6月10日", "离开 commencement 2020年7月初",
                "进入 acceptance 2020年7月初", "离开 acceptance 2020年11月10日",
                "进入 opening 2020年11月10日", "离开 opening 2020年12月10日");
        assertThat(street.facts(site, Kind.MILESTONE)).extracting(Fact::word)
                .containsExactly("评估适合", "征询通过", "设计完成", "立项", "开工", "竣工验收", "启用");
        assertThat(street.facts(site, Kind.PARTY)).extracting(Fact::word).containsExactly("设计单位", "代建单位", "施工单位", "验收单位");
        assertAllAnswered(site);
    }

    @Test
    void aPlaceThatIsNotFitEndsThere() {
        String site = street.site(part, "某路1弄3号");
        ProcessInstance instance = street.instance("lift", site);
        assess(site, Map.of("milestoneDay", "2020-03-01"));
        assertThat(instance).isEnded().hasPassed("unfit").hasNotPassed("consultation");
        assertThat(street.facts(site, Kind.MILESTONE)).isEmpty();
        assertThat(street.facts(site, Kind.EVENT)).singleElement().returns("评估为不适合加装", Fact::text);
        assertThat(street.course(site)).containsExactly("进入 assessment 2020年3月2日", "离开 assessment 2020年3月2日");
        assertAllAnswered(site);
    }

    @Test
    void residentsWhoDoNotAgreeEndIt() {
        String site = street.site(part, "某路1弄4号");
        ProcessInstance instance = street.instance("lift", site);
        assess(site, Map.of("fit", true, "milestoneDay", "2020-02-20"));
        consult(site, Map.of("passed", false, "milestoneDay", "2020-03-01"));
        assertThat(instance).isEnded().hasPassed("not-passed").hasNotPassed("design");
        assertThat(street.facts(site, Kind.MILESTONE)).extracting(Fact::word).containsExactly("评估适合");
        assertThat(street.facts(site, Kind.EVENT)).singleElement().returns("征询未通过", Fact::text).returns("consultation", Fact::phase);
        assertAllAnswered(site);
    }

    @Test
    void eachPhaseMayBeReturned() {
        String site = street.site(part, "某路1弄5号");
        ProcessInstance instance = street.instance("lift", site);
        street.does("juwei", site, "record-assessment", Map.of("fit", true, "milestoneDay", "2020-02-10"));
        street.returns("kezhang", site, "sign-assessment");
        assertThat(instance).isWaitingAt("record-assessment");
        assess(site, Map.of("fit", true));
        consult(site, Map.of("passed", true, "milestoneDay", "2020-02-11"));
        returnedThenDone(instance, site, "design", "kezhang", "2020-02-12");
        returnedThenDone(instance, site, "approval", "fenguan", "2020-02-13");
        returnedThenDone(instance, site, "commencement", "fenguan", "2020-02-14");
        accept(site, "2020-02-15");
        returnedThenDone(instance, site, "opening", "fenguan", "2020-02-16");
        assertThat(instance).isEnded().hasPassed("opened");
        assertAllAnswered(site);
    }

    @Test
    void aLiftBegunEarlierGoesOnWhereItStands() {
        String site = street.site(part, Map.of("siteName", "某路1弄6号", "earlier", "评估适合：2018年\n征询通过：2019年3月\n设计完成：2019-06-01"));
        street.approves("fenguan", site, "sign-carry-in");
        ProcessInstance instance = street.instance("lift", site);
        assertThat(instance).isWaitingAt("record-approval").hasNotPassed("assessment", "consultation", "design");
        assertThat(street.facts(site, Kind.MILESTONE)).hasSize(3).allMatch(Fact::carried);
        assertThat(street.course(site)).containsExactly("进入 approval 2019年6月1日");
        done(site, "approval", "fenguan", "2020-02-13", Map.of());
        done(site, "commencement", "fenguan", "2020-02-14", Map.of());
        accept(site, "2020-02-15");
        done(site, "opening", "fenguan", "2020-02-16", Map.of());
        assertThat(instance).isEnded().hasPassed("opened");
        assertAllAnswered(site);
    }

    private void returnedThenDone(ProcessInstance instance, String site, String phase, String signer, String day) {
        street.does("jingban", site, "record-" + phase, Map.of("milestoneDay", day));
        street.returns(signer, site, "sign-" + phase);
        assertThat(instance).isWaitingAt("record-" + phase);
        done(site, phase, signer, day, Map.of());
    }

    private void assess(String site, Map<String, Object> form) {
        street.does("juwei", site, "record-assessment", form);
        street.approves("kezhang", site, "sign-assessment");
    }

    private void consult(String site, Map<String, Object> form) {
        street.gives("juwei", site, "record-consultation", "征询结果公告");
        street.does("juwei", site, "record-consultation", form);
        street.approves("kezhang", site, "sign-consultation");
    }

    private void done(String site, String phase, String signer, String day, Map<String, Object> form) {
        Map<String, Object> all = new HashMap<>(form);
        all.put("milestoneDay", day);
        street.does("jingban", site, "record-" + phase, all);
        street.approves(signer, site, "sign-" + phase);
    }

    private void accept(String site, String day) {
        street.gives("jingban", site, "submit-acceptance", "验收单");
        street.does("jingban", site, "submit-acceptance", Map.of("milestoneDay", day, "inspector", "质监站"));
        street.approves("fenguan", site, "accept");
    }
}
