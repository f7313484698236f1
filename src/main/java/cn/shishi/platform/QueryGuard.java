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
import java.nio.charset.StandardCharsets;
import java.util.Collections;
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
class QueryGuard extends OncePerRequestFilter {

    private static final int LARGEST = 4 * 1024 * 1024;
    private static final Logger log = LoggerFactory.getLogger(QueryGuard.class);
    private static final JsonFactory JSON = new JsonFactory();

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith(request.getContextPath() + "/camunda/api/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        byte[] body = request.getInputStream().readNBytes(LARGEST + 1);
        String forbidden = body.length > LARGEST ? "" : Collections.list(request.getParameterNames()).stream().filter(QueryGuard::code).findFirst()
                .orElseGet(() -> forbidden(body));
        if (body.length > LARGEST) {
            Problem.write(request, response, new Told(413, "填写的内容太多，请减少后再提交。"));
        } else if (forbidden != null) {
            log.warn("拒绝了带有“{}”的请求：{} {}，{}，{}", forbidden, request.getMethod(), request.getRequestURI(), request.getRemoteUser(), request.getRemoteAddr());
            Problem.write(request, response, new Told(400, "查询中不允许使用表达式或程序类名，请改用具体的值。"));
        } else {
            chain.doFilter(new Again(request, body), response);
        }
    }

    /** The first key that would be run as code, or null; what is no JSON is for others to refuse. */
    private static String forbidden(byte[] body) {
        try (JsonParser keys = JSON.createParser(body)) {
            for (JsonToken token = keys.nextToken(); token != null; token = keys.nextToken()) {
                if (token == JsonToken.FIELD_NAME && code(keys.currentName())) {
                    return keys.currentName().replaceAll("\\p{Cntrl}", "");
                }
            }
        } catch (IOException noJson) {
            return null;
        }
        return null;
    }

    private static boolean code(String key) {
        return key.endsWith("Expression") || key.equals("objectTypeName");
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
