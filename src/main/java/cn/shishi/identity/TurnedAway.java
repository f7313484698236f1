package cn.shishi.identity;

import org.springframework.security.core.AuthenticationException;

/** Somebody the 统一身份认证 knows and we cannot let in; the login page says why. */
final class TurnedAway extends AuthenticationException {

    /** Each is a word of the login page's address. */
    enum Why { NOROLE, TAKEN, UNEVEN, UNNAMED }

    private final Why why;

    TurnedAway(Why why) {
        super(why.name());
        this.why = why;
    }

    Why why() {
        return why;
    }
}
