package cn.shishi.desk;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shishi.StreetTest;
import cn.shishi.Story.StreetStory;
import cn.shishi.identity.Accounts;
import cn.shishi.identity.TasklistAsks;
import cn.shishi.project.Projects;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What one street typed never reaches another: not by our routes, not by Tasklist's, asked for by its own ids and words. */
class TwoStreetsTest extends StreetTest {

    static final String ENGINE = "/camunda/api/engine/engine/default/";
    private static final List<String> ROLES = List.of("jingban", "kezhang", "fenguan", "zhuren", "juwei", "duban");

    @LocalServerPort
    int port;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    @Autowired
    Accounts accounts;

    @Autowired
    Projects projects;

    Canaries here;
    StreetStory other;

    /** @param none nothing of another's may be counted or listed there */
    record Ask(String method, String path, Object body, boolean none) {
        static Ask get(String path) {
            return new Ask("GET", path, null, false);
        }

        static Ask none(String path) {
            return new Ask("GET", path, null, true);
        }

        static Ask none(String path, Object body) {
            return new Ask("POST", path, body, true);
        }
    }

    @BeforeEach
    void aStreetAtWorkAndAnother() throws IOException {
        here = new Canaries(street, accounts, projects, port, "Kanari" + street.id + "q");
        other = story.street();
        story.seal();
    }

    @Test
    void nothingThatOneStreetTypedIsShownToAnother() {
        List<String> leaked = new ArrayList<>();
        for (String role : ROLES) {
            Door stranger = new Door(port, role + other.id).loggedIn("secret");
            for (Ask ask : asks(here, stranger)) {
                leaked.addAll(leaks(ask, answer(stranger, ask), here));
            }
            assertThat(stranger.browse("/").status()).as("still logged in").isEqualTo(200);
        }
        assertThat(leaked).isEmpty();
        Map<String, Boolean> shown = new LinkedHashMap<>();
        for (String role : ROLES) {
            Door own = new Door(port, role + street.id).loggedIn("secret");
            for (Ask ask : looks(here, own)) {
                String body = answer(own, ask).body();
                here.typed.forEach((field, word) -> shown.merge(field, body.contains(word), Boolean::logicalOr));
            }
        }
        assertThat(shown).as("its own people see what they typed").doesNotContainValue(false);
    }

    /** {@code -Dshishi.canary.seconds} says how long. */
    @Test
    @Tag("lab")
    void norWhileBothAreAtWork() throws IOException {
        Canaries there = new Canaries(other, accounts, projects, port, "Kanari" + other.id + "q");
        story.seal();
        Instant end = Instant.now().plus(Duration.ofSeconds(Long.getLong("shishi.canary.seconds", 60)));
        LongAdder foreign = new LongAdder();
        LongAdder own = new LongAdder();
        List<CompletableFuture<Void>> people = new ArrayList<>();
        for (String role : List.of("jingban", "fenguan", "duban", "kezhang")) {
            for (boolean swapped : new boolean[] {false, true}) {
                Canaries mine = swapped ? there : here;
                Canaries others = swapped ? here : there;
                people.add(CompletableFuture.runAsync(() -> {
                    Door door = new Door(port, role + mine.street.id).loggedIn("secret");
                    List<Ask> strange = asks(others, door);
                    List<Ask> homely = looks(mine, door);
                    for (int i = 0; Instant.now().isBefore(end); i++) {
                        Ask ask = strange.get(i % strange.size());
                        assertThat(leaks(ask, answer(door, ask), others)).isEmpty();
                        foreign.increment();
                        assertThat(answer(door, homely.get(i % homely.size())).body()).doesNotContain(others.word);
                        own.increment();
                        if (role.equals("jingban")) {
                            String list = mine.street.task(mine.project + "-2", "record-checklist").getId();
                            assertThat(new Door(port, role + mine.street.id).put("/api/tasks/" + list + "/rows", List.of(Map.of("item", mine.typed.get("Place"), "ticked", true,
                                    "values", Map.of("problem", mine.typed.get("Cell") + i)))).status()).isEqualTo(200);
                        }
                    }
                    assertThat(door.browse("/").status()).as("still logged in").isEqualTo(200);
                }));
            }
        }
        people.forEach(CompletableFuture::join);
        System.out.printf("two streets under load: %d foreign and %d own requests, no canary%n", foreign.sum(), own.sum());
        assertThat(foreign.sum()).isGreaterThan(100);
    }

