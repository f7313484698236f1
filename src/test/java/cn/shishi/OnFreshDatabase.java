package cn.shishi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** The tests' database begins empty with each JVM; what an earlier run noted of its chains is not about this one. */
class OnFreshDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static boolean begun;

    @Override
    public synchronized void initialize(ConfigurableApplicationContext context) {
        try {
            if (!begun) {
                Files.deleteIfExists(Path.of("target/test-home/anchors.txt"));
            }
            begun = true;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
