package cn.shishi.desk;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shishi.StreetTest;
import cn.shishi.ledger.Kind;
import cn.shishi.project.YearList;
import cn.shishi.register.ListedPlace;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who signs sees what is signed, claim by claim, with its day, its figures and its evidence, on the page and by program. */
class ToSignTest extends StreetTest {

    @LocalServerPort
    int port;

    @Test
    void eachClaimIsShownWithItsDayItsFigureAndItsEvidence() {
        String part = street.project("量化任务") + "-1";
        String hash = street.gives("jingban", part, "record-quantity", "验收单");
        street.does("jingban", part, "record-quantity", Map.of("happened", "2020年2月", "quantity", 90, "about", "余", "dimension", "小区", "operator", "甲公司"));
        JsonNode claims = claims("fenguan", part, "sign-quantity");
        assertThat(claims.findValuesAsText("what")).containsExactly("小区数量余90项", "实施单位甲公司");
        assertThat(claims.findValuesAsText("happened")).containsOnly("2020年2月");
        assertThat(claims.findValuesAsText("recordedBy")).containsOnly("jingban");
        assertThat(claims.findValuesAsText("sha256")).containsExactly(hash, hash);
        String page = page("fenguan", part, "sign-quantity");
        assertThat(page).contains("签核内容", "2020年2月", "href=\"/evidence/" + hash + "\"", "验收单（验收单.pdf）").doesNotContain("签核后写入台账");
        assertThat(new Door(port, "fenguan" + street.id).get("/evidence/" + hash).body()).startsWith("%PDF-1.4");
    }

    @Test
    void whatWasSentBackIsNoLongerShownAndWhatHasNoEvidenceSaysSo() {
        String part = street.project("量化任务") + "-1";
        street.does("jingban", part, "record-quantity", Map.of("happened", "2020-02-01", "quantity", 90));
        street.returns("fenguan", part, "sign-quantity");
        street.does("jingban", part, "record-quantity", Map.of("happened", "2020-02-01", "quantity", 80));
        assertThat(claims("fenguan", part, "sign-quantity").findValuesAsText("what")).containsExactly("数量80项");
        assertThat(page("fenguan", part, "sign-quantity")).contains("没有材料").doesNotContain("90项");
    }

    @Test
    void aBuildingBlockShowsWhatItsCallersPhaseClaims() {
        String part = street.project("场所建设") + "-1";
        for (String phase : new String[] {"site-selection", "design", "construction"}) {
            street.does("jingban", part, "record-" + phase, Map.of("milestoneDay", "2020-02-01"));
            street.approves("kezhang", part, "sign-" + phase);
        }
        String paper = street.gives("jingban", part, "submit-acceptance", "验收单");
        street.does("jingban", part, "submit-acceptance", Map.of("milestoneDay", "2020-03-01"));
        assertThat(claims("fenguan", part, "accept").findValuesAsText("what")).containsExactly("验收合格");
        assertThat(page("fenguan", part, "accept")).contains("验收合格", "/evidence/" + paper);
    }

    @Test
    void aCorrectionShowsWhatStandsUntilItIsSigned() {
        String part = street.project("量化任务") + "-1";
        street.does("jingban", part, "record-quantity", Map.of("happened", "2020-02-01", "quantity", 320));
        street.approves("fenguan", part, "sign-quantity");
        street.begins("jingban", "correction", part);
        street.does("jingban", part, "request-correction", Map.of("factId", street.last(part, Kind.MEASURE).id(), "newValue", 230, "why", "录入时颠倒"));
        JsonNode claim = claims("fenguan", part, "approve-correction").get(0);
        assertThat(claim.path("what").asText()).isEqualTo("230项");
        assertThat(claim.path("was").asText()).isEqualTo("数量320项（2020年2月1日）");
        assertThat(page("fenguan", part, "approve-correction")).contains("现为：", "320");
    }

    @Test
    void whatAProjectBringsAlongIsShownPartByPart() {
        String project = street.project("01", List.of(new YearList.Piece("社区食堂", "场所建设", Map.of()), new YearList.Piece("拆除违建", "量化任务", Map.of())));
        street.does("duban", project, "decompose", Map.of("earlier", "拆除违建：数量：400项（2020年1月）"));
        JsonNode claim = claims("fenguan", project, "sign-carry-in").get(0);
        assertThat(claim.path("part").asText()).isEqualTo("拆除违建");
        assertThat(claim.path("carried").asBoolean()).isTrue();
        assertThat(page("fenguan", project, "sign-carry-in")).contains("拆除违建：", "补录");
    }

    @Test
    void manyPlacesAreShownPlaceByPlaceAndInTotal() {
        String project = street.project("02", List.of(new YearList.Piece("示意图上墙", "全覆盖任务", Map.of("完成数", "上墙小区（个）"),
                List.of(new ListedPlace("康定路1弄", "武南"), new ListedPlace("康定路2弄", "武南")))));
        street.does("duban", project, "decompose", Map.of());
        String part = project + "-1";
        String task = street.task(part, "record-checklist").getId();
        Door jingban = new Door(port, "jingban" + street.id);
        assertThat(jingban.post("/api/tasks/" + task + "/complete", Map.of("rows", List.of(Map.of("item", "康定路1弄", "happened", "2020-03-01", "covered", true,
                "quantity", 2), Map.of("item", "康定路2弄", "happened", "2020-03-02", "covered", true)))).status()).isEqualTo(200);
        assertThat(claims("fenguan", part, "sign-checklist").findValuesAsText("item")).containsExactly("康定路1弄", "康定路1弄", "康定路2弄");
        assertThat(page("fenguan", part, "sign-checklist")).contains("逐处查看", "2处", "签核后写入台账").doesNotContain("签核内容");
    }

    @Test
    void onlyTheirSignerIsShownThem() {
        String part = street.project("量化任务") + "-1";
        street.does("jingban", part, "record-quantity", Map.of("happened", "2020-02-01", "quantity", 90));
        String task = street.task(part, "sign-quantity").getId();
        assertThat(new Door(port, "jingban" + street.id).get("/api/tasks/" + task).status()).isEqualTo(403);
        assertThat(new Door(port, "fenguan" + story.street().id).get("/api/tasks/" + task).status()).isEqualTo(404);
        street.approves("fenguan", part, "sign-quantity");
        String again = street.task(part, "record-quantity").getId();
        assertThat(new Door(port, "jingban" + street.id).get("/api/tasks/" + again).json().path("claims")).isEmpty();
    }

    private JsonNode claims(String who, String subject, String element) {
        Door.Answer answer = new Door(port, who + street.id).get("/api/tasks/" + street.task(subject, element).getId());
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().path("claims");
    }

    private String page(String who, String subject, String element) {
        Door.Answer answer = new Door(port, who + street.id).loggedIn("secret").browse("/tasks/" + street.task(subject, element).getId());
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }
}
