package cn.shishi.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import cn.shishi.StreetTest;
import cn.shishi.ledger.Fact;
import cn.shishi.ledger.Kind;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InstallationTest extends StreetTest {

    String part;
    ProcessInstance instance;

    @BeforeEach
    void begun() {
        part = street.project("设备安装") + "-1";
        instance = street.instance("installation", part);
    }

    @Test
    void devicesAreInstalledAcceptedByAnOutsideBodyAndPutToUse() {
        done("record-siting", "sign-siting", "kezhang", Map.of("milestoneDay", "2020-02-01"));
        done("record-installation", "sign-installation", "fenguan", Map.of("milestoneDay", "2020-02-10", "places", 4, "devices", 54));
        assertThat(instance).isWaitingAt("record-installation");
        done("record-installation", "sign-installation", "fenguan", Map.of("milestoneDay", "2020-02-20", "places", 5, "devices", 66,
                "installer", "某公司", "finished", true));
        street.gives("jingban", part, "submit-acceptance", "验收单");
        street.does("jingban", part, "submit-acceptance", Map.of("milestoneDay", "2020-02-25", "inspector", "区文物局"));
        street.approves("fenguan", part, "accept");
        done("record-commissioning", "sign-commissioning", "fenguan", Map.of("milestoneDay", "2020-03-01", "eventDay", "2020-03-01", "eventText", "挂牌"));
        assertThat(instance).isEnded().hasPassedInOrder("siting-end", "installing-end", "acceptance-end", "commissioning-end", "installed");
        assertThat(street.facts(part, Kind.MILESTONE)).extracting(Fact::word).containsExactly("点位确定", "安装完成", "验收合格", "投入使用");
        assertThat(street.facts(part, Kind.EVENT)).singleElement().returns("挂牌", Fact::text);
        assertAllAnswered(part);
    }

    @Test
    void eachPhaseMayBeSentBack() {
        returnedThenDone("siting", "kezhang", Map.of("milestoneDay", "2020-02-01"));
        returnedThenDone("installation", "fenguan", Map.of("milestoneDay", "2020-02-10", "devices", 3, "finished", true));
        street.gives("jingban", part, "submit-acceptance", "验收单");
        street.does("jingban", part, "submit-acceptance", Map.of("milestoneDay", "2020-02-25"));
        street.approves("fenguan", part, "accept");
        returnedThenDone("commissioning", "fenguan", Map.of("milestoneDay", "2020-03-01"));
        assertThat(instance).isEnded().hasPassed("installed");
        assertAllAnswered(part);
    }

    private void done(String record, String sign, String signer, Map<String, Object> form) {
        street.does("jingban", part, record, form);
        street.approves(signer, part, sign);
    }

    private void returnedThenDone(String step, String signer, Map<String, Object> form) {
        street.does("jingban", part, "record-" + step, form);
        street.returns(signer, part, "sign-" + step);
        assertThat(instance).isWaitingAt("record-" + step);
        done("record-" + step, "sign-" + step, signer, form);
    }
}
