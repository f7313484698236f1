package cn.shishi.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import cn.shishi.StreetTest;
import cn.shishi.ledger.Fact;
import cn.shishi.ledger.Kind;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class SiteTest extends StreetTest {

    static final String EARLIER = "评估适合：2018年\n征询通过：2019年3月";

    @Autowired
    HistoryService history;

    String part;

    @BeforeEach
    void listed() {
        part = street.project("加装电梯") + "-1";
    }

    @Test
    void aSiteWithoutAPastBeginsAtOnce() {
        String site = street.site(part, "某路1弄2号");
        HistoricProcessInstance started = history.createHistoricProcessInstanceQuery().processDefinitionKey("site")
                .processInstanceBusinessKey(site).singleResult();
        assertThat(started.getEndActivityId()).isEqualTo("begun");
    }

    @Test
    void whatASiteBringsAlongIsSignedOnce() {
        String site = street.site(part, Map.of("siteName", "某路1弄2号", "earlier", EARLIER));
        ProcessInstance begun = street.instance("site", site);
        assertThat(begun).isWaitingAt("sign-carry-in");
        assertThat(street.instance("lift", site)).isNull();
        assertThat(street.task(site, "sign-carry-in").getDescription())
                .isEqualTo("某路1弄2号　签核后写入台账：评估适合（2018年，补录）；征询通过（2019年3月，补录）");
        street.approves("fenguan", site, "sign-carry-in");
        assertThat(begun).isEnded().hasPassed("begun");
        assertThat(street.instance("lift", site)).isWaitingAt("record-design");
        assertThat(street.facts(site, Kind.MILESTONE)).allMatch(Fact::carried).extracting(Fact::phase)
                .containsExactly("assessment", "consultation");
        assertThat(street.course(site)).containsExactly("进入 design 2019年3月");
        assertAllAnswered(site);
    }

    @Test
    void aReturnedPastIsMended() {
        String site = street.site(part, Map.of("siteName", "某路1弄2号", "earlier", EARLIER + "\n设计完成：2019年12月"));
        ProcessInstance begun = street.instance("site", site);
        street.returns("fenguan", site, "sign-carry-in");
        assertThat(begun).isWaitingAt("mend-carry-in");
        assertThat(street.task(site, "mend-carry-in").getDescription()).isEqualTo("某路1弄2号（退回：数字与材料不符）");
        street.does("jingban", site, "mend-carry-in", Map.of("earlier", EARLIER));
        assertThat(begun).isWaitingAt("sign-carry-in");
        street.approves("fenguan", site, "sign-carry-in");
        assertThat(begun).isEnded().hasPassed("mend-carry-in", "begun");
        assertThat(street.instance("lift", site)).isWaitingAt("record-design");
        assertAllAnswered(site);
    }

    @Test
    void aPastThatIsNoPastIsRefused() {
        for (var wrong : Map.of("征询通过", "承前里程碑“征询通过”没有写日期，请写成“征询通过：2019年”的样子，一行一个。",
                "封顶：2019年", "“加装电梯”没有名为“封顶”的里程碑，可用：评估适合、征询通过、设计完成、立项、开工、竣工验收、启用。",
                "征询通过：2020年5月", "“征询通过”填写的2020年5月还没有到，台账只记已经发生的事；请核对日期。",
                "征询通过：前不久", "“征询通过”填写的“前不久”不是日期：请写 2020年9月15日、2020年9月、2020年9月底 或 2020-09-15，不要写“近期”一类的词。").entrySet()) {
            assertRefused(wrong.getValue(), () -> street.site(part, Map.of("siteName", "某路1弄2号", "earlier", wrong.getKey())), part);
        }
    }
}
