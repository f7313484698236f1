package cn.shishi.platform;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Camunda keeps the nonce that lets a page's scripts run in one place for all requests, so that of two people who open Tasklist
 * at once one gets a blank page. Here the header takes the nonce that stands in the page it goes with.
 */
@Component
@Order(70)
class ScriptNonce extends OncePerRequestFilter {

    private static final String POLICY = "Content-Security-Policy";
    private static final Pattern IN_PAGE = Pattern.compile("<script[^>]* nonce=\"([\\w+/=-]+)\"");
    private static final Pattern IN_HEADER = Pattern.compile("'nonce-[^']+'");

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().matches(Pattern.quote(request.getContextPath()) + "/camunda/app/\\w+/\\w+/.*");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ContentCachingResponseWrapper page = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, page);
        Matcher nonce = IN_PAGE.matcher(new String(page.getContentAsByteArray(), StandardCharsets.ISO_8859_1));
        String policy = page.getHeader(POLICY);
        if (policy != null && nonce.find()) {
            page.setHeader(POLICY, IN_HEADER.matcher(policy).replaceAll("'nonce-" + nonce.group(1) + "'"));
        }
        page.copyBodyToResponse();
    }
}
