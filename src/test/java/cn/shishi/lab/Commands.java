package cn.shishi.lab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What was asked for and what was answered, each written to a file and forced to disk before anything else is done. */
class Commands implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final FileChannel intents;
    private final FileChannel answers;
    private final Map<String, Command> intended = new ConcurrentHashMap<>();
    private final Map<String, JsonNode> answered = new ConcurrentHashMap<>();

    Commands(Path folder) throws IOException {
        intents = FileChannel.open(folder.resolve("intents"), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        answers = FileChannel.open(folder.resolve("answers"), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    record Command(String key, String account, String task, String element, Map<String, Object> variables) {

        BigDecimal quantity() {
            return (BigDecimal) variables.getOrDefault("quantity", BigDecimal.ZERO);
        }
    }

    void intend(Command command) {
        write(intents, command);
        intended.put(command.key(), command);
    }

    void answered(Command command, JsonNode answer) {
        write(answers, Map.of("key", command.key(), "answer", answer));
        answered.put(command.key(), answer);
    }

    Command intended(String key) {
        return intended.get(key);
    }

    /** What was answered, or null. */
    JsonNode answer(String key) {
        return answered.get(key);
    }

    List<Command> acknowledged() {
        return intended.values().stream().filter(c -> answered.containsKey(c.key())).toList();
    }

    List<Command> unacknowledged() {
        return new ArrayList<>(intended.values().stream().filter(c -> !answered.containsKey(c.key())).toList());
    }

    @Override
    public void close() throws IOException {
        intents.close();
        answers.close();
    }

    private static void write(FileChannel file, Object line) {
        synchronized (file) {
            try {
                file.write(ByteBuffer.wrap((JSON.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8)));
                file.force(true);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }
}
