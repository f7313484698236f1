package cn.shishi.desk;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shishi.StreetTest;
import cn.shishi.evidence.Pictures;
import cn.shishi.platform.Sha256;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What becomes of a file that is given as evidence, and how it is handed out, over real HTTP. */
class EvidenceDoorsTest extends StreetTest {

    @LocalServerPort
    int port;

    String part;
    Door jingban;
    String task;

    @BeforeEach
    void begun() {
        part = street.project("量化任务") + "-1";
        jingban = new Door(port, "jingban" + street.id);
        task = "/api/tasks/" + street.task(part, "record-quantity").getId();
    }

    @TestFactory
    Stream<DynamicTest> eachStrangeFileIsKeptAsWhatItIsOrRefused() throws IOException {
        List<StrangeFiles.One> all = StrangeFiles.all();
        assertThat(all).hasSizeGreaterThan(40);
        return all.stream().map(one -> DynamicTest.dynamicTest(one.why(), () -> {
            if (one.as() == null) {
                refused(one);
            } else {
                kept(one);
            }
        }));
    }

    @Test
    void aPhotographIsShownWithoutItsPlaceAndHadAsItCameOnRequest() throws IOException {
        byte[] taken = Pictures.byPhone(6, false);
        String hash = jingban.upload(task + "/evidence", "照片", "街角.jpg", taken).json().path("sha256").asText();
        assertThat(hash).isEqualTo(HexFormat.of().formatHex(Sha256.digest().digest(taken)));
        Door browser = new Door(port, "jingban" + street.id).loggedIn("secret");
        assertThat(new String(browser.bytes("/evidence/" + hash), StandardCharsets.ISO_8859_1)).doesNotContain(Pictures.PLACE, "Exif");
        assertThat(browser.bytes("/evidence/" + hash + "/original")).isEqualTo(taken);
        assertThat(new Door(port, "jingban" + story.street().id).get("/evidence/" + hash + "/original").status()).isEqualTo(404);

        String original = "href=\"/evidence/" + hash + "/original\"";
        assertThat(browser.browse("/tasks/" + street.task(part, "record-quantity").getId()).body()).contains(original, "原件");
        String paper = street.gives("jingban", part, "record-quantity", "验收单");
        street.does("jingban", part, "record-quantity", Map.of("happened", "2020-03-01", "quantity", 1));
        String toSign = new Door(port, "fenguan" + street.id).get("/tasks/" + street.task(part, "sign-quantity").getId()).body();
        assertThat(toSign).contains(original, "/evidence/" + paper).doesNotContain(paper + "/original");
        street.approves("fenguan", part, "sign-quantity");
        story.seal();
        assertThat(browser.browse("/projects/" + part.replaceAll("-1$", "")).body()).contains(original).doesNotContain(paper + "/original");
    }

    private void refused(StrangeFiles.One file) {
        int before = jingban.get(task).json().path("evidence").size();
        Door.Answer answer = jingban.upload(task + "/evidence", file.why(), file.name(), file.content());
        assertThat(answer.status()).as(answer.body()).isIn(400, 413);
        assertThat(answer.detail()).as(answer.body()).contains(file.words());
        assertThat(jingban.get(task).json().path("evidence")).hasSize(before);
    }

    private void kept(StrangeFiles.One file) {
        Door.Answer answer = jingban.upload(task + "/evidence", file.why(), file.name(), file.content());
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        String hash = answer.json().path("sha256").asText();
        assertThat(jingban.get(task).json().path("evidence")).filteredOn(e -> e.path("paper").asText().equals(file.why())).singleElement()
                .satisfies(e -> assertThat(List.of(e.path("fileName").asText(), e.path("sha256").asText())).containsExactly(file.words(), hash));
        for (String door : List.of("/evidence/" + hash, "/evidence/" + hash + "/original")) {
            HttpHeaders headers = jingban.headers(door);
            assertThat(headers.firstValue("Content-Type")).hasValue(file.as());
            assertThat(headers.allValues("X-Content-Type-Options")).containsOnly("nosniff");
            assertThat(headers.allValues("Content-Security-Policy")).containsExactly("default-src 'none'; sandbox");
            assertThat(headers.allValues("Set-Cookie")).isEmpty();
            assertThat(headers.firstValue("Content-Disposition").orElseThrow()).startsWith("attachment; filename=").matches("[\\x20-\\x7e]*").doesNotContain("%00", "%E2%80%AE", "..");
        }
        if (file.as().startsWith("image/")) {
            Door browser = new Door(port, "jingban" + street.id).loggedIn("secret");
            assertThat(new String(browser.bytes("/evidence/" + hash), StandardCharsets.ISO_8859_1)).doesNotContain("<script", "evil.html", Pictures.PLACE);
        }
    }
}
