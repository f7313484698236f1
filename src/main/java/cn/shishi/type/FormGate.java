package cn.shishi.type;

import cn.shishi.platform.Refusal;
import java.util.ArrayList;
import java.util.Date;
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
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.ReflectionUtils;

/**
 * Whoever completes a task may fill in its form and nothing else. The engine itself takes any variable with a completion,
 * and with one the course of a process could be bent or another site's key be given. What becomes a fact lives for this one
 * step and is not stored as a variable (docs/adr/0006-variables.md).
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
            if (command instanceof CompleteTaskCmd) {
                pass(command, "variables", true);
            } else if (command instanceof SubmitTaskFormCmd) {
                pass(command, "properties", true);
            } else if (command instanceof ResolveTaskCmd) {
                pass(command, "variables", false);
            }
            return next.execute(command);
        }
    }

    @SuppressWarnings("unchecked")
    private void pass(Object command, String name, boolean completes) {
        String id = (String) ReflectionUtils.getField(held(command, "taskId"), command);
        Map<String, Object> given = (Map<String, Object>) ReflectionUtils.getField(held(command, name), command);
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
        VariableMap passed = Variables.createVariables();
        for (String key : given.keySet()) {
            Field field = spec.own().stream().filter(f -> f.key().equals(key)).findFirst().orElseThrow(() -> unknown(key, spec));
            checkPlain(field, given);
            boolean stays = !completes || field.steers() || task.getExecution().hasVariable(key);
            passed.put(key, !stays ? Variables.untypedValue(given.get(key), true)
                    : given instanceof VariableMap typed ? typed.getValueTyped(key) : given.get(key));
        }
        ReflectionUtils.setField(held(command, name), command, passed);
    }

    /** An object, a file or bytes are no answer to any field, and read back they could run. */
    private static void checkPlain(Field field, Map<String, Object> given) {
        TypedValue typed = given instanceof VariableMap map ? map.getValueTyped(field.key()) : Variables.untypedValue(given.get(field.key()));
        Object value = typed == null || typed instanceof SerializableValue ? typed : typed.getValue();
        if (value != null && !(value instanceof String || value instanceof Number || value instanceof Boolean || value instanceof Date)) {
            throw Refusal.invalid("“" + field.label() + "”只能填文字、数字、日期或勾选。");
        }
    }

    private static Refusal unknown(String key, TaskSpec spec) {
        return Refusal.invalid(spec.columns().stream().filter(f -> f.key().equals(key)).findFirst()
                .map(f -> "“" + f.label() + "”在“" + spec.name() + "”里是每个地点各填一格，请到清单页按行填写。")
                .orElseGet(() -> "“" + spec.name() + "”没有字段“" + key + "”，可填：" + String.join("、",
                spec.own().stream().map(f -> f.label() + "（" + f.key() + "）").toList()) + "。"));
    }

    /** The commands keep what they were given to themselves. */
    private static java.lang.reflect.Field held(Object command, String name) {
        java.lang.reflect.Field field = ReflectionUtils.findField(command.getClass(), name);
        ReflectionUtils.makeAccessible(field);
        return field;
    }
}
