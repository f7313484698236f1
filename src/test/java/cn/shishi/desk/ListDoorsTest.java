package cn.shishi.desk;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shishi.StreetTest;
import cn.shishi.yearlist.Books;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The year list's pages over real HTTP: who keeps the list may, others may not. */
class ListDoorsTest extends StreetTest {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    @LocalServerPort
    int port;

    Door duban;
    Door jingban;

    @BeforeEach
    void doors() {
        duban = new Door(port, "duban" + street.id);
        jingban = new Door(port, "jingban" + street.id);
    }

    @Test
    void theOfficeTakesAListInAndACadreDoesNot() {
        byte[] book = Books.right().bytes();
        Door.Answer refused = jingban.upload("/lists?year=2020", "", "清单.xlsx", book);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body()).contains("年度清单由党政办导入和维护，您没有这项权限。");
        assertThat(jingban.get("/lists").status()).isEqualTo(403);
        assertThat(jingban.get("/").body()).doesNotContain("年度清单");
        assertThat(street.open()).isEmpty();
        assertThat(handedIn("清单.xlsx", book)).contains("已导入", "2个项目");
        assertThat(street.open()).hasSize(2);
        assertThat(duban.get("/lists").body()).contains("2020年", "2个", "社区管理办公室");
        assertThat(duban.get("/").body()).contains("年度清单");
    }

    @Test
    void faultsStandInATableAndNothingIsTaken() {
        assertThat(handedIn("清单.xlsx", Books.right().with("子项", 0, "类型", "拆违").with("指标", 1, "目标数", "两台").bytes())).contains("2处", "一条也没有导入", "C 类型", "没有类型“拆违”。", "“两台”不是数字。", "请只填阿拉伯数字");
        assertThat(handedIn("清单.csv", new byte[] {'a'})).contains("请先用 Excel 或 WPS 另存为 .xlsx。", "一条也没有导入");
        assertThat(duban.upload("/lists?year=20", "", "清单.xlsx", Books.right().bytes()).body()).contains("年份“20”不对");
        assertThat(street.open()).isEmpty();
    }

    @Test
    void anOfficeIsGivenANewNameByThoseWhoKeepTheList() {
        handedIn("清单.xlsx", Books.right().bytes());
        street.today("2020-05-06");
        assertThat(jingban.post("/lists/offices/rename?name=社区管理办公室&to=平安办", Map.of()).status()).isEqualTo(403);
        assertThat(duban.post("/lists/offices/rename?name=社区管理办公室&to=甲办、乙办", Map.of()).body()).contains("科室名称“甲办、乙办”不对");
        assertThat(duban.get("/lists").body()).contains(">社区管理办公室<");
        assertThat(duban.post("/lists/offices/rename?name=社区管理办公室&to=平安办", Map.of()).status()).isEqualTo(302);
        assertThat(duban.get("/lists").body()).contains(">平安办<").doesNotContain(">社区管理办公室<");
    }

    @Test
    void aListIsOfOnesOwnStreet() {
        var other = story.street();
        Door.Answer refused = duban.upload("/lists?year=2020&street=" + other.id, "", "清单.xlsx", Books.right().bytes());
        assertThat(refused.status()).isEqualTo(404);
        assertThat(refused.body()).contains("没有街道");
        assertThat(duban.get("/lists/import?street=" + other.id).status()).isEqualTo(404);
        assertThat(other.open()).isEmpty();
    }

    @Test
    void templateSampleAndListsAreHandedOut() {
        street.project("量化任务");
        for (String path : new String[] {"/lists/template.xlsx", "/lists/sample.xlsx", "/lists/2020.xlsx"}) {
            assertThat(duban.get(path).type()).as(path).isEqualTo(XLSX);
            assertThat(jingban.get(path).status()).as(path).isEqualTo(403);
        }
        assertThat(duban.get("/lists/2019.xlsx").body()).contains("2019年还没有清单。");
    }

    @Test
    void theProjectPageShowsGroundsAndPlan() {
        handedIn("清单.xlsx", Books.right().bytes());
        assertThat(duban.get("/projects/" + street.code + "-2020-05").body()).contains("刚刚列入清单，请过一两秒再看");
        story.seal();
        assertThat(duban.get("/projects/" + street.code + "-2020-05").body()).contains("立项", "街道党工委会议", "2020年1月10日", "纪要〔2020〕1号", "计划20.5万元");
        assertThat(duban.get("/projects/" + street.code + "-2020-10").body()).contains("计划 2020年3月31日");
        street.does("duban", street.code + "-2020-10", "decompose", Map.of());
        assertThat(duban.get("/projects/" + street.code + "-2020-10").body()).contains("康定路991号", "计划 2020年12月31日");
    }

    /** What the page says in the end. */
    private String handedIn(String name, byte[] file) {
        assertThat(duban.upload("/lists?year=2020", "", name, file).status()).isEqualTo(302);
        String page = duban.get("/lists/import").body();
        while (page.contains("<progress")) {
            page = duban.get("/lists/import").body();
        }
        return page;
    }
}
