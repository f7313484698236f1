package cn.shishi.identity;

import cn.shishi.platform.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Tells the doors and the engine who asks, with the rights of this moment and not of the login. A login ends here that is too
 * old, or whose account is stopped, gone, or has another secret by now; one with something due goes no further than that.
 */
class EngineActor extends OncePerRequestFilter {

    private final IdentityService identity;
    private final People people;
    private final LoginRules rules;
    private final Clock clock;

    EngineActor(IdentityService identity, People people, LoginRules rules, Clock clock) {
        this.identity = identity;
        this.people = people;
        this.rules = rules;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication person = SecurityContextHolder.getContext().getAuthentication();
        if (person == null || person instanceof AnonymousAuthenticationToken) {
            chain.doFilter(request, response);
            return;
        }
        String account = person.getName();
        Login login = person.getDetails() instanceof Login remembered ? remembered : null;
        User user = identity.createUserQuery().userId(account).singleResult();
        People.Grants grants = people.grants(account);
        if (login == null || user == null || !login.with(user) || grants.roles().contains(Accounts.STOPPED)
                || login.at().plus(rules.session()).isBefore(clock.instant())) {
            SecurityContextHolder.clearContext();
            HttpSession session = request.getSession(false);
            if (session != null) {
                session.invalidate();
            }
            chain.doFilter(request, response);
            return;
        }
        // A context of its own: the one that came belongs to the session and to other requests too
        SecurityContextHolder.setContext(new SecurityContextImpl(EngineLogin.known(account, grants.roles(), login)));
        if (login.due() != null && !open(login.due(), request)) {
            refuse(login.due(), request, response);
            return;
        }
        boolean byItself = request.getRequestURI().startsWith(request.getContextPath() + "/camunda/");
        if (!byItself) {
            identity.setAuthentication(account, grants.roles(), grants.streets());
        }
        try {
            chain.doFilter(request, response);
        } finally {
            identity.clearAuthentication();
        }
    }

    private static boolean open(Login.Due due, HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        return path.equals(due.page()) || SecurityConfiguration.OF_EVERY_PAGE.contains(path);
    }

    /** A person is led to the page, a program is told. */
    private static void refuse(Login.Due due, HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean person = request.getMethod().equals("GET") && request.getHeader("Authorization") == null && !request.getRequestURI().contains("/api/");
        if (person) {
            response.sendRedirect(request.getContextPath() + due.page());
        } else {
            Problem.denied(request, response, due.sentence());
        }
    }
}
