package cn.shishi.identity;

import cn.shishi.platform.Sha256;
import java.io.Serializable;
import java.time.Instant;
import org.camunda.bpm.engine.identity.User;

/**
 * What a session remembers of its login.
 *
 * @param mark of the secret it was made with: with a new secret all earlier logins end
 * @param due what has to be done before anything else opens; null for nothing
 */
record Login(Instant at, String mark, Due due) implements Serializable {

    /** @param page where it is done */
    enum Due {
        CODE("/code", "此账号登录须分两步：请先在网页上登录，填写手机上的动态码；程序须在请求头 X-Shishi-Code 中附上动态码。"),
        PASSWORD("/password", "此账号的口令是他人设置的，或已用满规定的天数，请先在网页上登录并改成自己的口令。");

        private final String page;
        private final String sentence;

        Due(String page, String sentence) {
            this.page = page;
            this.sentence = sentence;
        }

        String page() {
            return page;
        }

        String sentence() {
            return sentence;
        }
    }

    static Login of(User user, Instant at, Due due) {
        return new Login(at, mark(user), due);
    }

    boolean with(User user) {
        return mark.equals(mark(user));
    }

    private static String mark(User user) {
        return Sha256.of(String.valueOf(user.getPassword()));
    }
}
