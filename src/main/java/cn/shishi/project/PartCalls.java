package cn.shishi.project;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.bpmn.behavior.CallActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.pvm.delegate.ActivityExecution;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ProcessDefinitionImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.CallableElementUtil;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.variable.VariableMap;
import org.springframework.stereotype.Component;

/**
 * A part that was under way before it came here is called before the phase that follows what it has reached. The engine
 * itself begins a called process at its start only; a token moved afterwards would leave a phase that nobody ever entered.
 */
@Component
class PartCalls extends AbstractProcessEnginePlugin {

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        List<BpmnParseListener> listeners = new ArrayList<>(configuration.getCustomPostBPMNParseListeners());
        listeners.add(new AbstractBpmnParseListener() {
            @Override
            public void parseCallActivity(Element element, ScopeImpl scope, ActivityImpl activity) {
                if (String.valueOf(element.attribute("calledElement")).contains("{") && activity.getActivityBehavior() instanceof CallActivityBehavior call) {
                    activity.setActivityBehavior(new PartCall(call));
                }
            }
        });
        configuration.setCustomPostBPMNParseListeners(listeners);
    }

    private static final class PartCall extends CallActivityBehavior {

        PartCall(CallActivityBehavior call) {
            setCallableElement(call.getCallableElement());
        }

        @Override
        protected void startInstance(ActivityExecution execution, VariableMap variables, String key) {
            String phase = execution.getVariable(PartCourse.BEGINNINGS) instanceof Map<?, ?> beginnings ? (String) beginnings.get(key) : null;
            if (phase == null) {
                super.startInstance(execution, variables, key);
                return;
            }
            ExecutionEntity caller = (ExecutionEntity) execution;
            ProcessDefinitionImpl type = CallableElementUtil.getProcessDefinitionToCall(caller, caller.getProcessDefinitionTenantId(), getCallableElement());
            ExecutionEntity part = (ExecutionEntity) execution.createSubProcessInstance(type, key);
            part.setActivity(type.findActivity(phase));
            part.start(variables);
        }
    }
}
