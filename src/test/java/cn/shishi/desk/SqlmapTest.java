package cn.shishi.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import cn.shishi.StreetTest;
import cn.shishi.identity.Accounts;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.lang.reflect.Parameter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** sqlmap, where it is installed, over every parameter of every route there is, by the product's own list of them. */
@Tag("lab")
class SqlmapTest extends StreetTest {

    private static final Path SQLMAP = Path.of(System.getProperty("shishi.sqlmap", "/usr/bin/sqlmap"));
    private static final String ENGINE = "/camunda/api/engine/engine/default/";
    private static final String ANY = "00000000-0000-0000-0000-000000000000";
    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)(?::[^{}]*(?:\\{\\d+}[^{}]*)?)?}");
    private static final int EACH_MINUTES = 5;

    @LocalServerPort
    int port;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    @Autowired
    Accounts accounts;

    @Autowired
    JdbcTemplate sql;

    @TempDir
    Path folder;

    /** @param body null for none; where {@code *} stands, something is tried */
    private record Ask(String account, String method, String path, String type, String body, List<String> headers) {}

    @Test
    @Timeout(value = 2, unit = TimeUnit.HOURS)
    void noParameterOfAnyRouteReachesAStatement() throws Exception {
        assumeTrue(Files.isExecutable(SQLMAP), "sqlmap is not installed");
        String project = street.project("量化任务");
        String part = project + "-1";
        String hash = street.gives("jingban", part, "record-quantity", "验收单");
        accounts.add("all" + street.id, "多面手", "secret", List.of("jingban", "kezhang", "fenguan", "zhuren", "juwei", "duban"), street.id);
        accounts.add("shenji" + street.id, "审计员", "secret", List.of("shenji"), null);
        Map<String, String> samples = new TreeMap<>(Map.of("street", street.id, "year", "2020", "code", project, "key", project, "hash", hash, "process", "narrative",
                "name", "census.bpmn", "day", "2020-03-02", "asOf", "2020-12-31", "period", "year"));
        samples.put("page", "1");
        samples.put("task", street.task(part, "record-quantity").getId());

        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.addAppender(log);
        // What is tried as a password must not close the door to the rest
        ScheduledExecutorService forgetful = Executors.newSingleThreadScheduledExecutor();
        forgetful.scheduleWithFixedDelay(() -> sql.update("delete from failed_login"), 0, 200, TimeUnit.MILLISECONDS);
        Map<String, String> found = new TreeMap<>();
        try {
            List<Ask> asks = Stream.concat(routes(samples).stream(), tasklist(samples.get("task")).stream()).toList();
            assertThat(asks).hasSizeGreaterThan(40);
            for (Ask ask : asks) {
                String told = sqlmap(ask, "http://127.0.0.1:" + port);
                System.out.println(ask.method + " " + ask.path + ": " + told.lines().filter(line -> line.contains("injectable") || line.contains("CRITICAL")).reduce((a, b) -> b).orElse("?"));
                if (!told.contains("all tested parameters do not appear to be injectable")) {
                    found.put(ask.method + " " + ask.path, told);
                }
            }
        } finally {
            forgetful.shutdownNow();
            root.detachAppender(log);
        }
        assertThat(found).isEmpty();
        assertThat(List.copyOf(log.list)).extracting(ILoggingEvent::getFormattedMessage).noneMatch(line -> line.matches("(?s).*(BadSqlGrammar|JdbcSQL|PSQLException).*"));
    }

    /** The twin: asked the same way, it finds a hole where there is one. */
    @Test
    void whereThereIsAHoleItIsFound() throws Exception {
        assumeTrue(Files.isExecutable(SQLMAP), "sqlmap is not installed");
        HttpServer hole = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        hole.createContext("/", asked -> {
            String name = URLDecoder.decode(asked.getRequestURI().getRawQuery().replaceFirst("name=", ""), StandardCharsets.UTF_8);
            byte[] answer;
            try {
                answer = sql.queryForList("select id_ from act_id_group where id_ = '" + name + "'", String.class).toString().getBytes(StandardCharsets.UTF_8);
            } catch (RuntimeException fault) {
                answer = fault.getMessage().getBytes(StandardCharsets.UTF_8);
            }
            asked.sendResponseHeaders(200, answer.length);
            asked.getResponseBody().write(answer);
            asked.close();
        });
        hole.start();
        try {
            assertThat(sqlmap(new Ask("nobody", "GET", "/groups?name=jingban*", null, null, List.of()), "http://127.0.0.1:" + hole.getAddress().getPort()))
                    .contains("identified the following injection point");
        } finally {
            hole.stop(0);
        }
    }

    private List<Ask> routes(Map<String, String> samples) {
        List<Ask> asks = new ArrayList<>();
        mappings.getHandlerMethods().forEach((route, method) -> {
            String fields = Stream.of(method.getMethod().getParameters()).map(SqlmapTest::field).flatMap(List::stream)
                    .map(name -> name + "=" + URLEncoder.encode(samples.getOrDefault(name, "x"), StandardCharsets.UTF_8) + "*").collect(Collectors.joining("&"));
            boolean json = Stream.of(method.getMethod().getParameters()).anyMatch(parameter -> parameter.isAnnotationPresent(RequestBody.class));
            for (String path : route.getPatternValues()) {
                String verb = route.getMethodsCondition().getMethods().stream().map(Enum::name).findFirst().orElse("GET");
                Ask ask = ask(path, verb, fields, json, samples);
                if (ask.path.contains("*") || ask.body != null && ask.body.contains("*")) {
                    asks.add(ask);
                }
            }
        });
        asks.add(new Ask("all", "POST", "/login", "application/x-www-form-urlencoded", "username=x*&password=y*", List.of()));
        asks.add(new Ask("all", "POST", "/api/tasks/" + samples.get("task") + "/complete", "application/json", "{\"variables\":{}}", List.of("Idempotency-Key: k*")));
        return asks;
    }

    private static Ask ask(String path, String verb, String fields, boolean json, Map<String, String> samples) {
        String account = path.contains("audit") ? "shenji" : "all";
        String at = path;
        for (Matcher variable = VARIABLE.matcher(path); variable.find();) {
            String name = variable.group(1);
            String value = name.equals("id") ? path.contains("/tasks/") ? samples.get("task") : ANY : samples.getOrDefault(name, "x");
            at = at.replace(variable.group(), value + "*");
        }
        String street = path.startsWith("/lists") || path.startsWith("/handovers") ? "street=" + samples.get("street") + "*" : "";
        String all = Stream.of(street, fields).filter(field -> !field.isEmpty()).collect(Collectors.joining("&"));
        if (verb.equals("GET")) {
            return new Ask(account, verb, all.isEmpty() ? at : at + "?" + all, null, null, List.of());
        }
        return json ? new Ask(account, verb, at, "application/json", path.endsWith("/rows") ? "[{\"item\":\"x*\",\"ticked\":true,\"values\":{\"problem\":\"y*\"}}]"
                : "{\"variables\":{\"happened\":\"2020-03-01*\",\"operator\":\"y*\"}}", List.of()) : new Ask(account, verb, at, "application/x-www-form-urlencoded", all, List.of());
    }

    /** Of a map, names that forms of tasks have. */
    private static List<String> field(Parameter parameter) {
        RequestParam asked = parameter.getAnnotation(RequestParam.class);
        if (asked == null || parameter.isAnnotationPresent(PathVariable.class) || MultipartFile.class.isAssignableFrom(parameter.getType())
                || parameter.getParameterizedType().getTypeName().contains("MultipartFile")) {
            return List.of();
        }
        if (Map.class.isAssignableFrom(parameter.getType())) {
            return List.of("happened", "operator", "quantity");
        }
        return List.of(!asked.value().isEmpty() ? asked.value() : !asked.name().isEmpty() ? asked.name() : parameter.getName());
    }

    private List<Ask> tasklist(String task) {
        Door door = new Door(port, "all" + street.id).loggedIn("secret");
        String filter = door.browse(ENGINE + "filter?maxResults=10").json().get(0).path("id").asText();
        List<String> token = List.of("Cookie: JSESSIONID=" + door.session() + "; XSRF-TOKEN=" + door.cookie("XSRF-TOKEN"), "X-XSRF-TOKEN: " + door.cookie("XSRF-TOKEN"));
        return List.of(get("user?firstNameLike=x*&sortBy=userId*&sortOrder=asc*&firstResult=0*&maxResults=5*"), get("process-definition?nameLike=x*&sortBy=name*&sortOrder=asc*"),
                get("history/user-operation?taskId=x*&sortBy=timestamp*&sortOrder=asc*"), get("task/" + task + "*"), get("task/" + task + "*/form-variables?variableNames=happened*"),
                get("filter?itemCount=false*&resourceType=Task*&maxResults=5*"), get("filter/" + filter + "*/list?firstResult=0*&maxResults=15*"),
                new Ask("all", "POST", ENGINE + "filter/" + filter + "/list?firstResult=0*", "application/json",
                        "{\"nameLike\":\"%x*%\",\"tenantIdIn\":[\"x*\"],\"sorting\":[{\"sortBy\":\"dueDate*\",\"sortOrder\":\"asc*\"}]}", token),
                new Ask("all", "POST", ENGINE + "variable-instance", "application/json", "{\"processInstanceIdIn\":[\"x*\"],\"sorting\":[{\"sortBy\":\"variableName*\",\"sortOrder\":\"asc*\"}]}", token));
    }

    private static Ask get(String question) {
        return new Ask("all", "GET", ENGINE + question, null, null, List.of());
    }

    private String sqlmap(Ask ask, String at) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(SQLMAP.toString(), "--batch", "--disable-coloring", "--flush-session", "--level=3", "--risk=1", "--technique=BEUS",
                "--dbms=" + ("postgres".equals(System.getProperty("shishi.test.database")) ? "PostgreSQL" : "H2"), "--threads=4", "--skip-waf",
                "--ignore-code=400,401,403,404,405,409,413,415,422,500", "--skip=user-agent,referer,host,cookie", "--output-dir=" + folder, "-u", at + ask.path, "--method=" + ask.method));
        if (ask.headers.stream().noneMatch(header -> header.startsWith("Cookie"))) {
            command.addAll(List.of("-H", "Authorization: Basic " + Base64.getEncoder().encodeToString((ask.account + street.id + ":secret").getBytes(StandardCharsets.UTF_8))));
        }
        if (ask.body != null) {
            command.addAll(List.of("-H", "Content-Type: " + ask.type, "--data=" + ask.body));
        }
        ask.headers.forEach(header -> command.addAll(List.of("-H", header)));
        Path told = Files.createTempFile(folder, "sqlmap", ".txt");
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(told.toFile()).start();
        if (!process.waitFor(EACH_MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
        }
        return Files.readString(told);
    }
}
