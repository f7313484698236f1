package cn.shishi.desk;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shishi.StreetTest;
import cn.shishi.Story.StreetStory;
import cn.shishi.identity.Accounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every route of ours there is, by the product's own list of them: a new one that stands open is found here. */
class RoutesTest extends StreetTest {

    private static final String CANARY = "金丝雀";

    @LocalServerPort
    int port;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    @Autowired
    JdbcTemplate sql;

    @Autowired
    Accounts accounts;

    String part;
    String task;
    String hash;

    record Route(String method, String path) {}

    @BeforeEach
    void somethingToSee() {
        part = street.project("量化任务") + "-1";
        hash = street.gives("jingban", part, "record-quantity", CANARY + "验收单");
        street.does("jingban", part, "record-quantity", Map.of("happened", "2020-03-01", "quantity", 12, "operator", CANARY + "公司"));
        task = street.task(part, "sign-quantity").getId();
        story.seal();
    }

    @Test
    void withoutALoginNoneOpens() {
        Door nobody = new Door(port, null);
        assertThat(routes()).hasSizeGreaterThan(40).allSatisfy(route -> {
            Door.Answer answer = nobody.asks(route.method, route.path, Map.of());
            assertThat(answer.status() == 401 || answer.status() == 403 || answer.status() == 302 && answer.location().endsWith("/login"))
                    .as("%s %s", route, answer.status()).isTrue();
        });
    }

    @Test
    void withoutThePagesTokenNoneChangesAnything() {
        List<String> before = street.open(part);
        Door browser = new Door(port, "duban" + street.id).loggedIn("secret");
        assertThat(changing()).hasSizeGreaterThan(15).allSatisfy(route -> assertThat(browser.asks(route.method, route.path, Map.of()).status()).as("%s", route).isEqualTo(403));
        assertThat(street.open(part)).isEqualTo(before);
        assertThat(browser.browse("/").status()).isEqualTo(200);
    }

    @Test
    void nothingOfAStreetIsShownToAnother() {
        StreetStory other = story.street();
        List<Route> reading = routes().stream().filter(route -> route.method.equals("GET")).toList();
        for (String role : List.of("jingban", "fenguan", "duban")) {
            Door stranger = new Door(port, role + other.id);
            assertThat(reading).allSatisfy(route -> {
                Door.Answer answer = stranger.asks("GET", route.path, Map.of());
                assertThat(answer.body()).as("%s", route).doesNotContain(CANARY, "测试街道" + street.id.substring(1), "jingban" + street.id);
                assertThat(answer.status()).as("%s", route).isLessThan(500);
            });
        }
        String shown = String.join("", reading.stream().map(route -> new Door(port, "fenguan" + street.id).asks("GET", route.path, Map.of()).body()).toList());
        assertThat(shown).as("to its own people").contains(CANARY + "公司", CANARY + "验收单", "测试街道" + street.id.substring(1));
    }

    @Test
    void nothingOfAStreetIsChangedByAnother() {
        StreetStory other = story.street();
        List<Object> before = List.of(street.facts(part), street.open(part));
        for (String role : List.of("fenguan", "duban")) {
            Door stranger = new Door(port, role + other.id);
            assertThat(changing()).allSatisfy(route -> assertThat(stranger.asks(route.method, route.path, Map.of("variables", Map.of("decision", "approve"))).status())
                    .as("%s", route).isGreaterThanOrEqualTo(400));
        }
        assertThat(List.of(street.facts(part), street.open(part))).isEqualTo(before);
        assertThat(new Door(port, "fenguan" + street.id).post("/api/tasks/" + task + "/complete", Map.of("variables", Map.of("decision", "approve"))).status()).isEqualTo(200);
    }

    @Test
    void eachTryToChangeSomethingIsNotedOnce() {
        String account = "kezhang" + street.id;
        Door door = new Door(port, account);
        changing().forEach(route -> {
            int before = noted(account);
            door.asks(route.method, route.path, Map.of());
            assertThat(noted(account)).as("%s", route).isEqualTo(before + 1);
        });
    }

    @Test
    void whatIsNobodysDoorAnswersNothing() throws IOException {
        List<String> paths = Files.readAllLines(Path.of("src/test/resources/nobodys-doors.txt"));
        assertThat(paths).hasSizeGreaterThanOrEqualTo(60).doesNotHaveDuplicates();
        accounts.add("admin" + street.id, "管理员", "secret", List.of(Accounts.ADMINISTRATORS), null);
        for (Door door : List.of(new Door(port, "duban" + street.id).loggedIn("secret"), new Door(port, "admin" + street.id).loggedIn("secret"))) {
            assertThat(paths).allSatisfy(path -> {
                Door.Answer answer = door.browse(path);
                assertThat(answer.status()).as("%s %s", path, answer.body()).isIn(400, 403, 404);
                assertThat(answer.body()).doesNotContain("Exception", "org.", "java.", "Tomcat", "SELECT");
            });
        }
        Door nobody = new Door(port, null);
        assertThat(paths).allSatisfy(path -> assertThat(nobody.browse(path).status()).as(path).isIn(302, 400, 401, 403, 404));
        assertThat(nobody.browse("/v3/api-docs").status()).isIn(302, 401);
    }

    @Test
    void whatPeopleTypeIsShownAsText() {
        String other = street.project("量化任务", "02") + "-1";
        street.does("jingban", other, "record-quantity", Map.of("happened", "2020-03-01", "quantity", 1, "operator", "<script>alert(1)</script><img src=x onerror=alert(2)>"));
        Door leader = new Door(port, "fenguan" + street.id);
        for (String page : List.of("/", "/tasks/" + street.task(other, "sign-quantity").getId(), "/projects/" + other.replaceAll("-1$", ""))) {
            assertThat(leader.get(page).body()).as(page).doesNotContain("<script>alert", "<img src=x");
        }
        assertThat(leader.get("/tasks/" + street.task(other, "sign-quantity").getId()).body()).contains("&lt;script&gt;alert(1)");
    }

    private int noted(String account) {
        return sql.queryForObject("select count(*) from audit where account = ? and status is not null", Integer.class, account);
    }

    private List<Route> changing() {
        return routes().stream().filter(route -> !route.method.equals("GET")).toList();
    }

    private List<Route> routes() {
        List<Route> all = new ArrayList<>();
        mappings.getHandlerMethods().keySet().forEach(info -> {
            for (String pattern : info.getPatternValues()) {
                var methods = info.getMethodsCondition().getMethods();
                if (!pattern.equals("/login") && !pattern.equals("/error")) {
                    (methods.isEmpty() ? List.of(RequestMethod.GET, RequestMethod.POST) : methods).forEach(method -> all.add(new Route(method.name(), filled(pattern))));
                }
            }
        });
        return all;
    }

    private String filled(String pattern) {
        String path = pattern.replaceAll("\\{hash:.*?}}", hash).replaceAll("\\{year:.*?}}", "2020").replaceAll("\\{name:.*?}", "census.bpmn")
                .replace("{code}", part.replaceAll("-1$", "")).replace("{process}", "narrative").replace("{id}", task).replaceAll("\\{\\w+}", "x");
        return path + "?street=" + street.id + "&year=2020&period=year&page=1";
    }
}
