package cn.shishi.desk;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shishi.StreetTest;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The page of a task as a browser without scripts has it. */
class TaskPageTest extends StreetTest {

    @LocalServerPort
    int port;

    private String part;
    private Door fenguan;
    private String page;

    @BeforeEach
    void recorded() {
        part = street.project("量化任务") + "-1";
        street.does("jingban", part, "record-quantity", Map.of("happened", "2020-03-01", "quantity", 12.5));
        fenguan = new Door(port, "fenguan" + street.id).loggedIn("secret");
        page = "/tasks/" + street.task(part, "sign-quantity").getId();
    }

    @Test
    void aSignatureIsOnePressOfItsButton() {
        assertThat(fenguan.browse(page).body()).contains("<button type=\"submit\" name=\"decision\" value=\"approve\" class=\"main\">同意</button>",
                "<button type=\"submit\" name=\"decision\" value=\"return\">退回</button>").doesNotContain("type=\"radio\"", ">提交<");
        assertThat(fenguan.submits(page, "reason", "", "decision", "approve").location()).endsWith("/?done");
        assertThat(street.open(part)).containsExactly("record-quantity");
        assertAllAnswered(part);
    }

    @Test
    void aReturnWithoutItsReasonIsRefusedAndSignsNothing() {
        Door.Answer refused = fenguan.submits(page, "reason", "", "decision", "return");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).contains("理由", "value=\"return\"");
        Door.Answer undecided = fenguan.submits(page, "reason", "请核对");
        assertThat(undecided.status()).isEqualTo(400);
        assertThat(undecided.body()).contains(">请核对</textarea>");
        assertThat(street.open(part)).containsExactly("sign-quantity");
        assertThat(fenguan.submits(page, "reason", "请核对", "decision", "return").location()).endsWith("/?done");
        assertThat(street.open(part)).containsExactly("record-quantity");
    }

    @Test
    void whatIsRecordedIsStillHandedInByItsButton() {
        fenguan.submits(page, "decision", "approve");
        Door jingban = new Door(port, "jingban" + street.id).loggedIn("secret");
        assertThat(jingban.browse("/tasks/" + street.task(part, "record-quantity").getId()).body()).contains(">提交</button>").doesNotContain("name=\"decision\"");
    }

    @Test
    void aNameToldBeforeIsOfferedInItsPartAlone() {
        String[] parts = {street.project("培训宣传", "02") + "-1", street.project("培训宣传", "03") + "-1"};
        street.does("jingban", parts[0], "record-session", Map.of("happened", "2020-03-01", "dimension", "救护员培训", "participants", 9, "operator", "区红十字会"));
        street.approves("fenguan", parts[0], "sign-session");
        Door jingban = new Door(port, "jingban" + street.id).loggedIn("secret");
        assertThat(jingban.browse("/tasks/" + street.task(parts[0], "record-session").getId()).body()).contains("list=\"before-dimension\"",
                "<datalist id=\"before-dimension\"><option value=\"救护员培训\">", "<datalist id=\"before-operator\"><option value=\"区红十字会\">");
        assertThat(jingban.browse("/tasks/" + street.task(parts[1], "record-session").getId()).body()).doesNotContain("before-", "救护员培训</option>");
    }
}
