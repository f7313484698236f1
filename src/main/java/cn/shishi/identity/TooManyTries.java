package cn.shishi.identity;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** Nobody looks at the password any more for a while; told alike whether or not there is such an account. */
class TooManyTries extends AuthenticationException {

    private final Duration window;

    TooManyTries(Duration window) {
        super("口令连续输错次数过多，此账号或此电脑暂时不能登录，请 " + window.toMinutes() + " 分钟后再试；忘记口令请找安全管理员。");
        this.window = window;
    }

    Duration window() {
        return window;
    }
}
