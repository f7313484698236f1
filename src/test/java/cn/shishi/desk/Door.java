package cn.shishi.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A client at the product's real door: a program with HTTP Basic, or a browser's session. */
final class Door {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final String base;
    private final String account;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient client = HttpClient.newBuilder().cookieHandler(cookies).build();
    private boolean session;

    Door(int port, String account) {
        this.base = "http://127.0.0.1:" + port;
        this.account = account;
    }

    /** @param head all headers as they came, but the time of day */
    record Answer(int status, String type, String location, String body, String head) {
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

    /** As Camunda Modeler does it: fields, then each file under its own name. */
    Answer deploy(String path, Map<String, String> fields, Map<String, byte[]> files, String... headers) {
        return send(request(path, headers).header("Content-Type", "multipart/form-data; boundary=x").POST(multipart(fields, files, null)));
    }

    /** As a browser sends the form of a page, with the token it found there; without fields or files there is only the token. */
    Answer submit(String page, String path, Map<String, String> fields, Map<String, byte[]> files) {
        return submit(page, path, fields, "files", files);
    }

    Answer submit(String page, String path, Map<String, String> fields, String part, Map<String, byte[]> files) {
        Matcher token = TOKEN.matcher(browse(page).body());
        Map<String, String> all = new LinkedHashMap<>(fields);
        if (token.find()) {
            all.put("_csrf", token.group(1));
        }
        return send(bare(path).header("Content-Type", "multipart/form-data; boundary=x").POST(multipart(all, files, part)));
    }

    private static BodyPublisher multipart(Map<String, String> fields, Map<String, byte[]> files, String part) {
        List<BodyPublisher> pieces = new ArrayList<>();
        fields.forEach((name, value) -> pieces.add(BodyPublishers.ofString("--x\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n")));
        files.forEach((name, content) -> {
            pieces.add(BodyPublishers.ofString("--x\r\nContent-Disposition: form-data; name=\"" + (part == null ? name : part) + "\"; filename=\"" + name
                    + "\"\r\nContent-Type: text/xml\r\n\r\n"));
            pieces.add(BodyPublishers.ofByteArray(content));
            pieces.add(BodyPublishers.ofString("\r\n"));
        });
        pieces.add(BodyPublishers.ofString("--x--\r\n"));
        return BodyPublishers.concat(pieces.toArray(BodyPublisher[]::new));
    }

    /** From now on with a session, as a browser has it. */
    Door loggedIn(String secret) {
        login(secret);
        session = true;
        return this;
    }

    /** What a browser is answered that sends the login page's form. */
    Answer login(String secret) {
        Matcher token = TOKEN.matcher(send(bare("/login").GET()).body());
        if (!token.find()) {
            throw new AssertionError("no token on the login page");
        }
        String form = "username=" + account + "&password=" + URLEncoder.encode(secret, StandardCharsets.UTF_8) + "&_csrf=" + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8);
        return send(bare("/login").header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(form)));
    }

    /** As a program, with another secret than everybody's. */
    Answer with(String secret, String path) {
        return send(bare(path).header("Authorization", "Basic " + Base64.getEncoder().encodeToString((account + ":" + secret).getBytes(StandardCharsets.UTF_8))).GET());
    }

    String session() {
        return cookie("JSESSIONID");
    }

    String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream().filter(c -> c.getName().equals(name)).findFirst().orElseThrow().getValue();
    }

    record Page(HttpHeaders headers, String body) {}

    HttpHeaders headers(String path) {
        return page(request(path)).headers();
    }

    Page page(String path) {
        return page(bare(path));
    }

    private Page page(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = client.send(request.GET().build(), BodyHandlers.ofString());
            return new Page(response.headers(), response.body());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** A form of a page, sent as a browser without scripts sends it: name, value, name, value. */
    Answer submits(String path, String... fields) {
        Matcher token = TOKEN.matcher(send(bare("/").GET()).body());
        StringBuilder form = new StringBuilder("_csrf=").append(URLEncoder.encode(token.find() ? token.group(1) : "", StandardCharsets.UTF_8));
        for (int i = 0; i < fields.length; i += 2) {
            form.append('&').append(fields[i]).append('=').append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
        }
        return send(bare(path).header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(form.toString())));
    }

    byte[] bytes(String path) {
        return bytes(bare(path));
    }

    /** As a program. */
    byte[] bytesOf(String path) {
        return bytes(request(path));
    }

    private byte[] bytes(HttpRequest.Builder request) {
        try {
            return client.send(request.GET().build(), BodyHandlers.ofByteArray()).body();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** A file from a page's form. */
    Answer uploads(String path, String fileName, byte[] content) {
        Matcher token = TOKEN.matcher(send(bare("/").GET()).body());
        String line = "--x\r\nContent-Disposition: form-data; name=";
        byte[] head = (line + "\"_csrf\"\r\n\r\n" + (token.find() ? token.group(1) : "") + "\r\n" + line + "\"file\"; filename=\"" + fileName
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n").getBytes(StandardCharsets.UTF_8);
        return send(bare(path).header("Content-Type", "multipart/form-data; boundary=x").POST(BodyPublishers.concat(BodyPublishers.ofByteArray(head),
                BodyPublishers.ofByteArray(content), BodyPublishers.ofString("\r\n--x--\r\n"))));
    }

    Answer put(String path, Object body) {
        try {
            return send(request(path).header("Content-Type", "application/json").PUT(BodyPublishers.ofString(JSON.writeValueAsString(body))));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** To Camunda's own applications, with their token. */
    Answer tasklist(String path, Object body) throws IOException {
        return tasklist("POST", path, body);
    }

    Answer tasklist(String method, String path, Object body) throws IOException {
        return tasklist(method, path, "application/json", JSON.writeValueAsBytes(body));
    }

    Answer tasklist(String method, String path, String type, byte[] body, String... headers) {
        if (cookies.getCookieStore().getCookies().stream().noneMatch(c -> c.getName().equals("XSRF-TOKEN"))) {
            send(bare("/camunda/api/admin/auth/user/default").GET());
        }
        String token = cookies.getCookieStore().getCookies().stream().filter(c -> c.getName().equals("XSRF-TOKEN")).findFirst().orElseThrow().getValue();
        HttpRequest.Builder request = bare(path).header("Content-Type", type).header("X-XSRF-TOKEN", token);
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return send(request.method(method, BodyPublishers.ofByteArray(body)));
    }

    /** Any method; what is not read carries a body, and no token. */
    Answer asks(String method, String path, Object body) {
        try {
            HttpRequest.Builder request = (session ? bare(path) : request(path)).method(method, method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString(JSON.writeValueAsString(body)));
            return send(method.equals("GET") ? request : request.header("Content-Type", "application/json"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
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
            return new Answer(response.statusCode(), response.headers().firstValue("Content-Type").orElse(""),
                    response.headers().firstValue("Location").orElse(""), response.body(), HttpHeaders.of(response.headers().map(), (name, value) -> !name.equalsIgnoreCase("date")).map().toString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
