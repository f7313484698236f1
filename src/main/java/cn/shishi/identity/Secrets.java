package cn.shishi.identity;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What is known of passwords besides what the engine keeps: since when, set by whom, when last used, which ones were before. */
@Component
class Secrets {

    private final JdbcTemplate sql;
    private final PasswordRules rules;
    private final Clock clock;

    Secrets(JdbcTemplate sql, PasswordRules rules, Clock clock) {
        this.sql = sql;
        this.rules = rules;
        this.clock = clock;
    }

    enum Standing { FREE, TO_BE_CHANGED, DORMANT }

    record Earlier(String hash, String salt) {}

    private record Present(LocalDate setOn, boolean byAnother, LocalDate usedOn) {

        LocalDate lastUsed() {
            return usedOn == null || usedOn.isBefore(setOn) ? setOn : usedOn;
        }
    }

    /** One that nobody guesses, of 24 characters. */
    static String fresh() {
        byte[] chance = new byte[18];
        new SecureRandom().nextBytes(chance);
        return Base64.getUrlEncoder().encodeToString(chance);
    }

    /** A new one was saved. */
    void noted(UserEntity user, boolean byAnother) {
        sql.update("insert into secret (account, hash, salt, set_at, by_another) values (?, ?, ?, ?, ?)", user.getId(), user.getPassword(), user.getSalt(),
                OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC), byAnother);
        sql.update("delete from secret where account = ? and hash <> ? and set_at < (select min(set_at) from (select set_at from secret where account = ?"
                + " order by set_at desc limit ?) kept)", user.getId(), user.getPassword(), user.getId(), rules.remembered() + 1);
    }

    /** The one an account has now is known to somebody else too. */
    void knownToAnother(String account) {
        sql.update("update secret set by_another = true where account = ?", account);
    }

    /** The one an account has now is known to nobody, so it neither ages nor has to be changed. */
    void nobodys(String account) {
        sql.update("delete from secret where account = ?", account);
    }

    /** The present one and those before it that may not come back. */
    List<Earlier> remembered(String account) {
        return sql.query("select hash, salt from secret where account = ? order by set_at desc limit ?",
                (row, n) -> new Earlier(row.getString("hash"), row.getString("salt")), account, rules.remembered());
    }

    /**
     * How the account stands at a login with its present one; the day is noted.
     *
     * @param ends whether it ends when nobody uses it
     */
    Standing standing(User user, boolean ends) {
        LocalDate today = LocalDate.now(clock);
        Present present = present(user);
        if (present == null) {
            return Standing.FREE;
        }
        if (ends && past(present.lastUsed(), rules.dormantDays())) {
            return Standing.DORMANT;
        }
        if (!today.equals(present.usedOn)) {
            sql.update("update secret set used_on = ? where account = ? and hash = ?", today, user.getId(), user.getPassword());
        }
        return present.byAnother || past(present.setOn, rules.days()) ? Standing.TO_BE_CHANGED : Standing.FREE;
    }

    private boolean past(LocalDate since, int days) {
        return days > 0 && since.plusDays(days).isBefore(LocalDate.now(clock));
    }

    /** Null for one from before this was kept. */
    private Present present(User user) {
        return sql.query("select set_at, by_another, used_on from secret where account = ? and hash = ?", (row, n) -> new Present(
                LocalDate.ofInstant(row.getObject("set_at", OffsetDateTime.class).toInstant(), clock.getZone()), row.getBoolean("by_another"),
                row.getObject("used_on", LocalDate.class)), user.getId(), user.getPassword()).stream().findFirst().orElse(null);
    }
}
