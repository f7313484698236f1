package cn.shishi.identity;

import cn.shishi.platform.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.AccountStatusException;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.core.AuthenticationException;

/** How a refused login is told at each door. */
final class LoginRefusals {

    private static final Logger log = LoggerFactory.getLogger(LoginRefusals.class);

    private LoginRefusals() {}

    static void toProgram(HttpServletRequest request, HttpServletResponse response, AuthenticationException why) throws IOException {
        if (why instanceof TooManyTries tooMany) {
            Problem.tooOften(request, response, why.getMessage(), tooMany.window());
        } else if (why instanceof AccountStatusException) {
            Problem.unauthenticated(request, response, why.getMessage());
        } else {
            Problem.unauthenticated(request, response, why);
        }
    }

    static void toPerson(HttpServletRequest request, HttpServletResponse response, AuthenticationException why) throws IOException {
        tell(request, response, why instanceof TooManyTries ? "often" : why instanceof DisabledException ? "stopped" : why instanceof LockedException ? "dormant" : "error");
    }

    /** Who came by way of the 统一身份认证; what is wrong between it and us is for the log. */
    static void fromDirectory(HttpServletRequest request, HttpServletResponse response, AuthenticationException why) throws IOException {
        if (why instanceof TurnedAway turned) {
            tell(request, response, turned.why().name().toLowerCase(Locale.ROOT));
        } else if (why instanceof DisabledException) {
            tell(request, response, "stopped");
        } else {
            log.warn("统一身份认证登录未成：{}", why.getMessage());
            tell(request, response, "directory");
        }
    }

    private static void tell(HttpServletRequest request, HttpServletResponse response, String why) throws IOException {
        response.sendRedirect(request.getContextPath() + "/login?" + why);
    }
}
