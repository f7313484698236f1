package cn.shishi.identity;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Locale;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Codes that a telephone shows and that change every half minute (RFC 6238), for the roles whose login asks for one. */
@Component
class SecondFactor {

    private static final int KEY_BYTES = 20;
    /** A telephone's clock may be half a minute off, either way. */
    private static final int OFF = 1;
    private static final long NONE = -1;

    private final JdbcTemplate sql;
    private final LoginRules rules;
    private final Clock clock;

    SecondFactor(JdbcTemplate sql, LoginRules rules, Clock clock) {
        this.sql = sql;
        this.rules = rules;
        this.clock = clock;
    }

    boolean asked(Collection<String> roles) {
        return !Collections.disjoint(rules.secondFactor(), roles);
    }

    boolean bound(String account) {
        return sql.queryForObject("select count(*) from second_factor where account = ?", Integer.class, account) > 0;
    }

    static String newKey() {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return new Base32().encodeToString(key);
    }

    /** Binds an account to a telephone that shows this key's codes; once, until it is forgotten. */
    boolean binds(String account, String key, String code) {
        long step = step(key, code, NONE);
        if (step == NONE) {
            return false;
        }
        try {
            return sql.update("insert into second_factor (account, shared_key, last_step) values (?, ?, ?)", account, key, step) == 1;
        } catch (DuplicateKeyException boundMeanwhile) {
            return false;
        }
    }

    /** A right code that has not been used. Of two who send it at once one is let in. */
    boolean accepts(String account, String code) {
        return sql.query("select shared_key, last_step from second_factor where account = ?",
                (row, n) -> step(row.getString("shared_key"), code, row.getLong("last_step")), account).stream()
                .anyMatch(step -> step != NONE && sql.update("update second_factor set last_step = ? where account = ? and last_step < ?", step, account, step) == 1);
    }

    void forget(String account) {
        sql.update("delete from second_factor where account = ?", account);
    }

    private long step(String key, String code, long after) {
        TimeBasedOneTimePasswordGenerator codes = new TimeBasedOneTimePasswordGenerator();
        SecretKeySpec secret = new SecretKeySpec(new Base32().decode(key), codes.getAlgorithm());
        try {
            for (int off = -OFF; off <= OFF; off++) {
                Instant at = clock.instant().plus(codes.getTimeStep().multipliedBy(off));
                long step = at.getEpochSecond() / codes.getTimeStep().toSeconds();
                String right = codes.generateOneTimePasswordString(secret, at, Locale.ROOT);
                if (step > after && MessageDigest.isEqual(right.getBytes(StandardCharsets.UTF_8), code.getBytes(StandardCharsets.UTF_8))) {
                    return step;
                }
            }
            return NONE;
        } catch (InvalidKeyException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
