package cn.shishi.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.shishi.Attack;
import cn.shishi.StreetTest;
import cn.shishi.identity.People;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** No object of Java comes in as a variable, by any door that takes variables: it is neither kept nor read back. */
class SerializedTest extends StreetTest {

    private static final String ENGINE = "/camunda/api/engine/engine/default/task/";
    private static final String JAVA = "application/x-java-serialized-object";

    @LocalServerPort
    int port;

    @Autowired
    TaskService tasks;

    @Autowired
    FormService forms;

    @Autowired
    People people;

    @Autowired
    JdbcTemplate sql;

    String part;
    String task;
    String object;

    @BeforeEach
    void begun() throws IOException {
        part = street.project("量化任务") + "-1";
        task = street.task(part, "record-quantity").getId();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(new Attack.Sleeper());
        }
        object = Base64.getEncoder().encodeToString(bytes.toByteArray());
        Attack.clear();
    }

    @ParameterizedTest
    @ValueSource(strings = {"complete", "submit-form", "resolve", "variables", "localVariables"})
    void tasklistTakesNone(String door) throws IOException {
        Door cadre = new Door(port, "jingban" + street.id).loggedIn("secret");
        List<Object> before = state();
        for (Map<String, Object> value : values()) {
            for (String name : List.of("quantity", "happened", "anything")) {
                assertThat(cadre.tasklist(ENGINE + task + "/" + door, Map.of("variables", Map.of(name, value), "modifications", Map.of(name, value))).status()).as("%s", value).isGreaterThanOrEqualTo(400);
                Map<String, Object> whole = new HashMap<>(Map.of("happened", Map.of("value", "2020-03-01"), "quantity", Map.of("value", 3)));
                whole.put(name, value);
                assertThat(cadre.tasklist(ENGINE + task + "/" + door, Map.of("variables", whole)).status()).as("%s", value).isGreaterThanOrEqualTo(400);
            }
        }
        for (String method : List.of("PUT", "POST")) {
            assertThat(cadre.tasklist(method, ENGINE + task + "/variables/quantity", "application/json", "{}".getBytes()).status()).isEqualTo(403);
            assertThat(cadre.tasklist(method, ENGINE + task + "/localVariables/quantity/data", "application/json", "{}".getBytes()).status()).isEqualTo(403);
        }
        assertThat(state()).isEqualTo(before);
        assertThat(Attack.ran()).isFalse();
    }

    @Test
    void ourOwnDoorTakesPlainValuesOnly() {
        Door program = new Door(port, "jingban" + street.id);
        List<Object> before = state();
        List<Object> odd = new ArrayList<>(values());
        odd.addAll(List.of(Map.of("@class", Attack.Sleeper.class.getName()), Map.of("@type", Attack.Sleeper.class.getName(), "value", object), List.of(Attack.Sleeper.class.getName(), Map.of()), List.of(1, 2)));
        for (Object value : odd) {
            for (String name : List.of("quantity", "happened", "anything")) {
                Map<String, Object> whole = new HashMap<>(Map.of("happened", "2020-03-01", "quantity", 3));
                whole.put(name, value);
                Door.Answer answer = program.post("/api/tasks/" + task + "/complete", Map.of("variables", whole));
                assertThat(answer.status()).as("%s %s", value, answer.body()).isEqualTo(400);
            }
        }
        assertThat(state()).isEqualTo(before);
        assertThat(Attack.ran()).isFalse();
        assertThat(program.post("/api/tasks/" + task + "/complete", Map.of("variables", Map.of("happened", "2020-03-01", "quantity", 3))).status()).isEqualTo(200);
    }

    /** Should a door ever let one through. */
    @Test
    void theEngineItselfTakesNone() {
        List<Object> before = state();
        for (Object value : List.of(new Attack.Sleeper(), Variables.objectValue(new Attack.Sleeper()).create(), Variables.serializedObjectValue(object).objectTypeName(Attack.Sleeper.class.getName())
                .serializationDataFormat(JAVA).create())) {
            for (String name : List.of("quantity", "anything")) {
                Map<String, Object> whole = Map.of("happened", "2020-03-01", name, value);
                assertThatThrownBy(() -> as(() -> tasks.complete(task, whole))).isNotNull();
                assertThatThrownBy(() -> as(() -> forms.submitTaskForm(task, whole))).isNotNull();
                if (value instanceof SerializableValue text && !text.isDeserialized()) {
                    assertThatThrownBy(() -> tasks.setVariable(task, name, value)).isNotNull();
                    assertThatThrownBy(() -> tasks.setVariableLocal(task, name, value)).isNotNull();
                }
            }
        }
        assertThat(state()).isEqualTo(before);
        assertThat(Attack.ran()).isFalse();
    }

    private void as(Runnable act) {
        people.as("jingban" + street.id, () -> {
            act.run();
            return null;
        });
    }

    private List<Map<String, Object>> values() {
        return List.of(
                Map.of("type", "Object", "value", object, "valueInfo", Map.of("serializationDataFormat", JAVA, "objectTypeName", Attack.Sleeper.class.getName())),
                Map.of("type", "Object", "value", object, "valueInfo", Map.of("serializationDataFormat", JAVA)),
                Map.of("type", "Object", "value", "{}", "valueInfo", Map.of("serializationDataFormat", "application/json", "ObjectTypeName", Attack.Sleeper.class.getName())),
                Map.of("type", "object", "value", object),
                Map.of("type", "Bytes", "value", object),
                Map.of("type", "File", "value", object, "valueInfo", Map.of("filename", "x.ser", "mimetype", JAVA)),
                Map.of("type", Attack.Sleeper.class.getName(), "value", object),
                Map.of("type", "Xml", "value", "<x/>"),
                Map.of("type", "Json", "value", "[\"" + Attack.Sleeper.class.getName() + "\", {}]"));
    }

    private List<Object> state() {
        String instance = tasks.createTaskQuery().taskId(task).singleResult().getProcessInstanceId();
        return List.of(street.open(part), street.facts(part), sql.queryForList("select * from act_ru_variable where proc_inst_id_ = ? order by id_", instance).toString(),
                sql.queryForObject("select count(*) from act_ge_bytearray", Long.class));
    }
}
