package cn.shishi.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.diagnostics.FailureAnalysis;

class ChecksOnTest {

    @Test
    void outsideTheDemoNothingStartsWithTheChecksOff() {
        for (ProcessEngineConfigurationImpl open : new ProcessEngineConfigurationImpl[] {engine(false, true), engine(true, false)}) {
            assertThatThrownBy(() -> new ChecksOn(false).postInit(open)).isInstanceOf(Refusal.class).hasMessageStartingWith("权限检查被关闭，不能启动");
            assertThatCode(() -> new ChecksOn(true).postInit(open)).doesNotThrowAnyException();
        }
        assertThatCode(() -> new ChecksOn(false).postInit(engine(true, true))).doesNotThrowAnyException();
    }

    @Test
    void theRefusalIsToldAsASentence() {
        FailureAnalysis told = new RefusedStart().analyze(new IllegalStateException("creating bean", Refusal.invalid("不能启动。")));
        assertThat(told.getDescription()).isEqualTo("不能启动。");
    }

    private static ProcessEngineConfigurationImpl engine(boolean authorization, boolean tenants) {
        ProcessEngineConfigurationImpl configuration = new StandaloneInMemProcessEngineConfiguration();
        configuration.setAuthorizationEnabled(authorization);
        configuration.setTenantCheckEnabled(tenants);
        return configuration;
    }
}
