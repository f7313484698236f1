package cn.shishi.desk;

import cn.shishi.platform.Refusal;
import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** One answer for each key an account sent. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class IdempotencyKeys {

    private final JdbcTemplate sql;
    private final Clock clock;

    IdempotencyKeys(JdbcTemplate sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** The answer given before, or null; refuses the key of another request. */
    String answer(String account, String key, String request) {
        if (key.length() > 200) {
            throw Refusal.invalid("Idempotency-Key 太长：最多 200 个字符。");
        }
        return sql.query("select request_hash, response from idempotency where actor = ? and idempotency_key = ?", row -> {
            if (!row.next()) {
                return null;
            }
            if (!row.getString("request_hash").equals(request)) {
                throw Refusal.unprocessable("Idempotency-Key“" + key + "”已用于另一项请求，请换一个新的键。");
            }
            return row.getString("response");
        }, account, key);
    }

    void keep(String account, String key, String request, String response) {
        sql.update("insert into idempotency (actor, idempotency_key, request_hash, response, recorded_at) values (?, ?, ?, ?, ?)",
                account, key, request, response, clock.instant().atOffset(ZoneOffset.UTC));
    }
}
