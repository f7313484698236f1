package cn.shishi.lab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * An installed Chromium, driven over its DevTools protocol with what the JDK has: a test framework for browsers would bring
 * some 200 MB of drivers to every build for one test that few builds run.
 */
public final class Chromium implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long PATIENCE_SECONDS = 60;

    private final Process process;
    private final WebSocket socket;
    private final AtomicInteger last = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
    private final Map<String, Consumer<String>> listeners = new ConcurrentHashMap<>();

    public Chromium(Path program, Path profile) throws Exception {
        process = new ProcessBuilder(program.toString(), "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run",
                "--disable-background-networking", "--lang=zh-CN", "--remote-debugging-port=0", "--user-data-dir=" + profile, "about:blank")
                .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        List<String> port = port(profile.resolve("DevToolsActivePort"));
        socket = HttpClient.newHttpClient().newWebSocketBuilder()
                .buildAsync(URI.create("ws://127.0.0.1:" + port.get(0) + port.get(1)), new Answers()).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** The one named by {@code -Dshishi.browser}, or one where systems put it. */
    public static Optional<Path> installed() {
        return Stream.of(System.getProperty("shishi.browser", ""), "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome",
                        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "C:/Program Files/Google/Chrome/Application/chrome.exe")
                .filter(path -> !path.isEmpty()).map(Path::of).filter(Files::isExecutable).findFirst();
    }

    /** @param session a page's, or null for the browser itself */
    JsonNode ask(String session, String method, Map<String, ?> with) {
        int id = last.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        waiting.put(id, answer);
        Map<String, Object> question = new LinkedHashMap<>(Map.of("id", id, "method", method, "params", with));
        if (session != null) {
            question.put("sessionId", session);
        }
        try {
            socket.sendText(JSON.writeValueAsString(question), true).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            JsonNode said = answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (said.has("error")) {
                throw new AssertionError(method + with + ": " + said.get("error"));
            }
            return said.get("result");
        } catch (Exception failed) {
            throw new AssertionError(method + with, failed);
        }
    }

    /** Tells what happens on a page, by name. */
    void listen(String session, Consumer<String> listener) {
        listeners.put(session, listener);
    }

    @Override
    public void close() throws InterruptedException {
        ask(null, "Browser.close", Map.of());
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }

    private List<String> port(Path file) throws IOException {
        for (long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS); System.nanoTime() < end; LockSupport.parkNanos(50_000_000)) {
            if (Files.exists(file) && Files.readAllLines(file).size() == 2) {
                return Files.readAllLines(file);
            }
        }
        throw new AssertionError("the browser did not open");
    }

    private final class Answers implements WebSocket.Listener {

        private final StringBuilder heard = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean all) {
            heard.append(text);
            if (all) {
                take(heard.toString());
                heard.setLength(0);
            }
            socket.request(1);
            return null;
        }

        private void take(String message) {
            try {
                JsonNode said = JSON.readTree(message);
                if (said.has("id")) {
                    waiting.remove(said.get("id").asInt()).complete(said);
                } else {
                    listeners.getOrDefault(said.path("sessionId").asText(), event -> {}).accept(said.path("method").asText());
                }
            } catch (IOException broken) {
                throw new AssertionError(message, broken);
            }
        }
    }
}
