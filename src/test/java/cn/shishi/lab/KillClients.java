package cn.shishi.lab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Eight clients over HTTP, each doing the tasks of its own share of the parts, one after the other and without pause. */
class KillClients {

    private static final int CLIENTS = 8;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(30)).build();
    private final String server;
    private final Commands commands;
    private final long seed;
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch failed = new CountDownLatch(1);
    private volatile boolean killed;

    KillClients(int port, Commands commands, long seed) {
        this.server = "http://127.0.0.1:" + port;
        this.commands = commands;
        this.seed = seed;
    }

    /** Lets all clients work, kills so long after the first answer, and waits for all of them to notice. */
    void run(Duration moment, Runnable kill) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Future<?>> clients = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                int share = i;
                clients.add(threads.submit(() -> {
                    try {
                        work(share, new Random(seed + share));
                    } catch (Throwable failure) {
                        begun.countDown();
                        failed.countDown();
                        throw failure;
                    }
                }));
            }
            begun.await(2, TimeUnit.MINUTES);
            failed.await(moment.toMillis(), TimeUnit.MILLISECONDS);
            killed = true;
            kill.run();
            for (Future<?> client : clients) {
                client.get(1, TimeUnit.MINUTES);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** Sends a command, perhaps again; its answer is on disk when this returns. */
    JsonNode send(Commands.Command command) throws IOException {
        JsonNode answer = call(command.account(), HttpRequest.newBuilder(URI.create(server + "/api/tasks/" + command.task() + "/complete"))
                .header("Content-Type", "application/json").header("Idempotency-Key", command.key())
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(Map.of("variables", command.variables())))));
        if (commands.answer(command.key()) == null) {
            commands.answered(command, answer);
            begun.countDown();
        }
        return answer;
    }

    JsonNode audit() throws IOException {
        return call("duban", HttpRequest.newBuilder(URI.create(server + "/lab/audit")).GET());
    }

    private void work(int share, Random random) {
        try {
            String[] turn = {"jingban", "fenguan"};
            for (int i = share, idle = 0; idle < turn.length; i++) {
                String account = turn[i % turn.length];
                List<JsonNode> mine = open(account, share);
                idle = mine.isEmpty() ? idle + 1 : 0;
                if (!mine.isEmpty()) {
                    Commands.Command command = command(account, mine.get(random.nextInt(mine.size())), random);
                    commands.intend(command);
                    send(command);
                }
            }
        } catch (IOException cut) {
            if (!killed) {
                throw new UncheckedIOException(cut);
            }
        }
    }

    private List<JsonNode> open(String account, int share) throws IOException {
        List<JsonNode> mine = new ArrayList<>();
        for (JsonNode task : call(account, HttpRequest.newBuilder(URI.create(server + "/api/tasks")).GET())) {
            String[] subject = task.get("subject").asText().split("-");
            if (subject.length == 4 && Integer.parseInt(subject[2]) % CLIENTS == share) {
                mine.add(task);
            }
        }
        return mine;
    }

    private static Commands.Command command(String account, JsonNode task, Random random) {
        String element = task.get("element").asText();
        String today = LocalDate.now(ZoneId.of("Asia/Shanghai")).toString();
        Map<String, Object> form = switch (element) {
            case "record-quantity" -> Map.of("happened", today, "finished", random.nextInt(8) == 0,
                    "quantity", BigDecimal.valueOf(1 + random.nextInt(1_000_000), 2));
            case "close-quantity" -> Map.of("milestoneDay", today);
            case "sign-quantity" -> random.nextInt(8) == 0 ? Map.of("decision", "return", "reason", "数字与材料不符") : Map.of("decision", "approve");
            default -> Map.of("decision", "approve");
        };
        return new Commands.Command(UUID.randomUUID().toString(), account, task.get("id").asText(), element, form);
    }

    private JsonNode call(String account, HttpRequest.Builder request) throws IOException {
        String login = Base64.getEncoder().encodeToString((account + ":" + KillServer.SECRET).getBytes(StandardCharsets.UTF_8));
        try {
            HttpResponse<byte[]> response = http.send(request.header("Authorization", "Basic " + login).timeout(Duration.ofMinutes(1)).build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() != 200) {
                throw new AssertionError(response.request().uri() + " answered " + response.statusCode() + ": "
                        + new String(response.body(), StandardCharsets.UTF_8));
            }
            return JSON.readTree(response.body());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        }
    }
}
