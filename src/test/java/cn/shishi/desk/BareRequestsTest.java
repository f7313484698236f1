package cn.shishi.desk;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shishi.StreetTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Requests no browser sends: whatever goes wrong, the answer tells nothing of what it is made of. */
class BareRequestsTest extends StreetTest {

    private static final String[] INSIDES = {"Exception", "org.", "java.", "cn.shishi", "Tomcat", "Apache", "Spring", "SELECT", "select ", "JDBC", "Hibernate", "Camunda", "\tat ", "/7.24", "10.1."};

    @LocalServerPort
    int port;

    @Test
    void aBrokenRequestIsAnsweredWithoutAnythingOfTheServer() throws IOException {
        String end = " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n";
        for (String request : List.of("GET /%zz" + end, "GET /a%" + end, "GET /[" + end, "GET /a|b" + end, "GET /\\..\\x" + end, "GET /a;b/../c" + end, "GET //etc/passwd" + end, "GET /%00" + end,
                "GET / HTTP/9.9\r\nHost: x\r\n", "GET /\r\n", "G@T /" + end, "TRACE /" + end, "FOO /" + end, "PROPFIND /" + end, "CONNECT x:1" + end, "OPTIONS *" + end, "GET http://[/" + end,
                "GET / HTTP/1.1\r\nConnection: close\r\n", "GET / HTTP/1.1\r\nHost: a b\r\n", "GET /" + end + "X: " + "a".repeat(100_000) + "\r\n", "GET /" + end + "a".repeat(20) + "\r\n",
                "GET /login" + end + "Cookie: JSESSIONID=../../x; \"\r\n", "POST /login" + end + "Content-Length: -1\r\n", "POST /login" + end + "Content-Length: 1\r\nContent-Length: 2\r\n",
                "POST /login" + end + "Transfer-Encoding: nonsense\r\n", "GET /" + end + "Authorization: Basic %%%\r\n", "GET /" + "a".repeat(20_000) + end)) {
            String answer = answer(request + "\r\n");
            assertThat(answer).as(request).doesNotContain("HTTP/1.1 500").doesNotContain(INSIDES);
            assertThat(answer).as(request).doesNotContainIgnoringCase("\nserver:").doesNotContainIgnoringCase("x-powered-by");
        }
    }

    @Test
    void whatGoesWrongInsideTellsNothingOfIt() throws IOException {
        String part = street.project("量化任务") + "-1";
        String task = street.task(part, "record-quantity").getId();
        String login = "Authorization: Basic " + Base64.getEncoder().encodeToString(("jingban" + street.id + ":secret").getBytes(StandardCharsets.UTF_8)) + "\r\nConnection: close\r\nHost: x\r\n";
        for (String asked : List.of("/?year=abc", "/?year=99999999999", "/?year=-2000000000", "/?street=%27", "/tasks/%27%20or%201=1", "/tasks/" + "a".repeat(5000), "/tasks/" + task + "?page=x",
                "/tasks/" + task + "?page=-1", "/projects/%F0%9F%92%A9", "/projects/%c0%ae", "/reports?street=" + street.id + "&year=1&period=year", "/reports?period=year", "/lists/99999.xlsx",
                "/api/reports/draft?street=" + street.id + "&year=999999999&period=year", "/api/reports/draft?street=" + street.id + "&year=2020&period=year&asOf=+999999999-12-31",
                "/api/reports/draft?street=" + street.id + "&year=2020&period=year&asOf=2020-12-31&knownAt=-999999999-01-01T00:00", "/evidence/" + "0".repeat(64), "/evidence/x", "/batch.xlsx?x=%00", "/handovers/%00")) {
            quiet("GET " + asked + " HTTP/1.1\r\n" + login + "\r\n");
            quiet("GET " + asked + " HTTP/1.1\r\n" + login + "Accept: application/xml\r\nRange: bytes=9-1\r\n\r\n");
        }
        for (String body : List.of("{", "[]", "null", "\"x\"", "{\"variables\":[]}", "{\"variables\":{\"quantity\":{}}}", "{\"variables\":{\"quantity\":1e999999}}", "{\"rows\":[null]}", "[".repeat(5000), "\u0000")) {
            for (String type : List.of("application/json", "text/plain", "application/xml", "nonsense", "multipart/form-data", "application/x-www-form-urlencoded")) {
                quiet("POST /api/tasks/" + task + "/complete HTTP/1.1\r\n" + login + "Content-Type: " + type + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
            }
        }
        assertThat(street.open(part)).containsExactly("record-quantity");
        assertThat(new Door(port, "jingban" + street.id).post("/api/tasks/" + task + "/complete", Map.of("variables", Map.of("happened", "2020-03-01", "quantity", 1))).status()).isEqualTo(200);
    }

    private void quiet(String request) throws IOException {
        String answer = answer(request);
        assertThat(answer).as(request).startsWith("HTTP/1.1 ");
        String body = answer.substring(Math.max(0, answer.indexOf("\r\n\r\n")));
        assertThat(body).as(request).doesNotContain("Exception", "org.", "java.", "cn.shishi", "Tomcat", "SELECT", "JDBC", "Hibernate", "\tat ");
    }

    private String answer(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
