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

    @Test
    void telephoneAndIdentityCardNumbersAreMaskedInWhatIsToldAndInWhatFailed() {
        String line = line("请回电13812345678或+8613912345678、137-1234-5678，证件31010519491231002X、310105194912310021。",
                new IllegalStateException("重复的键 (13612345678)", new IllegalArgumentException("31010519491231002x")));
        assertThat(line).doesNotContain("12345678", "19491231", "1234-5678")
                .contains("请回电138****5678或+86139****5678、137****5678，证件310105********002X、310105********0021。", "(136****5678)", "310105********002x", "LogLinesTest");
        String ids = "任务13812345-6781-4567-8138-138123456789、事实0176138123456780001aabbccdd、散列ab13812345678cd、2026年11月21日10:00:00、合同编号202611210001";
        assertThat(line(ids)).contains(ids);
    }

    private static String line(String message) {
        return line(message, null);
    }

    private static String line(String message, Throwable failure) {
        YamlPropertiesFactoryBean settings = new YamlPropertiesFactoryBean();
        settings.setResources(new ClassPathResource("application.yaml"));
        LoggerContext context = new LoggerContext();
        PatternLayout layout = new PatternLayout();
        layout.setContext(context);
        layout.getInstanceConverterMap().put("wEx", WhitespaceThrowableProxyConverter::new);
        layout.setPattern(settings.getObject().getProperty("logging.pattern.console"));
        layout.start();
        Logger logger = context.getLogger(LogLinesTest.class);
        return layout.doLayout(new LoggingEvent("", logger, Level.WARN, message, failure, null));
    }
}
