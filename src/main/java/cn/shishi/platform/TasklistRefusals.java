package cn.shishi.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.impl.errorcode.BuiltinExceptionCode;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** Tasklist shows the engine's own error texts. This leaves of them the Chinese sentence of our refusal, and nothing else. */
@Component
@Order(90)
class TasklistRefusals extends OncePerRequestFilter {

    private static final Pattern OURS = Pattern.compile("Message: '([^']*[\\u4e00-\\u9fff][^']*)'");
    /** What is another street's is as unknown as what does not exist; the engine calls it a fault of its own. */
    private static final String ANOTHERS = "belongs to no authenticated tenant";
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith(request.getContextPath() + "/camunda/api/engine/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, answer);
        if (answer.getStatus() >= 400 && answer.getContentSize() > 0) {
            rewrite(answer, "GET".equals(request.getMethod()));
        }
        answer.copyBodyToResponse();
    }

    private static void rewrite(ContentCachingResponseWrapper answer, boolean reading) throws IOException {
        String body = new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8);
        JsonNode error;
        try {
            error = JSON.readTree(body);
        } catch (IOException noJson) {
            return;
        }
        String message = error.path("message").asText("");
        if (reading && !message.contains(ANOTHERS)) {
            return;
        }
        Matcher ours = OURS.matcher(message);
        Told told = error.path("type").asText().equals(Refusal.class.getSimpleName()) ? new Told(400, message)
                : ours.find() ? new Told(400, ours.group(1))
                : message.contains(ANOTHERS) ? new Told(404, "您的街道没有这项任务。")
                : error.path("code").asInt() == BuiltinExceptionCode.OPTIMISTIC_LOCKING.getCode() ? new Told(409, Told.QUICKER)
                : answer.getStatus() == 403 ? new Told(403, "您没有办理此事项的权限。")
                : answer.getStatus() < 500 ? new Told(answer.getStatus(), "不能办理：此任务可能已经办结，请刷新后再看。")
                : Told.of(new IllegalStateException());
        answer.resetBuffer();
        answer.setStatus(told.status());
        answer.setContentType("application/json;charset=UTF-8");
        answer.getOutputStream().write(JSON.writeValueAsBytes(Map.of("type", "Refusal", "message", told.sentence())));
    }
}
