package cn.shishi.backup;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shishi.StreetTest;
import cn.shishi.identity.Accounts;
import cn.shishi.ledger.Chain;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

class BackupDoorTest extends StreetTest {

    @TempDir
    Path folder;

    @LocalServerPort
    int port;

    @Autowired
    Accounts accounts;

    @Autowired
    Chain chain;

    @Test
    void onlyAnAdministratorIsHandedABackup() throws Exception {
        accounts.add("guanli" + street.id, "管理员", "secret", List.of(Accounts.ADMINISTRATORS), null);
        assertThat(posts("nobody").statusCode()).isEqualTo(401);
        for (String role : List.of("jingban", "duban", "zhuren")) {
            HttpResponse<byte[]> refused = posts(role + street.id);
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(new String(refused.body(), StandardCharsets.UTF_8)).contains("没有使用此功能的权限");
        }
        street.project("量化任务");
        story.seal();
        HttpResponse<byte[]> given = posts("guanli" + street.id);
        assertThat(given.statusCode()).isEqualTo(200);
        assertThat(given.headers().firstValue("Content-Disposition").orElseThrow()).matches("attachment; filename=\"shishi-\\d{8}-\\d{6}\\.zip\"");
        try (Archive archive = Archive.open(Files.write(folder.resolve("backup.zip"), given.body()))) {
            assertThat(archive.manifest().streets()).extracting(Standing::street).contains(street.id);
            assertThat(Path.of("target/test-home/anchors.txt")).content().contains(" 存照 台账/" + street.id + " " + chain.end(street.id).seq() + " " + chain.end(street.id).hash());
            assertThat(archive.manifest().tables()).containsKeys("fact", "act_ru_task", "act_ge_bytearray").doesNotContainKey("flyway_schema_history");
        }
    }

    private HttpResponse<byte[]> posts(String account) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/backup")).POST(BodyPublishers.noBody())
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString((account + ":secret").getBytes(StandardCharsets.UTF_8)));
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofByteArray());
    }
}
