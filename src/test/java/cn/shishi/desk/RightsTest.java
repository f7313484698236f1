package cn.shishi.desk;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shishi.Story;
import cn.shishi.StreetTest;
import cn.shishi.identity.Accounts;
import cn.shishi.identity.People;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Who may do what to a task: every request that changes something, the engine's and ours, by everybody. {@code rights.txt} has a line
 * for each that lets anybody in; whom it does not name is refused, and nothing has changed. A new request without a line fails here.
 */
class RightsTest extends StreetTest {

    private static final String ENGINE = "/camunda/api/engine/engine/default/";

    @LocalServerPort
    int port;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    @Autowired
    Accounts accounts;

    @Autowired
    People people;

    @Autowired
    TaskService tasks;

    @Autowired
    JdbcTemplate sql;

    Map<String, String> names = new LinkedHashMap<>();
    Map<String, Door> doors = new LinkedHashMap<>();
    String part;
    Task task;
    int projects;

    /** A task of two 经办人 that the first of them has taken; {@code elsewhere} is one of another street. */
    @BeforeEach
    void somebodysTask() {
        Story.StreetStory other = story.street();
        street.account("colleague", "jingban");
        street.account("shenji", "shenji");
        accounts.add("admin" + street.id, "管理员", "secret", List.of(Accounts.ADMINISTRATORS), null);
        anotherTask();
        for (String who : List.of("jingban", "colleague", "kezhang", "fenguan", "zhuren", "juwei", "duban", "shenji", "admin")) {
            names.put(who.equals("jingban") ? "own" : who, who + street.id);
        }
        names.put("elsewhere", "jingban" + other.id);
        names.forEach((who, account) -> doors.put(who, new Door(port, account).loggedIn("secret")));
    }

    @Test
    void whoeverIsNotNamedIsRefusedAndChangesNothing() throws IOException {
        List<String> let = new ArrayList<>();
        String before = state();
        for (String route : routes()) {
            StringBuilder in = new StringBuilder();
            for (String who : names.keySet()) {
                int status = asks(who, route).status();
                boolean changed = status < 400 && !state().equals(before);
                if (changed) {
                    anotherTask();
                    before = state();
                }
                in.append(status < 400 ? " " + who + (changed ? "*" : "") : Set.of(401, 403, 404).contains(status) ? "" : " " + who + "?");
            }
            assertThat(state()).as("%s changed something though it was refused", route).isEqualTo(before);
            if (!in.isEmpty()) {
                let.add(route + ":" + in);
            }
        }
        let.forEach(line -> System.out.println("RIGHT " + line));
        assertThat(let).isEqualTo(Files.readAllLines(Path.of("src/test/resources/rights.txt")).stream().filter(line -> !line.startsWith("#")).toList());
    }

    private void anotherTask() {
        part = street.project("量化任务", String.format("%02d", ++projects)) + "-1";
        task = street.task(part, "record-quantity");
        people.as("jingban" + street.id, () -> {
            tasks.claim(task.getId(), "jingban" + street.id);
            return null;
        });
    }

    private Door.Answer asks(String who, String route) throws IOException {
        String verb = route.substring(0, route.indexOf(' '));
        String path = route.substring(route.indexOf(' ') + 1);
        Door door = doors.get(who);
        if (path.startsWith("/")) {
            String filled = ours(path);
            return path.startsWith("/api/") && !path.endsWith("/evidence") || path.startsWith("/engine-rest") ? new Door(port, names.get(who)).asks(verb, filled, Map.of("variables", entry()))
                    : door.submit("/", filled, fields(), null, Map.of("file", "x".getBytes(), "files", "x".getBytes()));
        }
        return door.tasklist(verb, ENGINE + theirs(path), "application/json", body(path, names.get(who)).getBytes(StandardCharsets.UTF_8));
    }

    private String theirs(String path) {
        String kind = path.substring(0, path.contains("/") ? path.indexOf('/') : path.length());
        String id = switch (kind) {
            case "task" -> task.getId();
            case "process-instance", "execution" -> task.getProcessInstanceId();
            case "process-definition" -> task.getProcessDefinitionId();
            case "user" -> names.get("colleague");
            case "group" -> "fenguan";
            case "tenant" -> street.id;
            default -> "x";
        };
        return path.replace("/{id}", "/" + id).replace("{key}", "quantity").replace("{varId}", "approved").replace("{userId}", names.get("colleague")).replaceAll("\\{\\w+}", "x");
    }

    private String body(String path, String me) {
        String user = "{\"userId\":\"" + me + "\"}";
        return switch (path.replaceFirst("^task/\\{id}", "")) {
            case "/claim", "/assignee", "/delegate" -> user;
            case "/identity-links", "/identity-links/delete" -> "{\"userId\":\"" + me + "\",\"type\":\"candidate\"}";
            case "/complete", "/submit-form" -> "{\"variables\":{\"happened\":{\"value\":\"2020-03-01\"},\"quantity\":{\"value\":3}}}";
            case "/comment/create" -> "{\"message\":\"x\"}";
            case "" -> "{\"name\":\"x\",\"assignee\":\"" + me + "\",\"priority\":50}";
            default -> "{}";
        };
    }

    private String ours(String path) {
        return path.replace("{id}", task.getId()).replace("{code}", part.replaceAll("-1$", "")).replace("{process}", "narrative").replaceAll("\\{\\w+(:.*?)?}", "x") + "?street=" + street.id + "&year=2020";
    }

    private Map<String, String> fields() {
        return Map.of("happened", "2020-03-01", "quantity", "3", "paper", "照片", "name", "某处", "text", "某处", "base", "0", "reason", "x", "subject", part, "from", names.get("own"), "to", names.get("colleague"));
    }

    private static Map<String, Object> entry() {
        return Map.of("happened", "2020-03-01", "quantity", 3);
    }

    private Set<String> routes() {
        Set<String> all = new TreeSet<>(EngineRoutes.changing());
        mappings.getHandlerMethods().keySet().forEach(info -> info.getPatternValues().forEach(pattern -> info.getMethodsCondition().getMethods().stream()
                .filter(method -> !method.name().equals("GET")).forEach(method -> all.add(method + " " + pattern))));
        return all;
    }

    private String state() {
        return Stream.of("select * from act_ru_task where id_ = '" + task.getId() + "'", "select * from act_ru_identitylink where task_id_ = '" + task.getId() + "' order by id_",
                "select * from act_ru_variable where proc_inst_id_ = '" + task.getProcessInstanceId() + "' order by id_", "select * from act_ru_execution where proc_inst_id_ = '" + task.getProcessInstanceId() + "' order by id_",
                "select count(*) from act_hi_comment", "select count(*) from act_hi_attachment", "select count(*) from act_re_deployment", "select count(*) from act_re_procdef where suspension_state_ = 1", "select count(*) from act_ru_task",
                "select count(*) from act_id_user", "select count(*) from act_id_group", "select count(*) from act_id_membership", "select count(*) from act_id_tenant_member", "select count(*) from act_ru_authorization",
                "select count(*) from act_ru_filter", "select count(*) from fact", "select count(*) from handover", "select count(*) from type_draft")
                .map(query -> sql.queryForList(query).toString()).reduce("", String::concat);
    }
}
