package cn.shishi.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.shishi.Attack;
import cn.shishi.StreetTest;
import cn.shishi.identity.Accounts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** CVE-2026-109432 in every disguise: what carries code in a question to Tasklist's interface is refused unread, not run, and noted. */
class HostileQueryTest extends StreetTest {

    private static final String ENGINE = "/camunda/api/engine/engine/default/";
    private static final String JSON = "application/json";
    private static final String X = "\"dueAfterExpression\":\"" + Attack.EXPRESSION + "\"";
    private static final String OR = "\"orQueries\":[{" + X + "}]";

    @LocalServerPort
    int port;

    @Autowired
    Accounts accounts;

    @Autowired
    JdbcTemplate sql;

    Door cadre;
    Door admin;
    String filter;

    record Disguise(String name, String type, byte[] body, String... headers) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Disguise> disguises() {
        return Stream.of(
                json("as it was published", "{" + X + "}"),
                json("as it was published, deeper", "{" + OR + "}"),
                json("now", "{\"dueAfterExpression\":\"${now()}\"}"),
                json("three deep", "{\"orQueries\":[{\"orQueries\":[{" + OR + "}]}]}"),
                json("deep in what nobody asks for", "{\"a\":[[{\"b\":{" + X + "}}]]}"),
                json("a letter by its number", "{\"orQueries\":[{" + X.replace("After", "\\u0041fter") + "}]}"),
                json("last letter by its number", "{\"orQueries\":[{" + X.replace("Expression\":", "Expressio\\u006e\":") + "}]}"),
                json("the same key twice", "{\"orQueries\":[]," + OR + "}"),
                json("the same key twice, first", "{" + OR + ",\"orQueries\":[]}"),
                json("small letters", "{" + OR.replace("dueAfterExpression", "dueafterexpression") + "}"),
                json("capitals", "{" + OR.replace("dueAfterExpression", "DUEAFTEREXPRESSION") + "}"),
                json("a list", "[{" + X + "}]"),
                json("behind a list", "[{}, {" + OR + "}]"),
                json("behind the end", "{}{" + OR + "}"),
                json("before rubbish", "{" + OR + "} x"),
                json("in a remark", "/* */{" + OR + "}"),
                json("unquoted", "{orQueries:[{dueAfterExpression:'${now()}'}]}"),
                json("with a mark of order", "\ufeff{" + OR + "}"),
                json("cut off", "{" + OR),
                json("class name", "{\"processVariables\":[{\"name\":\"x\",\"value\":{\"objectTypeName\":\"java.net.URL\"}}]}"),
                new Disguise("behind letters that are none", JSON, bytes("{\"name\":\"\u00ff\"," + OR + "}", StandardCharsets.ISO_8859_1)),
                new Disguise("behind letters that are none, said", JSON + ";charset=ISO-8859-1", bytes("{\"name\":\"\u00ff\"," + OR + "}", StandardCharsets.ISO_8859_1)),
                new Disguise("EBCDIC", JSON + ";charset=IBM037", bytes("{" + OR + "}", Charset.forName("IBM037"))),
                new Disguise("EBCDIC, said twice", JSON + ";charset=IBM037;charset=utf-8", bytes("{" + OR + "}", Charset.forName("IBM037"))),
                new Disguise("UTF-16", JSON + ";charset=UTF-16LE", bytes("{" + OR + "}", StandardCharsets.UTF_16LE)),
                new Disguise("UTF-16 unsaid", JSON, bytes("{" + OR + "}", StandardCharsets.UTF_16BE)),
                new Disguise("UTF-32", JSON + ";charset=UTF-32", bytes("{" + OR + "}", Charset.forName("UTF-32"))),
                new Disguise("plain text", "text/plain", bytes("{" + OR + "}", StandardCharsets.UTF_8)),
                new Disguise("fields of a page", "application/x-www-form-urlencoded", bytes("orQueries[0].dueAfterExpression=${now()}", StandardCharsets.UTF_8)),
                new Disguise("another kind of JSON", "application/hal+json", bytes("{" + OR + "}", StandardCharsets.UTF_8)),
                new Disguise("packed", JSON, packed("{" + OR + "}"), "Content-Encoding", "gzip"));
    }

