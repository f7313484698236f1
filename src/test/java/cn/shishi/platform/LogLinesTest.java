package cn.shishi.platform;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.LoggingEvent;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.boot.logging.logback.WhitespaceThrowableProxyConverter;
import org.springframework.core.io.ClassPathResource;

class LogLinesTest {

    @Test
    void nobodyForgesALineOfTheLog() {
        String forged = "admin\r\n2026-01-01T00:00:00 INFO 已备份\u2028x\u0085y\tz\u001b[31m";
        assertThat(line(forged).strip()).doesNotContain("\r", "\n", "\u2028", "\u0085", "\u001b").contains(": admin 2026-01-01T00:00:00 INFO 已备份 x y z [31m");
        assertThat(line("台账正常")).endsWith(": 台账正常" + System.lineSeparator());
    }

    private static String line(String message) {
        YamlPropertiesFactoryBean settings = new YamlPropertiesFactoryBean();
        settings.setResources(new ClassPathResource("application.yaml"));
        LoggerContext context = new LoggerContext();
        PatternLayout layout = new PatternLayout();
        layout.setContext(context);
        layout.getInstanceConverterMap().put("wEx", WhitespaceThrowableProxyConverter::new);
        layout.setPattern(settings.getObject().getProperty("logging.pattern.console"));
        layout.start();
        Logger logger = context.getLogger(LogLinesTest.class);
        return layout.doLayout(new LoggingEvent("", logger, Level.WARN, message, null, null));
    }
}
