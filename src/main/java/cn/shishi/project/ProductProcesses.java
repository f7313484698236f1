package cn.shishi.project;

import cn.shishi.identity.People;
import cn.shishi.platform.Engine;
import cn.shishi.platform.Refusal;
import cn.shishi.register.Register;
import cn.shishi.type.ProjectTypes;
import cn.shishi.type.TaskSpec;
import cn.shishi.type.TypeModel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.stereotype.Component;

/** Processes that a person starts from a page for any project, part or site: a narrative, a correction. */
@Component
public class ProductProcesses {

    /** Every other process of the product begins by itself, at its place in another. */
    private static final Set<String> BEGUN_BY_PEOPLE = Set.of("narrative", "correction");

    private static final String FACT = "factId";

    private final ProjectTypes types;
    private final People people;
    private final Register register;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final Engine engine;

    ProductProcesses(ProjectTypes types, People people, Register register, RuntimeService runtime, TaskService tasks, Engine engine) {
        this.types = types;
        this.people = people;
        this.register = register;
        this.runtime = runtime;
        this.tasks = tasks;
        this.engine = engine;
    }

    /** Those that the person who asks may begin. */
    public Set<String> mine() {
        List<String> roles = people.me().roles();
        return BEGUN_BY_PEOPLE.stream().filter(process -> types.latest(process).filter(type -> roles.contains(first(type).role())).isPresent())
                .collect(Collectors.toSet());
    }

    /**
     * Starts the process and returns the id of its first task. Only who may do that task may start it. What has been started for the
     * same already, and waits for this person, is gone on with.
     */
    public String start(String process, String subject, Map<String, Object> filled) {
        People.Me me = people.me();
        Register.Where where = me.streets().stream().map(s -> register.places(s, List.of(subject)).get(subject)).filter(w -> w != null)
                .findFirst().orElseThrow(() -> Refusal.unknown("没有编号为“" + subject + "”的项目、子项或点位，请核对编号。"));
        TypeModel type = types.latest(process).filter(t -> BEGUN_BY_PEOPLE.contains(t.key()))
                .orElseThrow(() -> Refusal.unknown("没有“" + process + "”这种办理事项。"));
        if (!me.roles().contains(first(type).role())) {
            throw Refusal.forbidden("“" + type.name() + "”应由" + people.roleName(first(type).role()) + "发起。");
        }
        Map<String, Object> variables = new HashMap<>(filled);
        variables.put("key", subject);
        variables.put("street", where.project().street());
        variables.put("title", where.name());
        return engine.asProduct(() -> {
            TaskQuery same = tasks.createTaskQuery().processDefinitionKey(process).processInstanceBusinessKey(subject).taskDefinitionKey(first(type).element())
                    .tenantIdIn(where.project().street()).or().taskUnassigned().taskAssignee(me.account()).endOr();
            Object fact = filled.get(FACT);
            List<Task> waiting = (fact == null ? same : same.processVariableValueEquals(FACT, fact)).orderByTaskCreateTime().asc().listPage(0, 1);
            if (!waiting.isEmpty()) {
                return waiting.get(0).getId();
            }
            String instance = runtime.startProcessInstanceByKey(process, subject, variables).getId();
            return tasks.createTaskQuery().processInstanceId(instance).singleResult().getId();
        });
    }

    private static TaskSpec first(TypeModel type) {
        return type.tasks().values().iterator().next();
    }
}
