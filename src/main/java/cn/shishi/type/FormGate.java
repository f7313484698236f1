package cn.shishi.type;

import cn.shishi.platform.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.ResolveTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.ReflectionUtils;

/**
 * Whoever completes a task may fill in its form and nothing else. The engine itself takes any variable with a completion,
 * and with one the course of a process could be bent or another site's key be given.
 */
@Component
class FormGate extends AbstractProcessEnginePlugin {

    private final ObjectProvider<ProjectTypes> types;

    FormGate(ObjectProvider<ProjectTypes> types) {
        this.types = types;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        List<CommandInterceptor> inner = new ArrayList<>();
        if (configuration.getCustomPostCommandInterceptorsTxRequired() != null) {
            inner.addAll(configuration.getCustomPostCommandInterceptorsTxRequired());
        }
        inner.add(new Gate());
        configuration.setCustomPostCommandInterceptorsTxRequired(inner);
    }

    private final class Gate extends CommandInterceptor {

        @Override
        public <T> T execute(Command<T> command) {
            if (command instanceof CompleteTaskCmd || command instanceof ResolveTaskCmd) {
                check((String) read(command, "taskId"), (Map<?, ?>) read(command, "variables"));
            } else if (command instanceof SubmitTaskFormCmd) {
                check((String) read(command, "taskId"), (Map<?, ?>) read(command, "properties"));
            }
            return next.execute(command);
        }
    }

    private void check(String id, Map<?, ?> given) {
        if (given == null || given.isEmpty() || id == null) {
            return;
        }
        TaskEntity task = Context.getCommandContext().getTaskManager().findTaskById(id);
        if (task == null || task.getProcessDefinitionId() == null) {
            return;
        }
        TaskSpec spec = types.getObject().of(task.getProcessDefinitionId()).tasks().get(task.getTaskDefinitionKey());
        if (spec == null) {
            return;
        }
        for (Object key : given.keySet()) {
            if (spec.keyed(String.valueOf(key)).isEmpty()) {
                throw Refusal.invalid("“" + spec.name() + "”没有字段“" + key + "”，可填：" + String.join("、",
                        spec.fields().stream().map(f -> f.label() + "（" + f.key() + "）").toList()) + "。");
            }
        }
    }

    /** The commands keep what they were given to themselves. */
    private static Object read(Object command, String name) {
        java.lang.reflect.Field field = ReflectionUtils.findField(command.getClass(), name);
        ReflectionUtils.makeAccessible(field);
        return ReflectionUtils.getField(field, command);
    }
}
