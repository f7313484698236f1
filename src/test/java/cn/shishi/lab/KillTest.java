package cn.shishi.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
    private static final int SENT_AGAIN = 5;
    private static final Map<String, Set<String>> WRITES = Map.of("record-quantity", Set.of("MEASURE"),
            "sign-quantity", Set.of("SIGNATURE", "REJECTION"), "close-quantity", Set.of("MILESTONE"), "sign-close", Set.of("SIGNATURE"));

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path home;

    @Test
    @Timeout(value = 30, unit = TimeUnit.MINUTES)
    void nothingAnsweredIsLostAndNothingHappensTwice() throws Exception {
        long seed = Long.getLong("shishi.kill.seed", System.nanoTime());
        System.out.println("shishi.kill.seed=" + seed);
        Random random = new Random(seed);
        KillProcess server = new KillProcess(home);
        try (Commands commands = new Commands(home)) {
            for (int cycle = 1; cycle <= CYCLES; cycle++) {
                int before = commands.acknowledged().size();
                new KillClients(server.port(), commands, random.nextLong()).run(Duration.ofMillis(2000 + random.nextInt(4000)), server::kill);
                List<Commands.Command> cut = commands.unacknowledged();
                int answered = commands.acknowledged().size() - before;

                server = new KillProcess(home);
                KillClients again = new KillClients(server.port(), commands, 0);
                int done = check(again.audit(), commands) - commands.acknowledged().size();
                for (Commands.Command command : cut) {
                    again.send(command);
                }
                for (Commands.Command command : random.ints(SENT_AGAIN, 0, commands.acknowledged().size())
                        .mapToObj(commands.acknowledged()::get).toList()) {
                    assertThat(again.send(command)).as("%s sent again", command).isEqualTo(commands.answer(command.key()));
                }
                assertThat(check(again.audit(), commands)).isEqualTo(commands.acknowledged().size());
                assertThat(commands.unacknowledged()).isEmpty();
                assertThat(answered).as("answered in cycle %d", cycle).isPositive();
                System.out.printf("cycle %d: %d answered, %d cut off, %d of these done all the same; open again after %.1f s%n",
                        cycle, answered, cut.size(), done, server.startedIn().toMillis() / 1000.0);
            }
        } finally {
            server.kill();
        }
    }

    /**
     * Each command took effect wholly, once or not at all, and those that were answered did.
     *
     * @return how many took effect
     */
    private static int check(JsonNode audit, Commands commands) {
        return check(audit, commands, commands.acknowledged());
    }

    /** The same of those that must have taken effect, whether others did or not. */
    static int check(JsonNode audit, Commands commands, List<Commands.Command> must) {
        assertThat(texts(audit, "chain")).isEmpty();
        assertThat(texts(audit, "unsealed")).isEmpty();
        assertThat(texts(audit, "keys")).doesNotHaveDuplicates()
                .containsAll(must.stream().map(Commands.Command::key).toList());
        Map<String, Commands.Command> effective = texts(audit, "keys").stream().map(commands::intended)
                .collect(Collectors.toMap(Commands.Command::task, c -> c));
        assertThat(texts(audit, "completed")).containsExactlyInAnyOrderElementsOf(effective.keySet());
        assertThat(texts(audit, "logged")).containsExactlyInAnyOrderElementsOf(effective.keySet());

        List<Map<String, String>> facts = facts(audit);
        Map<String, List<Map<String, String>>> byTask = facts.stream().filter(f -> f.get("task") != null)
                .collect(Collectors.groupingBy(f -> f.get("task")));
        assertThat(byTask.keySet()).isEqualTo(effective.keySet());
        byTask.forEach((task, written) -> {
            Commands.Command command = effective.get(task);
            assertThat(written).as("%s", command).singleElement()
                    .satisfies(f -> assertThat(WRITES.get(command.element())).contains(f.get("kind")));
            JsonNode answer = commands.answer(command.key());
            assertThat(answer == null || texts(answer, "facts").equals(List.of(written.get(0).get("id")))).as("%s %s", answer, written).isTrue();
        });
        assertThat(sum(of(facts, "MEASURE").map(f -> new BigDecimal(f.get("amount")))))
                .isEqualByComparingTo(sum(effective.values().stream().map(Commands.Command::quantity)));
        assertThat(of(facts, "PHASE_ENTERED").map(f -> f.get("activity"))).containsExactlyInAnyOrderElementsOf(texts(audit, "entered"));
        assertThat(of(facts, "PHASE_LEFT").map(f -> f.get("activity"))).containsExactlyInAnyOrderElementsOf(texts(audit, "left"));
        return effective.size();
    }

    private static Stream<Map<String, String>> of(List<Map<String, String>> facts, String kind) {
        return facts.stream().filter(f -> kind.equals(f.get("kind")));
    }

    private static BigDecimal sum(Stream<BigDecimal> numbers) {
        return numbers.reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static List<String> texts(JsonNode of, String name) {
        return StreamSupport.stream(of.get(name).spliterator(), false).map(JsonNode::asText).toList();
    }

    private static List<Map<String, String>> facts(JsonNode audit) {
        return StreamSupport.stream(audit.get("facts").spliterator(), false).map(row -> {
            Map<String, String> fact = new HashMap<>();
            row.fields().forEachRemaining(c -> fact.put(c.getKey().toLowerCase(), c.getValue().isNull() ? null : c.getValue().asText()));
            return fact;
        }).toList();
    }
}
