package cn.shishi.identity;

import cn.shishi.platform.Sha256;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Counts failed tries to log in, by account and by address, in the database: a restart or a second node gives no new tries.
 * A refused try is not counted, so nothing is written while somebody is kept out.
 */
@Component
class Tries {

    private static final Duration REFUSED_AFTER = Duration.ofMillis(100);

    private final JdbcTemplate sql;
    private final LoginRules rules;
    private final Clock clock;
    private final Object[] turns = new Object[64];

    Tries(JdbcTemplate sql, LoginRules rules, Clock clock) {
        this.sql = sql;
        this.rules = rules;
        this.clock = clock;
        for (int i = 0; i < turns.length; i++) {
            turns[i] = new Object();
        }
    }

    /**
     * Whether the secret fits. That it does not is told after the same time for all, though the engine notes it of known accounts only.
     *
     * @param last no other secret is asked for after it, so that it makes up for wrong ones before
     */
    boolean fits(String account, String address, boolean last, BooleanSupplier secret) {
        long until = System.nanoTime() + REFUSED_AFTER.toNanos();
        boolean fits = inTurn(account, address, last, secret);
        if (!fits) {
            LockSupport.parkNanos(until - System.nanoTime());
        }
        return fits;
    }

    /** One after the other for each account, so that guessing in parallel gains nothing. */
    private boolean inTurn(String account, String address, boolean last, BooleanSupplier secret) {
        String hash = Sha256.of(account);
        synchronized (turns[Math.floorMod(hash.hashCode(), turns.length)]) {
            OffsetDateTime since = at(clock.instant().minus(rules.window()));
            int before = failed("account", hash, since);
            if (before >= rules.tries() || failed("address", address, since) >= rules.triesPerAddress()) {
                throw new TooManyTries(rules.window());
            }
            if (secret.getAsBoolean()) {
                if (last && before > 0) {
                    sql.update("delete from failed_login where account = ?", hash);
                }
                return true;
            }
            sql.update("delete from failed_login where tried_at < ?", since);
            sql.update("insert into failed_login (id, account, address, tried_at) values (?, ?, ?, ?)",
                    UUID.randomUUID(), hash, address, at(clock.instant()));
            return false;
        }
    }

    private int failed(String of, String value, OffsetDateTime since) {
        return sql.queryForObject("select count(*) from failed_login where " + of + " = ? and tried_at >= ?", Integer.class, value, since);
    }

    private static OffsetDateTime at(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
