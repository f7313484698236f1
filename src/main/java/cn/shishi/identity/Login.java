package cn.shishi.identity;

import cn.shishi.platform.Sha256;
import java.io.Serializable;
import java.time.Instant;
import org.camunda.bpm.engine.identity.User;

/**
 * What a session remembers of its login.
 *
 * @param mark of the secret it was made with: with a new secret all earlier logins end
 */
record Login(Instant at, String mark) implements Serializable {

    static Login of(User user, Instant at) {
        return new Login(at, mark(user));
    }

    boolean with(User user) {
        return mark.equals(mark(user));
    }

    private static String mark(User user) {
        return Sha256.of(String.valueOf(user.getPassword()));
    }
}
