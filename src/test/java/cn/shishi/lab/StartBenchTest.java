package cn.shishi.lab;

import cn.shishi.ShishiApplication;
import cn.shishi.lab.empty.EmptyApplication;
import java.io.File;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Seconds from the start of the process to the first login page, beside an empty application on the same starters. */
@Tag("lab")
class StartBenchTest {

    private static final int PAIRS = Integer.getInteger("shishi.bench.starts", 5);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    @TempDir
    Path folder;

    @Test
    void fromProcessStartToTheFirstPage() throws Exception {
        productStart();
        emptyStart();
        Pairs.tell("start.md", Pairs.of(PAIRS, this::productStart, this::emptyStart).row("start to first page, s"));
    }

    /** The first one plays the demo and is not counted. */
    private double productStart() throws Exception {
        String product = Arrays.stream(classPath()).filter(entry -> !entry.endsWith("test-classes")).collect(Collectors.joining(File.pathSeparator));
        return start(product, ShishiApplication.class, List.of("--shishi.home=" + folder.resolve("product")));
    }

    private double emptyStart() throws Exception {
        Path only = folder.resolve("empty-classes");
        Path file = Path.of(EmptyApplication.class.getName().replace('.', '/') + ".class");
        Files.createDirectories(only.resolve(file).getParent());
        if (!Files.exists(only.resolve(file))) {
            Files.copy(Path.of(EmptyApplication.class.getProtectionDomain().getCodeSource().getLocation().toURI()).resolve(file), only.resolve(file));
        }
        String empty = only + File.pathSeparator + Arrays.stream(classPath()).filter(entry -> entry.endsWith(".jar"))
                .collect(Collectors.joining(File.pathSeparator));
        return start(empty, EmptyApplication.class, List.of("--spring.datasource.url=jdbc:h2:file:" + folder.resolve("empty") + ";WRITE_DELAY=0",
                "--spring.datasource.username=shishi", "--spring.jpa.open-in-view=false", "--spring.flyway.baseline-on-migrate=true",
                "--camunda.bpm.auto-deployment-enabled=false", "--camunda.bpm.authorization.enabled=true", "--logging.level.root=warn"));
    }

    private double start(String classPath, Class<?> main, List<String> settings) throws Exception {
        int port = freePort();
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx768m",
                "-Duser.timezone=Asia/Shanghai", "-cp", classPath, main.getName(), "--server.address=127.0.0.1", "--server.port=" + port));
        command.addAll(settings);
        long begun = System.nanoTime();
        Process process = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(folder.resolve(main.getSimpleName() + ".log").toFile()).start();
        try {
            while (!opens(port)) {
                if (!process.isAlive() || System.nanoTime() - begun > LONGEST.toNanos()) {
                    throw new IllegalStateException(main + " did not open: " + Files.readString(folder.resolve(main.getSimpleName() + ".log")));
                }
                LockSupport.parkNanos(10_000_000);
            }
            return (System.nanoTime() - begun) / 1e9;
        } finally {
            process.destroy();
            if (!process.waitFor(1, TimeUnit.MINUTES)) {
                process.destroyForcibly().waitFor();
            }
        }
    }

    private static boolean opens(int port) {
        try {
            HttpURLConnection page = (HttpURLConnection) URI.create("http://127.0.0.1:" + port + "/login").toURL().openConnection();
            page.setConnectTimeout(1000);
            return page.getResponseCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static String[] classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")).split(File.pathSeparator);
    }
}
