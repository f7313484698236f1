package cn.shishi.platform;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Outside the demo nothing starts, and no table is made, with the engine's own checks of rights switched off. */
@Component
class ChecksOn extends AbstractProcessEnginePlugin {

    private final boolean demo;

    ChecksOn(@Value("${shishi.demo}") boolean demo) {
        this.demo = demo;
    }

    @Override
    public void postInit(ProcessEngineConfigurationImpl configuration) {
        if (!demo && !(configuration.isAuthorizationEnabled() && configuration.isTenantCheckEnabled())) {
            throw Refusal.invalid("权限检查被关闭，不能启动：请去掉 camunda.bpm.authorization.enabled=false 和 tenantCheckEnabled=false 的设置后再启动。");
        }
    }
}
