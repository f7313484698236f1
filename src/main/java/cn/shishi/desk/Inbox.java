package cn.shishi.desk;

import cn.shishi.identity.People;
import cn.shishi.platform.Engine;
import cn.shishi.platform.EngineClock;
import cn.shishi.platform.Refusal;
import cn.shishi.project.Checklists;
import cn.shishi.register.Register;
import cn.shishi.type.Phase;
import cn.shishi.type.ProjectTypes;
import cn.shishi.type.TaskSpec;
import cn.shishi.type.TypeModel;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The tasks of the person who asks, with the project they belong to, in a constant number of statements. */
@Component
public class Inbox {

    private static final int LONGEST = 500;

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final HistoryService history;
    private final Register register;
    private final ProjectTypes types;
    private final People people;
    private final Engine engine;

    Inbox(TaskService tasks, RuntimeService runtime, HistoryService history, Register register, ProjectTypes types, People people, Engine engine) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.history = history;
        this.register = register;
        this.types = types;
        this.people = people;
        this.engine = engine;
    }

    /**
     * One task as a list shows it.
     *
     * @param project key of the project, {@code title} its number and promise; for what is about no project null, and its own key
     * @param part name of the part, or null
     * @param site name of the site, or null
     * @param due last day, Beijing time, or null
     */
    public record Item(String id, String name, String project, String title, String part, String site, String phase, LocalDate due,
            boolean overdue, String subject, String element, String description) {}

    /** Overdue first, then by due day, then oldest first. */
    @Transactional(readOnly = true)
    public List<Item> mine() {
        return items(mine(tasks.createTaskQuery()).orderByTaskCreateTime().asc().listPage(0, LONGEST));
    }

    /** My tasks with what their models say of them. */
    @Transactional(readOnly = true)
    public List<Open> open() {
        Map<String, Task> found = mine(tasks.createTaskQuery()).orderByTaskCreateTime().asc().listPage(0, LONGEST).stream()
                .collect(Collectors.toMap(Task::getId, t -> t, (a, b) -> a, LinkedHashMap::new));
        return items(List.copyOf(found.values())).stream().map(item -> {
            Task task = found.get(item.id());
            return open(task, item);
        }).toList();
    }

    /** Open tasks about the given subjects, whoever's they are. */
    @Transactional(readOnly = true)
    public List<Item> about(String street, List<String> subjects) {
        return items(engine.asProduct(() -> tasks.createTaskQuery().tenantIdIn(street)
                .processInstanceBusinessKeyIn(subjects.toArray(String[]::new)).orderByTaskCreateTime().asc().listPage(0, LONGEST)));
    }

    /** Ids of my tasks about the given subjects. */
    Set<String> mineAbout(List<String> subjects) {
        return mine(tasks.createTaskQuery()).processInstanceBusinessKeyIn(subjects.toArray(String[]::new)).listPage(0, LONGEST).stream()
                .map(Task::getId).collect(Collectors.toSet());
    }

    /** Every task that is one person's own in a street; what is only offered to a role is nobody's yet. */
    @Transactional(readOnly = true)
    public List<Item> heldBy(String street, String account) {
        return items(engine.asProduct(() -> tasks.createTaskQuery().tenantIdIn(street).taskAssignee(account).orderByTaskCreateTime().asc().list()));
    }

    /** One of my tasks; refuses with the reason why it is not there for me. */
    @Transactional(readOnly = true)
    public Open open(String id) {
        Task task = mine(tasks.createTaskQuery()).taskId(id).singleResult();
        if (task == null) {
            throw whyNot(id);
        }
        // Somebody may have done it between two questions
        return open(task, items(List.of(task)).stream().findFirst().orElseThrow(() -> whyNot(id)));
    }

    /** One of my tasks that fills in a checklist. */
    Open openList(String id) {
        Open open = open(id);
        if (!open.spec().rows()) {
            throw Refusal.invalid("“" + open.item().name() + "”不按清单填报，请从待办重新进入。");
        }
        return open;
    }

    private Open open(Task task, Item item) {
        TypeModel type = types.of(task.getProcessDefinitionId());
        return new Open(task, item, type.name(), type.tasks().get(task.getTaskDefinitionKey()));
    }

    /** @param type Chinese name of the model it belongs to */
    record Open(Task task, Item item, String type, TaskSpec spec) {

        Checklists.Of list() {
            return new Checklists.Of(task.getTenantId(), item.subject(), task.getId(), spec);
        }
    }

    private TaskQuery mine(TaskQuery query) {
        People.Me me = people.me();
        TaskQuery own = query.or().taskAssignee(me.account());
        return (me.roles().isEmpty() ? own : own.taskCandidateGroupIn(me.roles()).includeAssignedTasks()).endOr()
                .tenantIdIn(me.streets().isEmpty() ? new String[] {"-"} : me.streets().toArray(String[]::new));
    }

    private Refusal whyNot(String id) {
        People.Me me = people.me();
        HistoricTaskInstance past = engine.asProduct(() -> history.createHistoricTaskInstanceQuery().taskId(id).singleResult());
        if (past == null || !me.streets().contains(past.getTenantId())) {
            return Refusal.unknown("没有这项任务，请从“我的待办”重新进入。");
        }
        if (past.getEndTime() != null) {
            return Refusal.conflict("任务“" + past.getName().replaceAll("\\s", "") + "”已经办结，不能再次办理；请刷新待办。");
        }
        return Refusal.forbidden("任务“" + past.getName().replaceAll("\\s", "") + "”不是您的任务，不能办理。");
    }

    private List<Item> items(List<Task> found) {
        if (found.isEmpty()) {
            return List.of();
        }
        Map<String, String> subjectOf = engine.asProduct(() -> runtime.createProcessInstanceQuery()
                        .processInstanceIds(found.stream().map(Task::getProcessInstanceId).collect(Collectors.toSet())).list())
                .stream().collect(Collectors.toMap(ProcessInstance::getId, ProcessInstance::getBusinessKey));
        Map<String, Register.Where> places = register.places(found.get(0).getTenantId(), subjectOf.values().stream().distinct().toList());
        LocalDate today = LocalDate.now(new EngineClock());
        return found.stream().filter(task -> subjectOf.containsKey(task.getProcessInstanceId())).map(task -> item(task, subjectOf.get(task.getProcessInstanceId()), places, today))
                .sorted(Comparator.comparing((Item i) -> i.due() == null ? LocalDate.MAX : i.due())).toList();
    }

    private Item item(Task task, String subject, Map<String, Register.Where> places, LocalDate today) {
        Register.Where where = places.get(subject);
        TypeModel type = types.of(task.getProcessDefinitionId());
        String phase = type.phase(String.valueOf(type.phaseOf().get(task.getTaskDefinitionKey()))).map(Phase::name)
                .orElse("block".equals(type.runs()) ? type.name() : null);
        LocalDate due = task.getDueDate() == null ? null : task.getDueDate().toInstant().atZone(EngineClock.BEIJING).toLocalDate();
        return new Item(task.getId(), task.getName().replaceAll("\\s", ""), where == null ? null : where.project().key(),
                where == null ? subject : where.project().number() + "　" + where.project().promise(),
                where == null || where.part() == null ? null : where.part().name(), where == null || where.site() == null ? null : where.site().name(),
                phase, due, due != null && due.isBefore(today), subject, task.getTaskDefinitionKey(), task.getDescription());
    }
}
