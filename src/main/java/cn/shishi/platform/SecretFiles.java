package cn.shishi.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Nothing starts with a secret in {@code shishi.home}/secrets that others on the machine can read. */
@Component
class SecretFiles implements BeanFactoryPostProcessor, EnvironmentAware {

    private static final Set<PosixFilePermission> OTHERS = PosixFilePermissions.fromString("---rwxrwx");

    private Environment settings;

    @Override
    public void setEnvironment(Environment environment) {
        this.settings = environment;
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        Path folder = Path.of(settings.getRequiredProperty("shishi.home"), "secrets");
        if (Files.isDirectory(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                all.filter(Files::isRegularFile).forEach(SecretFiles::check);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    private static void check(Path file) {
        try {
            // Windows has no such rights
            if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
                Set<PosixFilePermission> rights = Files.getPosixFilePermissions(file);
                if (rights.stream().anyMatch(OTHERS::contains)) {
                    throw Refusal.invalid("密钥文件“" + file + "”别人也能读写（权限 " + PosixFilePermissions.toString(rights) + "），不能启动：请执行 chmod 600 “" + file
                            + "”，并更换文件里的密钥，再启动。");
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
