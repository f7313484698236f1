package cn.shishi.lab;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A running {@link KillServer}, or another main class that says where it listens, in a JVM of its own, which can be ended as by {@code kill -9}. */
class KillProcess {

    private static final int SIGKILL = 137;

    private final Process process;
    private final CompletableFuture<Integer> listening = new CompletableFuture<>();
    private final int port;
    private final Duration startedIn;

    KillProcess(Path home, String... settings) throws Exception {
        this(home, KillServer.class, settings);
    }

    KillProcess(Path home, Class<?> main, String... settings) throws Exception {
        long begun = System.nanoTime();
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx384m",
                "-XX:TieredStopAtLevel=1", "-Duser.timezone=Asia/Shanghai",
                "-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")), main.getName(),
                "--shishi.home=" + home, "--shishi.demo=false", "--server.port=0"));
        command.addAll(List.of(settings));
        process = new ProcessBuilder(command).redirectErrorStream(true).start();
        Thread reader = new Thread(() -> follow(home.resolve("server.log")), "server-log");
        reader.setDaemon(true);
        reader.start();
        try {
            port = listening.get(3, TimeUnit.MINUTES);
        } catch (Exception failed) {
            process.destroyForcibly();
            throw new IllegalStateException("The server did not open; its last words: " + tail(home.resolve("server.log")), failed);
        }
        startedIn = Duration.ofNanos(System.nanoTime() - begun);
    }

    int port() {
        return port;
    }

    Duration startedIn() {
        return startedIn;
    }

    void kill() {
        process.destroyForcibly();
        try {
            int exit = process.waitFor();
            if (exit != SIGKILL) {
                throw new IllegalStateException("The server had ended by itself with " + exit);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void follow(Path log) {
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Files.writeString(log, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                if (line.startsWith(KillServer.LISTENING)) {
                    listening.complete(Integer.parseInt(line.substring(KillServer.LISTENING.length())));
                }
            }
            listening.completeExceptionally(new IllegalStateException("ended"));
        } catch (IOException cut) {
            listening.completeExceptionally(cut);
        }
    }

    private static String tail(Path log) {
        try {
            String said = Files.exists(log) ? Files.readString(log) : "";
            return said.substring(Math.max(0, said.length() - 4000));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
