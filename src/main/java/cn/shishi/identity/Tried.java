package cn.shishi.identity;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** From where somebody tries to log in, and with which code if a program does. */
class Tried extends WebAuthenticationDetails {

    private final String code;

    Tried(HttpServletRequest request) {
        super(request);
        this.code = request.getHeader("X-Shishi-Code");
    }

    String code() {
        return code;
    }
}
