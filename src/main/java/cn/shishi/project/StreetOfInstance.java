package cn.shishi.project;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProvider;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderCaseInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderHistoricDecisionInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderProcessInstanceContext;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Models are shared by all streets; each instance belongs to one, its caller's or the one it was started for. */
@Component
class StreetOfInstance extends AbstractProcessEnginePlugin {

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setTenantIdProvider(new TenantIdProvider() {
            @Override
            public String provideTenantIdForProcessInstance(TenantIdProviderProcessInstanceContext instance) {
                DelegateExecution caller = instance.getSuperExecution();
                return caller != null ? caller.getTenantId() : (String) instance.getVariables().get("street");
            }

            @Override
            public String provideTenantIdForCaseInstance(TenantIdProviderCaseInstanceContext instance) {
                return null;
            }

            @Override
            public String provideTenantIdForHistoricDecisionInstance(TenantIdProviderHistoricDecisionInstanceContext instance) {
                return instance.getExecution() == null ? null : instance.getExecution().getTenantId();
            }
        });
    }
}
