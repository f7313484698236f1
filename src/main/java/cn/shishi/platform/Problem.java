package cn.shishi.platform;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Problem details (RFC 9457) written where no controller answers: in front of every door. */
public final class Problem {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final List<String> DOORS = List.of("/api", "/engine-rest", "/camunda/api");

    private Problem() {}

    /** Whether a program asks here, and not a person with a page. */
    public static boolean fits(String path) {
        return DOORS.stream().anyMatch(door -> path.equals(door) || path.startsWith(door + "/"));
    }

    public static void unauthenticated(HttpServletRequest request, HttpServletResponse response, Exception why) throws IOException {
        unauthenticated(request, response, "需要登录：账号或口令不对，或登录已过期，请重新登录。");
    }

    public static void unauthenticated(HttpServletRequest request, HttpServletResponse response, String sentence) throws IOException {
        write(request, response, new Told(401, sentence));
    }

    public static void denied(HttpServletRequest request, HttpServletResponse response, Exception why) throws IOException {
        denied(request, response, "您没有使用此功能的权限；如页面停留过久，请刷新后重试。");
    }

    public static void denied(HttpServletRequest request, HttpServletResponse response, String sentence) throws IOException {
        write(request, response, new Told(403, sentence));
    }

    /** Somebody asks too often, and is told when to come again. */
    public static void tooOften(HttpServletRequest request, HttpServletResponse response, String sentence, Duration wait) throws IOException {
        response.setHeader("Retry-After", String.valueOf(wait.toSeconds()));
        write(request, response, new Told(429, sentence));
    }

    static void write(HttpServletRequest request, HttpServletResponse response, Told told) throws IOException {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("title", told.title());
        body.put("status", told.status());
        body.put("detail", told.sentence());
        body.put("instance", request.getRequestURI());
        // Where Camunda's web applications look for it
        body.put("message", told.sentence());
        response.setStatus(told.status());
        response.setContentType("application/problem+json;charset=UTF-8");
        response.getOutputStream().write(JSON.writeValueAsString(body).getBytes(StandardCharsets.UTF_8));
    }
}
