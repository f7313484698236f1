package cn.shishi.platform;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Locale;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses, before the engine reads them, requests that carry an expression or name a Java class, however deep
 * (CVE-2026-109432). {@link EngineGuard} would refuse to run them; this one keeps them out.
 */
@Component
@Order(80)
public class QueryGuard extends OncePerRequestFilter {

    /** The request's attribute that says it was refused here. */
    public static final String REFUSED = QueryGuard.class.getName();

    private static final Pattern UTF8 = Pattern.compile("[^;]*(;\\s*charset=\"?utf-8\"?\\s*)?", Pattern.CASE_INSENSITIVE);
    private static final int LARGEST = 4 * 1024 * 1024;
    private static final Logger log = LoggerFactory.getLogger(QueryGuard.class);
    private static final JsonFactory JSON = new JsonFactory();

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        // As the servlets are found, so that %61pi is api here too
        return !(request.getServletPath() + request.getPathInfo()).startsWith("/camunda/api/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        byte[] body = request.getInputStream().readNBytes(LARGEST + 1);
        String code = Collections.list(request.getParameterNames()).stream().filter(QueryGuard::code).findFirst().orElse(null);
        Told refusal = null;
        if (body.length > LARGEST) {
            refusal = new Told(413, "填写的内容太多，请减少后再提交。");
        } else {
            try {
                code = code == null && body.length > 0 ? code(request.getContentType(), body) : code;
                refusal = code == null ? null : new Told(400, "查询中不允许使用表达式或程序类名，请改用具体的值。");
            } catch (IOException unread) {
                refusal = new Told(400, "收到的内容不是有效的 JSON，请刷新页面后再试。");
            }
        }
        if (refusal == null) {
            chain.doFilter(new Again(request, body), response);
            return;
        }
        request.setAttribute(REFUSED, true);
        log.warn("拒绝了带有“{}”的请求：{} {}，{}，{}", code == null ? "读不了的内容" : code, request.getMethod(), request.getRequestURI(), request.getRemoteUser(), request.getRemoteAddr());
        Problem.write(request, response, refusal);
    }

    /** The first key that would be run as code, or null. What the engine might read otherwise than it is read here is refused unread. */
    private static String code(String type, byte[] body) throws IOException {
        if (type != null && !UTF8.matcher(type).matches()) {
            throw new IOException(type);
        }
        String code = null;
        // From bytes the parser would guess another encoding, and skip a mark of byte order
        String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
        try (JsonParser keys = JSON.createParser(text)) {
            for (JsonToken token = keys.nextToken(); token != null; token = keys.nextToken()) {
                if (token == JsonToken.FIELD_NAME && code == null && code(keys.currentName())) {
                    code = keys.currentName().replaceAll("\\p{Cntrl}", "");
                }
            }
        }
        return code;
    }

    private static boolean code(String key) {
        String name = key.toLowerCase(Locale.ROOT);
        return name.endsWith("expression") || name.equals("objecttypename");
    }

    private static final class Again extends HttpServletRequestWrapper {

        private final byte[] body;

        Again(HttpServletRequest request, byte[] body) {
            super(request);
            this.body = body;
        }

        @Override
        public BufferedReader getReader() {
            return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
        }

        @Override
        public ServletInputStream getInputStream() {
            ByteArrayInputStream in = new ByteArrayInputStream(body);
            return new ServletInputStream() {
                @Override
                public int read() {
                    return in.read();
                }

                @Override
                public int read(byte[] into, int from, int most) {
                    return in.read(into, from, most);
                }

                @Override
                public boolean isFinished() {
                    return in.available() == 0;
                }

                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setReadListener(ReadListener listener) {
                    throw new IllegalStateException();
                }
            };
        }
    }
}