    private static List<String> leaks(Ask ask, Door.Answer answer, Canaries of) {
        String all = answer.body() + answer.head();
        List<String> found = new ArrayList<>(of.typed.entrySet().stream().filter(typed -> all.contains(typed.getValue())).map(typed -> typed.getKey() + " by " + ask).toList());
        if (answer.status() >= 500) {
            found.add("a fault by " + ask + ": " + answer.body());
        }
        if (ask.none && answer.status() == 200 && !Set.of("[]", "{}", "{\"count\":0}").contains(answer.body().strip())) {
            found.add("something by " + ask + ": " + answer.body());
        }
        return found;
    }

    private Door.Answer answer(Door door, Ask ask) {
        try {
            Door.Answer answer = List.of("POST", "PUT").contains(ask.method) ? door.tasklist(ask.method, ask.path, ask.body)
                    : door.asks(ask.method, ask.path, ask.body == null ? Map.of() : ask.body);
            return !answer.body().startsWith("PK") ? answer : new Door.Answer(answer.status(), answer.type(), answer.location(), unpacked(door.bytes(ask.path)), answer.head());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String unpacked(byte[] workbook) throws IOException {
        StringBuilder text = new StringBuilder();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(workbook))) {
            while (zip.getNextEntry() != null) {
                text.append(new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return text.toString();
    }

    private List<Ask> asks(Canaries of, Door door) {
        List<String> filters = new ArrayList<>();
        door.browse(ENGINE + "filter?maxResults=100").json().forEach(filter -> filters.add(filter.path("id").asText()));
        assertThat(filters).isNotEmpty();
        Map<String, List<Ask>> tasklist = tasklist(of, filters);
        assertThat(new TreeSet<>(tasklist.keySet())).as("each of Tasklist's requests is asked here").isEqualTo(new TreeSet<>(TasklistAsks.all()));
        List<Ask> all = new ArrayList<>(tasklist.values().stream().flatMap(List::stream).toList());
        all.addAll(ours(of));
        return all;
    }

    /** Without what would change something where it may. */
    private List<Ask> looks(Canaries of, Door door) {
        return asks(of, door).stream().filter(ask -> ask.body == null || !ask.path.contains("/task/")).toList();
    }

    private List<Ask> ours(Canaries of) {
        List<Ask> all = new ArrayList<>();
        mappings.getHandlerMethods().keySet().forEach(info -> info.getPatternValues().stream().filter(pattern -> !pattern.equals("/error"))
                .filter(pattern -> info.getMethodsCondition().getMethods().isEmpty() || info.getMethodsCondition().getMethods().stream().anyMatch(m -> m.name().equals("GET")))
                .forEach(pattern -> filled(pattern, of).forEach(path -> all.add(Ask.get(path)))));
        assertThat(all).hasSizeGreaterThan(30);
        return all;
    }

    /** With every id of the street that could stand there. */
    private static List<String> filled(String pattern, Canaries of) {
        String path = pattern.replaceAll("\\{hash:.*?}}", of.paper).replaceAll("\\{year:.*?}}", "2020").replaceAll("\\{name:.*?}", "census.bpmn").replace("{key}", of.handover)
                .replace("{process}", "quantity");
        Stream<String> paths = path.contains("{code}") ? Stream.of(of.project, of.project + "-1", of.project + "-3", of.street.code + "-D0001").map(code -> path.replace("{code}", code))
                : path.contains("{id}") ? of.tasks.stream().map(task -> path.replace("{id}", task.getId())) : Stream.of(path);
        String more = "?street=" + of.street.id + "&year=2020&period=year&asOf=2020-12-31&from=jingban" + of.street.id + "&to=heir" + of.street.id + "&day=2020-03-02";
        return paths.map(filled -> filled + more).toList();
    }

    private static Map<String, List<Ask>> tasklist(Canaries of, List<String> filters) {
        Map<String, List<Ask>> all = new LinkedHashMap<>();
        for (String line : List.of("GET /camunda/favicon.ico", "GET /camunda/api/admin/auth/user/default")) {
            all.put(line, List.of(Ask.get(line.substring(4))));
        }
        all.put("GET /camunda/lib/**", List.of(Ask.get("/camunda/lib/deps.js")));
        all.put("GET /camunda/assets/**", List.of(Ask.get("/camunda/assets/images/x.png")));
        all.put("GET /camunda/app/tasklist/**", List.of(Ask.get("/camunda/app/tasklist/default/?task=" + of.tasks.get(0).getId())));
        all.put("GET /camunda/api/tasklist/plugin/**", List.of(Ask.get("/camunda/api/tasklist/plugin/tasklistPlugins/default/x")));
        all.put("GET ENGINE/", List.of(Ask.get("/camunda/api/engine/engine/")));
        all.put("GET,OPTIONS DEFAULT/filter", List.of(Ask.get(ENGINE + "filter?itemCount=true&nameLike=%25" + of.word + "%25"), new Ask("OPTIONS", ENGINE + "filter", null, false)));
        all.put("GET DEFAULT/filter/count", List.of(Ask.none(ENGINE + "filter/count?nameLike=%25" + of.word + "%25")));
        all.put("GET,OPTIONS DEFAULT/filter/*", filters.stream().map(filter -> Ask.get(ENGINE + "filter/" + filter + "?itemCount=true")).toList());
        all.put("GET,POST DEFAULT/filter/*/list", searched(of, filters, "list?firstResult=0&maxResults=50"));
        all.put("GET,POST DEFAULT/filter/*/count", searched(of, filters, "count"));
        all.put("GET DEFAULT/process-definition", List.of(Ask.none(ENGINE + "process-definition?tenantIdIn=" + of.street.id), Ask.get(ENGINE + "process-definition?latest=true&startableInTasklist=true")));
        all.put("GET DEFAULT/process-definition/count", List.of(Ask.none(ENGINE + "process-definition/count?tenantIdIn=" + of.street.id)));
        List<String> definitions = of.tasks.stream().map(Task::getProcessDefinitionId).distinct().toList();
        all.put("GET DEFAULT/process-definition/*", each(definitions, "process-definition/%s"));
        all.put("GET DEFAULT/process-definition/*/xml", each(definitions, "process-definition/%s/xml"));
        List<String> tasks = of.tasks.stream().map(Task::getId).toList();
        all.put("GET DEFAULT/task/*", each(tasks, "task/%s"));
        for (String sub : List.of("form", "deployed-form", "form-variables", "comment", "identity-links", "attachment")) {
            all.put("GET DEFAULT/task/*/" + sub, each(tasks, "task/%s/" + sub));
        }
        all.put("PUT DEFAULT/task/*", tasks.stream().map(task -> new Ask("PUT", ENGINE + "task/" + task, Map.of("name", "x"), false)).toList());
        Map<String, Object> bodies = Map.of("submit-form", Map.of("variables", Map.of("quantity", Map.of("value", -1))), "complete", Map.of("withVariablesInReturn", true, "variables",
                Map.of("decision", Map.of("value", "?"))), "claim", Map.of("userId", "jingban" + of.street.id), "unclaim", Map.of(), "comment/create", Map.of("message", ""),
                "assignee", Map.of("userId", "jingban" + of.street.id), "identity-links", Map.of("userId", "?", "type", "?"), "identity-links/delete", Map.of("userId", "?", "type", "?"));
        bodies.forEach((sub, body) -> all.put("POST DEFAULT/task/*/" + sub, List.of(new Ask("POST", ENGINE + "task/" + tasks.get(0) + "/" + sub, body, false))));
        all.put("GET DEFAULT/history/user-operation", each(tasks, "history/user-operation?taskId=%s"));
        all.put("GET DEFAULT/history/user-operation/count", each(tasks, "history/user-operation/count?taskId=%s"));
        List<String> instances = of.tasks.stream().map(Task::getProcessInstanceId).distinct().toList();
        List<Ask> lists = new ArrayList<>(List.of(Ask.get(ENGINE + "task"), Ask.none(ENGINE + "task?tenantIdIn=" + of.street.id)));
        instances.forEach(instance -> lists.add(Ask.none(ENGINE + "task?processInstanceId=" + instance)));
        all.put("GET DEFAULT/task", lists);
        List<Ask> variables = new ArrayList<>(each(instances, "variable-instance?processInstanceIdIn=%s"));
        variables.add(Ask.none(ENGINE + "variable-instance?deserializeValues=true", Map.of("taskIdIn", tasks)));
        variables.add(Ask.none(ENGINE + "variable-instance", Map.of("processInstanceIdIn", instances)));
        variables.add(Ask.none(ENGINE + "variable-instance", Map.of("tenantIdIn", List.of(of.street.id))));
        all.put("GET,POST DEFAULT/variable-instance", variables);
        all.put("GET,POST DEFAULT/group", List.of(Ask.get(ENGINE + "group"), Ask.get(ENGINE + "group?nameLike=%25" + of.word + "%25"), Ask.get(ENGINE + "group?member=heir" + of.street.id),
                new Ask("POST", ENGINE + "group", Map.of("memberOfTenant", of.street.id), false)));
        all.put("GET,POST DEFAULT/group/count", List.of(Ask.get(ENGINE + "group/count?member=heir" + of.street.id), new Ask("POST", ENGINE + "group/count", Map.of(), false)));
        all.put("GET DEFAULT/user", List.of(Ask.get(ENGINE + "user"), Ask.get(ENGINE + "user?firstNameLike=%25" + of.word + "%25"), Ask.get(ENGINE + "user?memberOfTenant=" + of.street.id),
                Ask.get(ENGINE + "user?id=heir" + of.street.id)));
        all.put("GET DEFAULT/user/count", List.of(Ask.none(ENGINE + "user/count?firstNameLike=%25" + of.word + "%25")));
        all.put("GET DEFAULT/user/*/profile", each(List.of("heir" + of.street.id), "user/%s/profile"));
        all.put("GET DEFAULT/authorization/check", List.of(Ask.get(ENGINE + "authorization/check?permissionName=READ&resourceName=task&resourceType=7&resourceId=" + tasks.get(0))));
        return all;
    }

    /** By every word and id that a person of another street could guess. */
    private static List<Ask> searched(Canaries of, List<String> filters, String question) {
        List<Map<String, Object>> queries = List.of(Map.of(), Map.of("nameLike", "%" + of.word + "%"), Map.of("descriptionLike", "%" + of.word + "%"), Map.of("tenantIdIn", List.of(of.street.id)),
                Map.of("processInstanceBusinessKeyLike", of.project + "%"), Map.of("taskId", of.tasks.get(0).getId()), Map.of("assignee", "jingban" + of.street.id),
                Map.of("candidateUser", "jingban" + of.street.id), Map.of("candidateGroup", "jingban", "includeAssignedTasks", true),
                Map.of("processVariables", List.of(Map.of("name", "street", "operator", "eq", "value", of.street.id))),
                Map.of("orQueries", List.of(Map.of("nameLike", "%" + of.word + "%", "tenantIdIn", List.of(of.street.id)))));
        List<Ask> all = new ArrayList<>();
        for (String filter : filters) {
            String path = ENGINE + "filter/" + filter + "/" + question;
            all.add(Ask.get(path));
            queries.forEach(query -> all.add(new Ask("POST", path, query, false)));
        }
        return all;
    }

    private static List<Ask> each(List<String> ids, String path) {
        return ids.stream().map(id -> Ask.get(ENGINE + path.formatted(id))).toList();
    }
}
