package cn.shishi.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Backups are taken while eight clients complete tasks and a ninth gives evidence; each is restored on an empty machine. */
@Tag("lab")
class BackupUnderLoadTest {

    private static final int BACKUPS = 3;
    private static final int PAPER = 1_000_000;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Set<String> given = ConcurrentHashMap.newKeySet();
    private volatile boolean over;

    /** A backup, and what had been answered before it was asked for. */
    private record Taken(Path file, List<Commands.Command> answered, Set<String> given) {}

    @Test
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void eachHoldsWhatWasAnsweredBeforeItAndNothingByHalves() throws Exception {
        Path home = Files.createDirectory(folder.resolve("home"));
        List<Taken> backups = new ArrayList<>();
        KillProcess server = new KillProcess(home);
        try (Commands commands = new Commands(folder)) {
            Thread papers = new Thread(() -> givePapers(server.port()));
            papers.start();
            new KillClients(server.port(), commands, System.nanoTime()).run(Duration.ofSeconds(10), () -> {
                int before = commands.acknowledged().size();
                long began = System.nanoTime();
                for (int i = 1; i <= BACKUPS; i++) {
                    backups.add(take(server.port(), folder.resolve("backup" + i + ".zip"), commands));
                }
                System.out.printf("%d answered in the 10 s before, %d in the %.1f s of the backups%n", before,
                        commands.acknowledged().size() - before, (System.nanoTime() - began) / 1e9);
                over = true;
                server.kill();
            });
            papers.join();
            for (Taken taken : backups) {
                try (ZipFile zip = new ZipFile(taken.file.toFile())) {
                    assertThat(zip.stream().map(e -> e.getName().replace("evidence/", "")).collect(Collectors.toSet())).containsAll(taken.given);
                }
                restored(taken, commands);
            }
        }
    }

    private void restored(Taken taken, Commands commands) throws Exception {
        Path elsewhere = Files.createDirectory(folder.resolve("of-" + taken.file.getFileName()));
        KillProcess server = new KillProcess(elsewhere, "--shishi.restore=" + taken.file);
        try {
            KillClients clients = new KillClients(server.port(), commands, 0);
            int effective = KillTest.check(clients.audit(), commands, taken.answered);
            System.out.printf("%s: %d answered before, %d in it; open after %.1f s%n", taken.file.getFileName(), taken.answered.size(), effective,
                    server.startedIn().toMillis() / 1000.0);
        } finally {
            server.kill();
        }
    }

    private Taken take(int port, Path file, Commands commands) {
        List<Commands.Command> answered = commands.acknowledged();
        Set<String> papers = Set.copyOf(given);
        long began = System.nanoTime();
        try {
            HttpResponse<Path> response = http.send(as(KillServer.KEEPER, port, "/api/backup").POST(BodyPublishers.noBody()).build(),
                    BodyHandlers.ofFile(file));
            assertThat(response.statusCode()).isEqualTo(200);
            System.out.printf("%s: %.1f s, %,d bytes%n", file.getFileName(), (System.nanoTime() - began) / 1e9, Files.size(file));
            return new Taken(file, answered, papers);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private void givePapers(int port) {
        Random chance = new Random(1);
        while (!over) {
            try {
                JsonNode open = new ObjectMapper().readTree(http.send(as("jingban", port, "/api/tasks").GET().build(), BodyHandlers.ofString()).body());
                if (!open.isEmpty()) {
                    give(port, open.get(chance.nextInt(open.size())).get("id").asText(), chance);
                }
            } catch (IOException cut) {
                if (!over) {
                    throw new UncheckedIOException(cut);
                }
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    private void give(int port, String task, Random chance) throws IOException, InterruptedException {
        byte[] noise = new byte[PAPER];
        chance.nextBytes(noise);
        String line = "--x\r\nContent-Disposition: form-data; name=";
        byte[] head = (line + "\"paper\"\r\n\r\n照片\r\n" + line + "\"file\"; filename=\"a.pdf\"\r\nContent-Type: application/octet-stream\r\n\r\n%PDF-1.4\n")
                .getBytes(StandardCharsets.UTF_8);
        HttpResponse<String> kept = http.send(as("jingban", port, "/api/tasks/" + task + "/evidence").header("Content-Type", "multipart/form-data; boundary=x")
                .POST(BodyPublishers.concat(BodyPublishers.ofByteArray(head), BodyPublishers.ofByteArray(noise), BodyPublishers.ofString("\r\n--x--\r\n")))
                .build(), BodyHandlers.ofString());
        // Another client may have completed the task meanwhile
        if (kept.statusCode() == 200) {
            given.add(new ObjectMapper().readTree(kept.body()).get("sha256").asText());
        }
    }

    private static HttpRequest.Builder as(String account, int port, String path) {
        String login = Base64.getEncoder().encodeToString((account + ":" + KillServer.SECRET).getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).header("Authorization", "Basic " + login).timeout(Duration.ofMinutes(5));
    }
}
