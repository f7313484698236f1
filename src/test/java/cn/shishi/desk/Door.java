package cn.shishi.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A client at the product's real door: a program with HTTP Basic, or a browser's session. */
final class Door {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String base;
    private final String account;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient client = HttpClient.newBuilder().cookieHandler(cookies).build();

    Door(int port, String account) {
        this.base = "http://127.0.0.1:" + port;
        this.account = account;
    }

    record Answer(int status, String type, String body) {
        JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException e) {
                throw new AssertionError(body, e);
            }
        }

        String detail() {
            return json().path("detail").asText();
        }
    }

    Answer get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    Answer post(String path, Object body, String... headers) {
        try {
            return send(request(path, headers).header("Content-Type", "application/json").POST(BodyPublishers.ofString(JSON.writeValueAsString(body))));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    Answer upload(String path, String paper, String fileName, byte[] content) {
        String line = "--x\r\nContent-Disposition: form-data; name=";
        byte[] head = (line + "\"paper\"\r\n\r\n" + paper + "\r\n" + line + "\"file\"; filename=\"" + fileName
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n").getBytes(StandardCharsets.UTF_8);
        BodyPublisher body = BodyPublishers.concat(BodyPublishers.ofByteArray(head), BodyPublishers.ofByteArray(content),
                BodyPublishers.ofString("\r\n--x--\r\n"));
        return send(request(path).header("Content-Type", "multipart/form-data; boundary=x").POST(body));
    }

    /** From now on with a session, as a browser has it. */
    Door loggedIn(String secret) {
        Matcher token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(send(bare("/login").GET()).body());
        if (!token.find()) {
            throw new AssertionError("no token on the login page");
        }
        String form = "username=" + account + "&password=" + secret + "&_csrf=" + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8);
        send(bare("/login").header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(form)));
        return this;
    }

    /** To Camunda's own applications, with their token. */
    Answer tasklist(String path, Object body) throws IOException {
        send(bare("/camunda/app/tasklist/default/").GET());
        String token = cookies.getCookieStore().getCookies().stream().filter(c -> c.getName().equals("XSRF-TOKEN")).findFirst().orElseThrow().getValue();
        return send(bare(path).header("Content-Type", "application/json").header("X-XSRF-TOKEN", token)
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    Answer browse(String path) {
        return send(bare(path).GET());
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = bare(path);
        if (account != null) {
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString((account + ":secret").getBytes(StandardCharsets.UTF_8)));
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return request;
    }

    private HttpRequest.Builder bare(String path) {
        return HttpRequest.newBuilder(URI.create(base + path));
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.headers().firstValue("Content-Type").orElse(""), response.body());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
