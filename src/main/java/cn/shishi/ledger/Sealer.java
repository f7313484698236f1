package cn.shishi.ledger;

import cn.shishi.platform.Sha256;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Numbers and chains committed facts, one node at a time (the row of {@code ledger_head} is the lock). A fact is known from
 * the moment of its seal, so one that was written before a report but committed after it cannot slip in; and no task's
 * transaction ever waits for the chain.
 */
@Component
public class Sealer {

    /** No transaction of ours lives longer; a younger fact than this before the last seal may still appear. */
    static final Duration LONGEST_TRANSACTION = Duration.ofHours(1);

    private static final String UNSEALED = """
            select f.* from fact f where f.street = :street and f.recorded_at >= :since
               and not exists (select 1 from seal s where s.fact_id = f.id) order by f.id""";

    private final NamedParameterJdbcTemplate sql;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Sealer(NamedParameterJdbcTemplate sql, TransactionTemplate transaction, Clock clock) {
        this.sql = sql;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${shishi.sealer.delay:1000}", initialDelayString = "${shishi.sealer.delay:1000}")
    void sealRecent() {
        seal(false);
    }

    /** Seals whatever is committed, however old: at start, and wherever the clock was moved. */
    public void sealAll() {
        seal(true);
    }

    /**
     * Up to when everything that is sealed has been committed: no later seal will carry this moment or an earlier one.
     * A report never claims to know more.
     */
    public Instant sealedUntil(String street) {
        return sql.query("select sealed_until from ledger_head where street = :street", new MapSqlParameterSource("street", street),
                (row, n) -> FactRows.instant(row, "sealed_until")).stream().findFirst().orElse(Instant.EPOCH);
    }

    private void seal(boolean everything) {
        for (String street : sql.getJdbcTemplate().queryForList("select street from ledger_head", String.class)) {
            transaction.executeWithoutResult(status -> sealStreet(street, everything));
        }
    }

    private void sealStreet(String street, boolean everything) {
        Head head = sql.queryForObject(
                "select seq, hash, sealed_until from ledger_head where street = :street for update",
                new MapSqlParameterSource("street", street),
                (row, n) -> new Head(row.getLong("seq"), row.getString("hash"), FactRows.instant(row, "sealed_until")));
        OffsetDateTime since = FactRows.timestamp(everything ? Instant.EPOCH : head.until.minus(LONGEST_TRANSACTION));
        List<Fact> unsealed = sql.query(UNSEALED,
                new MapSqlParameterSource("street", street).addValue("since", since), FactRows.READ);
        if (unsealed.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        Instant sealedAt = now.isAfter(head.until) ? now : head.until.plusMillis(1);
        List<MapSqlParameterSource> seals = new ArrayList<>();
        long seq = head.seq;
        String hash = head.hash;
        for (Fact fact : unsealed) {
            hash = link(hash, ++seq, sealedAt, fact.hash());
            seals.add(new MapSqlParameterSource("street", street).addValue("seq", seq).addValue("fact", fact.id())
                    .addValue("at", FactRows.timestamp(sealedAt)).addValue("hash", hash));
        }
        sql.batchUpdate("insert into seal (street, seq, fact_id, sealed_at, hash) values (:street, :seq, :fact, :at, :hash)",
                seals.toArray(MapSqlParameterSource[]::new));
        sql.update("update ledger_head set seq = :seq, hash = :hash, sealed_until = :at where street = :street",
                new MapSqlParameterSource("street", street).addValue("seq", seq).addValue("hash", hash)
                        .addValue("at", FactRows.timestamp(sealedAt)));
    }

    static String link(String previous, long seq, Instant sealedAt, String factHash) {
        return Sha256.of(previous + "\u001f" + seq + "\u001f" + sealedAt.toEpochMilli() + "\u001f" + factHash);
    }

    private record Head(long seq, String hash, Instant until) {}
}
