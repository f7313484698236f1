package cn.shishi.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.shishi.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.DefaultResourceLoader;

class SecretFilesTest {

    @TempDir
    Path home;

    Path secret;

    @BeforeEach
    void aSecretInAFile() throws IOException {
        assumeTrue(Files.getFileStore(home).supportsFileAttributeView("posix"));
        secret = Files.writeString(Files.createDirectories(home.resolve("secrets")).resolve("db-password"), "hush\n");
    }

    @Test
    void aSecretThatOthersCanReadIsRefusedBeforeAnythingIsOpened() throws IOException {
        for (String rights : new String[] {"rw-r--r--", "rw-rw----", "rw-----w-"}) {
            Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString(rights));
            assertThatThrownBy(() -> Place.onH2(home).open()).isInstanceOf(Refusal.class).hasMessageContaining("db-password”别人也能读写（权限 " + rights + "），不能启动")
                    .hasMessageNotContaining("hush");
        }
        assertThat(home.resolve("db")).doesNotExist();
    }

    @Test
    void aSecretOfTheProductAloneIsTheDatabasesPassword() throws IOException {
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
        StandardEnvironment settings = new StandardEnvironment();
        settings.getPropertySources().addFirst(new MapPropertySource("given", Map.of("shishi.home", home.toString())));
        ConfigDataEnvironmentPostProcessor.applyTo(settings, new DefaultResourceLoader(), null, "postgres");
        assertThat(settings.getProperty("spring.datasource.password")).isEqualTo("hush");
        SecretFiles check = new SecretFiles();
        check.setEnvironment(settings);
        check.postProcessBeanFactory(null);
    }
}
