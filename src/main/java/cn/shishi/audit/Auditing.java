package cn.shishi.audit;

import cn.shishi.platform.QueryGuard;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Notes every request that would change something, refused ones too. What cannot be noted is not let through. A question is
 * noted when it was an attack. Who does not even try to log in is turned away without a row, or anybody could fill the trail.
 */
public final class Auditing extends OncePerRequestFilter {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    /** Camunda's web applications ask long questions by POST. */
    private static final Pattern ASKING = Pattern.compile("/camunda/api/(?:cockpit/plugin/.*|engine/engine/default/(?:filter/[^/]+/(?:list|count)"
            + "|(?:history/)?(?:task|process-instance|activity-instance|variable-instance|detail|job|incident|group|user)(?:/count)?))");

    /** Where somebody comes in or is put out without being logged in before: by password, from a 统一身份认证, by its word. */
    private static final Set<String> ENTRANCES = Set.of("/login", "/login/oauth2/code/directory", "/logout/connect/back-channel/directory");
    /** A question by its method, a login by what it does. */
    private static final String ARRIVING = "/login/oauth2/code/";

    private final Trail trail;

    public Auditing(Trail trail) {
        this.trail = trail;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        boolean nobody = account() == null && request.getHeader("Authorization") == null && !ENTRANCES.contains(path(request));
        return nobody;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String account = account();
        if (asks(request)) {
            chain.doFilter(request, response);
            if (request.getAttribute(QueryGuard.REFUSED) != null) {
                trail.answered(trail.begun(account(), request.getRemoteAddr(), request.getMethod(), path(request)), account(), response.getStatus());
            }
            return;
        }
        UUID row = trail.begun(account, request.getRemoteAddr(), request.getMethod(), path(request));
        int status = HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
        try {
            chain.doFilter(request, response);
            status = response.getStatus();
        } finally {
            // Who logs in is known only now, who logs out was known only before
            String later = account();
            trail.answered(row, later == null ? account : later, status);
        }
    }

    private static boolean asks(HttpServletRequest request) {
        return READING.contains(request.getMethod()) && !path(request).startsWith(ARRIVING) || request.getMethod().equals("POST") && ASKING.matcher(path(request)).matches();
    }

    private static String path(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }

    private static String account() {
        Authentication person = SecurityContextHolder.getContext().getAuthentication();
        return person == null || person instanceof AnonymousAuthenticationToken || !person.isAuthenticated() ? null : person.getName();
    }
}
