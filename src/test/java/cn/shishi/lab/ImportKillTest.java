package cn.shishi.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.shishi.yearlist.Books;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Kills the application while a list is being taken in, and asks afterwards: is all of it there, or nothing. */
@Tag("lab")
class ImportKillTest {

    private static final int CYCLES = 5;
    private static final int PROJECTS = 60;
    private static final int PLACES = 600;

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(30)).build();

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path home;

    @Test
    @Timeout(value = 15, unit = TimeUnit.MINUTES)
    void aKilledImportLeavesAllOrNothing() throws Exception {
        long seed = Long.getLong("shishi.kill.seed", System.nanoTime());
        System.out.println("shishi.kill.seed=" + seed);
        Random random = new Random(seed);
        KillProcess server = new KillProcess(home, ImportKillServer.class);
        try {
            // The first one shows how long an undisturbed import takes here; it is not killed before its end
            long whole = taken(server.port(), 100);
            Map<String, Integer> all = audit(server.port());
            assertThat(all).containsAllEntriesOf(Map.of("projects", PROJECTS, "parts", 2 * PROJECTS, "places", PLACES, "listed", PROJECTS,
                    "tasks", PROJECTS, "instances", PROJECTS, "begun", PROJECTS, "chain", 0));
            int lists = 1;
            for (int cycle = 1; cycle <= CYCLES; cycle++) {
                int first = 100 + cycle * 100;
                long moment = (long) (whole * (0.05 + 0.7 * random.nextDouble()));
                int port = server.port();
                Thread client = new Thread(() -> upload(port, first));
                client.start();
                // The moment itself is what the cycle tries; there is nothing to wait for
                Thread.sleep(moment);
                server.kill();
                client.join();
                server = new KillProcess(home, ImportKillServer.class);
                Map<String, Integer> left = audit(server.port());
                lists = left.get("projects") / PROJECTS;
                int there = lists;
                all.forEach((what, one) -> assertThat(left.get(what)).as("%s after a kill at %d ms of %d", what, moment, whole).isEqualTo(one * there));
                System.out.printf("cycle %d: killed after %d ms of about %d; %d lists there%n", cycle, moment, whole, there);
            }
        } finally {
            server.kill();
        }
    }

    private long taken(int port, int first) throws Exception {
        long begun = System.nanoTime();
        upload(port, first);
        await().atMost(Duration.ofMinutes(5)).until(() -> send(port, "/lists/import", null).contains("已导入"));
        return (System.nanoTime() - begun) / 1_000_000;
    }

    private void upload(int port, int first) {
        try {
            send(port, "/lists?year=" + LocalDate.now().getYear(), Books.many(first, PROJECTS, PLACES).bytes());
        } catch (IOException cut) {
            // killed before it answered
        }
    }

    private Map<String, Integer> audit(int port) throws IOException {
        JsonNode counts = new ObjectMapper().readTree(send(port, "/lab/audit", null));
        Map<String, Integer> read = new LinkedHashMap<>();
        counts.fields().forEachRemaining(c -> read.put(c.getKey(), c.getValue().asInt()));
        return read;
    }

    private String send(int port, String path, byte[] file) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).timeout(Duration.ofMinutes(2))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(("duban:" + KillServer.SECRET).getBytes(StandardCharsets.UTF_8)));
        if (file != null) {
            request.header("Content-Type", "multipart/form-data; boundary=x").POST(BodyPublishers.concat(
                    BodyPublishers.ofString("--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"list.xlsx\"\r\n\r\n"),
                    BodyPublishers.ofByteArray(file), BodyPublishers.ofString("\r\n--x--\r\n")));
        }
        try {
            return http.send(request.build(), BodyHandlers.ofString()).body();
        } catch (InterruptedException interrupted) {
            throw new IOException(interrupted);
        }
    }
}
