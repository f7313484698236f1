package cn.shishi.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.shishi.StreetTest;
import cn.shishi.identity.People;
import cn.shishi.platform.Told;
import cn.shishi.type.ProjectTypes;
import cn.shishi.type.TaskSpec;
import cn.shishi.type.TypeModel;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** With no task of any type does a variable come in that its form does not ask for: not the outcome, not the street, not another's key. */
class ExtraFieldsTest extends StreetTest {

    private static final int STEPS = 30;

    @Autowired
    ProjectTypes types;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    FormService forms;

    @Autowired
    People people;

    @Autowired
    JdbcTemplate sql;

    Set<String> tried = new TreeSet<>();

    @Test
    void noTaskTakesWhatItsFormDoesNotAskFor() {
        Set<String> models = new TreeSet<>();
        // What is filled in by rows is walked with its places in ChecklistTest
        for (String type : types.forParts().stream().filter(t -> t.tasks().values().stream().noneMatch(TaskSpec::rows)).map(TypeModel::name).toList()) {
            street = story.street();
            RandomWalk walk = new RandomWalk(type.hashCode(), street, types, runtime, type);
            for (int step = 0; step < STEPS; step++) {
                street.open().forEach(this::attempt);
                walk.step();
            }
            models.add(type);
        }
        assertThat(models).hasSizeGreaterThan(5);
        assertThat(tried).as("tasks tried").hasSizeGreaterThan(25);
    }

    private void attempt(Task task) {
        var model = types.of(task.getProcessDefinitionId());
        if (!tried.add(model.key() + "/" + task.getTaskDefinitionKey())) {
            return;
        }
        Set<String> extra = new TreeSet<>(Set.of("approved", "street", "key", "title", "part", "parts", "process", "siteType", "carried", "beginnings", "item", "findings", "anything", "milestone"));
        extra.addAll(sql.queryForList("select distinct name_ from act_hi_varinst", String.class));
        model.tasks().get(task.getTaskDefinitionKey()).own().forEach(field -> extra.remove(field.key()));
        String before = variables(task);
        for (String name : extra) {
            for (Object value : List.of(true, "s1")) {
                refused(task, () -> tasks.complete(task.getId(), Map.of(name, value)));
            }
            refused(task, () -> forms.submitTaskForm(task.getId(), Map.of(name, true)));
            refused(task, () -> tasks.resolveTask(task.getId(), Map.of(name, true)));
        }
        assertThat(variables(task)).isEqualTo(before);
        assertThat(tasks.createTaskQuery().taskId(task.getId()).count()).isOne();
    }

    private void refused(Task task, Runnable act) {
        assertThatThrownBy(() -> people.as(task.getAssignee(), () -> {
            act.run();
            return null;
        })).satisfies(thrown -> {
            assertThat(Told.of(thrown).status()).as("%s %s", task.getTaskDefinitionKey(), thrown).isEqualTo(400);
            assertThat(Told.of(thrown).sentence()).containsAnyOf("没有字段", "每个地点各填一格");
        });
    }

    private String variables(Task task) {
        return sql.queryForList("select * from act_ru_variable where proc_inst_id_ = ? order by id_", task.getProcessInstanceId()).toString();
    }
}
