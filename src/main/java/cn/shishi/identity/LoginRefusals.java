package cn.shishi.identity;

import cn.shishi.platform.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.authentication.AccountStatusException;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.core.AuthenticationException;

/** How a refused login is told at either door. */
final class LoginRefusals {

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
        response.sendRedirect(request.getContextPath() + "/login?"
                + (why instanceof TooManyTries ? "often" : why instanceof DisabledException ? "stopped" : why instanceof LockedException ? "dormant" : "error"));
    }
}
