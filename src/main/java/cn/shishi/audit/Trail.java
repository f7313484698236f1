package cn.shishi.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes the rows, and chains them one node at a time (the row of {@code audit_head} is the lock), so that no request waits for the chain. */
@Component
public class Trail {

    /** By then a request without an answer has died with its node. */
    private static final Duration LONGEST_REQUEST = Duration.ofHours(1);
    private static final int AT_ONCE = 1000;
    private static final Logger log = LoggerFactory.getLogger(Trail.class);

    private final JdbcTemplate sql;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Trail(JdbcTemplate sql, TransactionTemplate transaction, Clock clock) {
        this.sql = sql;
        this.transaction = transaction;
        this.clock = clock;
    }

    UUID begun(String account, String address, String method, String path) {
        UUID id = UUID.randomUUID();
        sql.update("insert into audit (id, begun_at, account, address, method, path) values (?, ?, ?, ?, ?, ?)",
                id, timestamp(clock.instant()), account, address, method, Row.cleaned(path));
        return id;
    }

    /** The change is made or refused by now: a fault here must not tell the person otherwise, the row stays without an answer. */
    void answered(UUID id, String account, int status) {
        try {
            sql.update("update audit set account = ?, status = ? where id = ? and seq is null", account, status, id);
        } catch (DataAccessException fault) {
            log.error("审计记录{}没有记下结果（{}）", id, status, fault);
        }
    }

    @Scheduled(fixedDelayString = "${shishi.sealer.delay:1000}", initialDelayString = "${shishi.sealer.delay:1000}")
    public void seal() {
        int chained = AT_ONCE;
        while (chained == AT_ONCE) {
            chained = transaction.execute(t -> chainSome());
        }
    }

    private int chainSome() {
        Head head = sql.queryForObject("select seq, hash from audit_head for update", (row, n) -> new Head(row.getLong("seq"), row.getString("hash")));
        List<Row> rows = sql.query("select * from audit where seq is null and (status is not null or begun_at < ?) order by begun_at, id limit " + AT_ONCE,
                Row.READ, timestamp(clock.instant().minus(LONGEST_REQUEST)));
        if (rows.isEmpty()) {
            return 0;
        }
        long seq = head.seq;
        String hash = head.hash;
        List<Object[]> links = new ArrayList<>();
        for (Row row : rows) {
            hash = row.link(hash, ++seq);
            links.add(new Object[] {seq, hash, row.id()});
        }
        sql.batchUpdate("update audit set seq = ?, hash = ? where id = ?", links);
        sql.update("update audit_head set seq = ?, hash = ?", seq, hash);
        return rows.size();
    }

    static OffsetDateTime timestamp(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    private record Head(long seq, String hash) {}
}
