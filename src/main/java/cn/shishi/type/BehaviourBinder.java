package cn.shishi.type;

import cn.shishi.platform.Refusal;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Attaches the behaviours to every model the engine reads, and lets no unchecked model in, whichever way it comes. The
 * behaviours are looked up when they are needed: they stand on the engine that is only being built here.
 */
@Component
@Order(1)
class BehaviourBinder extends AbstractProcessEnginePlugin {

    private final ObjectProvider<ProjectTypes> types;
    private final ObjectProvider<TaskBehaviour> tasks;
    private final ObjectProvider<PhaseBehaviour> phases;
    private final ModelGate gate;

    BehaviourBinder(ObjectProvider<ProjectTypes> types, ObjectProvider<TaskBehaviour> tasks,
            ObjectProvider<PhaseBehaviour> phases, ModelGate gate) {
        this.types = types;
        this.tasks = tasks;
        this.phases = phases;
        this.gate = gate;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        List<BpmnParseListener> listeners = new ArrayList<>(configuration.getCustomPostBPMNParseListeners());
        listeners.add(new Binding());
        configuration.setCustomPostBPMNParseListeners(listeners);
        List<Deployer> deployers = new ArrayList<>();
        deployers.add(gate);
        if (configuration.getCustomPreDeployers() != null) {
            deployers.addAll(configuration.getCustomPreDeployers());
        }
        configuration.setCustomPreDeployers(deployers);
    }

    private final class Binding extends AbstractBpmnParseListener {

        @Override
        public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
            TaskDefinition definition = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
            definition.addTaskListener(TaskListener.EVENTNAME_CREATE, task -> at(task, TaskBehaviour::created));
            definition.addTaskListener(TaskListener.EVENTNAME_COMPLETE, task -> at(task, TaskBehaviour::completing));
        }

        @Override
        public void parseSubProcess(Element element, ScopeImpl scope, ActivityImpl activity) {
            activity.addListener(ExecutionListener.EVENTNAME_START, (ExecutionListener) execution ->
                    types.getObject().of(execution.getProcessDefinitionId()).phase(activity.getId())
                            .ifPresent(phase -> phases.forEach(b -> b.entered(execution, phase))));
            activity.addListener(ExecutionListener.EVENTNAME_END, (ExecutionListener) execution ->
                    types.getObject().of(execution.getProcessDefinitionId()).phase(activity.getId())
                            .ifPresent(phase -> phases.forEach(b -> b.left(execution, phase))));
        }

        private void at(DelegateTask task, Moment moment) {
            TypeModel type = types.getObject().of(task.getProcessDefinitionId());
            TaskSpec spec = type.tasks().get(task.getTaskDefinitionKey());
            if (spec == null) {
                return;
            }
            TaskBehaviour behaviour = tasks.stream().filter(b -> b.kind().equals(spec.kind())).findFirst()
                    .orElseThrow(() -> Refusal.invalid("任务“" + spec.name() + "”的类别“" + spec.kind() + "”不存在，请管理员更正模型。"));
            moment.of(behaviour, task, spec, type);
        }
    }

    private interface Moment {
        void of(TaskBehaviour behaviour, DelegateTask task, TaskSpec spec, TypeModel type);
    }
}
