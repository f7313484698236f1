package cn.shishi.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the application while eight clients complete tasks, and asks afterwards: is anything lost that was answered, is
 * anything there twice, is anything half done. The same files go through all cycles.
 */
@Tag("kill")
class KillTest {

    private static final int CYCLES = Integer.getInteger("shishi.kill.cycles", 3);
    private static final int REPLAYED = 5;
    private static final Map<String, Set<String>> WRITES = Map.of("record-quantity", Set.of("MEASURE"),
            "sign-quantity", Set.of("SIGNATURE", "REJECTION"), "close-quantity", Set.of("MILESTONE"), "sign-close", Set.of("SIGNATURE"));

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path home;

    private final long seed = Long.getLong("shishi.kill.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @Test
    @Timeout(value = 30, unit = TimeUnit.MINUTES)
    void nothingAnsweredIsLostAndNothingHappensTwice() throws Exception {
        System.out.println("KillTest: shishi.kill.seed=" + seed);
        try (Commands commands = new Commands(home)) {
            KillProcess server = new KillProcess(home);
            try {
                for (int cycle = 1; cycle <= CYCLES; cycle++) {
                    int before = commands.acknowledged().size();
                    try (KillClients clients = new KillClients(server.port(), commands, random.nextLong())) {
                        clients.run(Duration.ofMillis(2000 + random.nextInt(4000)), server::kill);
                    }
                    int answered = commands.acknowledged().size() - before;
                    server = new KillProcess(home);
                    KillClients survivor = new KillClients(server.port(), commands, random.nextLong());
                    int unanswered = commands.unacknowledged().size();
                    int done = check(survivor.audit(), commands) - commands.acknowledged().size();
                    commands.unacknowledged().values().forEach(survivor::resend);
                    replay(survivor, commands);
                    check(survivor.audit(), commands);
                    assertThat(commands.unacknowledged()).isEmpty();
                    System.out.printf("KillTest: cycle %d: %d answered, %d cut off, of these %d had been done; up again after %d ms%n",
                            cycle, answered, unanswered, done, server.startedIn().toMillis());
                    assertThat(answered).as("answered in cycle %d", cycle).isPositive();
                }
            } finally {
                server.kill();
            }
        }
    }

    /** What was answered before the kill is answered in the same words after it. */
    private void replay(KillClients survivor, Commands commands) {
        List<Commands.Command> answered = new ArrayList<>(commands.acknowledged());
        for (int i = 0; i < REPLAYED; i++) {
            Commands.Command command = answered.get(random.nextInt(answered.size()));
            assertThat(survivor.send(command)).as("%s sent again", command).isEqualTo(commands.answer(command.key()));
        }
    }

    /**
     * Every command took effect once or not at all, and those that were answered once; after all were sent again, all once.
     *
     * @return how many took effect
     */
    private static int check(JsonNode audit, Commands commands) {
        assertThat(audit.get("chain")).isEmpty();
        assertThat(audit.get("unsealed")).isEmpty();
        Set<String> keys = new TreeSet<>(texts(audit.get("keys")));
        assertThat(keys).containsAll(commands.acknowledged().stream().map(Commands.Command::key).toList());
        Map<String, Commands.Command> effective = new TreeMap<>();
        keys.forEach(key -> assertThat(effective.put(commands.intended(key).task(), commands.intended(key))).isNull());

        assertThat(StreamSupport.stream(audit.get("tasks").spliterator(), false).map(t -> t.path("ID").asText(t.path("id").asText())))
                .as("tasks completed").containsExactlyInAnyOrderElementsOf(effective.keySet());
        assertThat(texts(audit.get("log"))).as("completions in the engine's operation log")
                .containsExactlyInAnyOrderElementsOf(effective.keySet());

        Map<String, List<Row>> byTask = rows(audit.get("facts")).stream().filter(f -> f.text("task") != null)
                .collect(Collectors.groupingBy(f -> f.text("task")));
        assertThat(byTask.keySet()).as("tasks with facts").isEqualTo(effective.keySet());
        effective.forEach((task, command) -> {
            assertThat(byTask.get(task)).as("%s", command).singleElement()
                    .satisfies(f -> assertThat(WRITES.get(command.element())).contains(f.text("kind")));
            JsonNode answer = commands.answer(command.key());
            if (answer != null) {
                assertThat(texts(answer.get("facts"))).containsExactly(byTask.get(task).get(0).text("id"));
            }
        });
        assertThat(sum(rows(audit.get("facts")).stream().filter(f -> "MEASURE".equals(f.text("kind"))).map(f -> f.number("amount"))))
                .as("sum of all measures").isEqualByComparingTo(sum(effective.values().stream().map(Commands.Command::quantity)));

        assertPhasesAreHistory(audit);
        return effective.size();
    }

    private static void assertPhasesAreHistory(JsonNode audit) {
        List<String> entered = new ArrayList<>();
        List<String> left = new ArrayList<>();
        for (Row fact : rows(audit.get("facts"))) {
            if ("PHASE_ENTERED".equals(fact.text("kind"))) {
                entered.add(fact.text("activity"));
            } else if ("PHASE_LEFT".equals(fact.text("kind"))) {
                left.add(fact.text("activity"));
            }
        }
        List<Row> phases = rows(audit.get("phases"));
        assertThat(entered).containsExactlyInAnyOrderElementsOf(phases.stream().map(p -> p.text("id")).toList());
        assertThat(left).containsExactlyInAnyOrderElementsOf(phases.stream().filter(p -> p.text("ended") != null).map(p -> p.text("id")).toList());
    }

    private static BigDecimal sum(java.util.stream.Stream<BigDecimal> numbers) {
        return numbers.reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(t -> texts.add(t.asText()));
        return texts;
    }

    private static List<Row> rows(JsonNode array) {
        List<Row> rows = new ArrayList<>();
        array.forEach(row -> {
            Map<String, JsonNode> columns = new HashMap<>();
            row.fields().forEachRemaining(c -> columns.put(c.getKey().toLowerCase(), c.getValue()));
            rows.add(new Row(columns));
        });
        return rows;
    }

    private record Row(Map<String, JsonNode> columns) {

        String text(String column) {
            JsonNode value = columns.get(column);
            return value == null || value.isNull() ? null : value.asText();
        }

        BigDecimal number(String column) {
            return new BigDecimal(text(column));
        }
    }
}