    @BeforeEach
    void begun() {
        street.project("量化任务");
        accounts.add("admin" + street.id, "管理员", "secret", List.of(Accounts.ADMINISTRATORS), null);
        cadre = new Door(port, "jingban" + street.id).loggedIn("secret");
        admin = new Door(port, "admin" + street.id).loggedIn("secret");
        filter = cadre.browse(ENGINE + "filter?maxResults=10").json().get(0).path("id").asText();
        Attack.clear();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("disguises")
    void codeInAQueryIsRefusedUnreadAndNoted(Disguise query) {
        for (String path : List.of("filter/" + filter + "/list", "filter/" + filter + "/count", "variable-instance", "filter/" + filter + "/list?firstResult=0&maxResults=15")) {
            refused(cadre, "jingban", path, query);
        }
        for (String path : List.of("task", "task/count", "history/task", "process-instance")) {
            refused(admin, "admin", path, query);
        }
        assertThat(Attack.ran()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/camunda/%61pi/engine/engine/default/filter/F/list", "/camunda/api/%65ngine/engine/default/filter/F/list",
            "/%63amunda/%61%70%69/engine/engine/default/filter/F/list", "/camunda/api/engine;x=1/engine/default/filter/F/list", "//camunda/api/engine/engine/default/filter/F/list", "/camunda/api/engine/./engine/default/filter/F/list",
            "/camunda/app/../api/engine/engine/default/filter/F/list", "/camunda/api%2fengine/engine/default/filter/F/list", "/CAMUNDA/api/engine/engine/default/filter/F/list"})
    void anAddressSpeltOtherwiseLeadsNowhere(String path) {
        Door.Answer answer = cadre.tasklist("POST", path.replace("F", filter), JSON, bytes("{" + OR + "}", StandardCharsets.UTF_8));
        assertThat(answer.status()).as(answer.body()).isBetween(400, 500);
        assertThat(Attack.ran()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dueAfterExpression=x", "DueAfterExpression=x", "x=1&assigneeExpression=", "due%41fterExpression=x", "objectTypeName=java.net.URL"})
    void codeInAnAddressIsRefusedAndNoted(String query) {
        int before = noted("admin");
        assertThat(admin.browse(ENGINE + "task?" + query).status()).isEqualTo(400);
        await().until(() -> noted("admin") == before + 1);
        int cadres = noted("jingban");
        assertThat(cadre.browse(ENGINE + "filter/" + filter + "/list?" + query).status()).isEqualTo(400);
        await().until(() -> noted("jingban") == cadres + 1);
    }

    @Test
    void whatTasklistAsksIsAnsweredAndNotNoted() throws IOException {
        int before = noted("jingban");
        Door.Answer answer = cadre.tasklist(ENGINE + "filter/" + filter + "/list?firstResult=0&maxResults=15", Map.of("orQueries", List.of(Map.of("nameLike", "%填报%")),
                "sorting", List.of(Map.of("sortBy", "dueDate", "sortOrder", "asc"))));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("填报进展");
        assertThat(cadre.tasklist("POST", ENGINE + "filter/" + filter + "/list?firstResult=0&maxResults=15", "application/json;charset=UTF-8", bytes("{\"nameLike\":\"%填报%\"}", StandardCharsets.UTF_8)).status()).isEqualTo(200);
        assertThat(noted("jingban")).isEqualTo(before);
    }

    private void refused(Door door, String role, String path, Disguise query) {
        int before = noted(role);
        Door.Answer answer = door.tasklist("POST", ENGINE + path, query.type, query.body, query.headers);
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).containsAnyOf("查询中不允许使用表达式或程序类名", "不是有效的 JSON");
        await().until(() -> noted(role) == before + 1);
    }

    private int noted(String role) {
        return sql.queryForObject("select count(*) from audit where account = ? and status = 400", Integer.class, role + street.id);
    }

    private static Disguise json(String name, String body) {
        return new Disguise(name, JSON, bytes(body, StandardCharsets.UTF_8));
    }

    private static byte[] bytes(String text, Charset as) {
        return text.getBytes(as);
    }

    private static byte[] packed(String text) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(all)) {
            zip.write(bytes(text, StandardCharsets.UTF_8));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        return all.toByteArray();
    }
}
