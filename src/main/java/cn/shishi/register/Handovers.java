package cn.shishi.register;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** 移交: whose work has passed to whom, from which day on. None is changed; who comes back is handed the work anew. */
@Component
public class Handovers {

    /** How stale an answer about who is away may be, as with the members of a role. */
    private static final long FRESH_NANOS = 5_000_000_000L;

    private static final RowMapper<Handover> READ = (row, n) -> new Handover(row.getString("handover_key"), row.getString("street"),
            row.getString("from_account"), row.getString("from_name"), row.getString("to_account"), row.getString("to_name"),
            row.getObject("valid_from", LocalDate.class));

    private final NamedParameterJdbcTemplate sql;
    private final Clock clock;
    private final Map<String, Away> away = new ConcurrentHashMap<>();

    Handovers(NamedParameterJdbcTemplate sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void record(Handover h) {
        sql.getJdbcTemplate().update("insert into handover (handover_key, street, from_account, from_name, to_account, to_name, valid_from, recorded_at) "
                + "values (?, ?, ?, ?, ?, ?, ?, ?)", h.key(), h.street(), h.from(), h.fromName(), h.to(), h.toName(), h.day(),
                clock.instant().atOffset(ZoneOffset.UTC));
        away.remove(h.street());
    }

    /** Accounts whose work passed to another, and to whom nobody's has passed since. */
    public Set<String> away(String street) {
        long now = System.nanoTime();
        return away.compute(street, (key, known) -> known != null && now - known.at < FRESH_NANOS ? known : new Away(now, gone(street))).accounts;
    }

    /** What an account has taken over since a day, the last first. */
    public List<Handover> takenOver(Collection<String> streets, String account, LocalDate since) {
        return streets.isEmpty() ? List.of() : sql.query("select * from handover where street in (:streets) and to_account = :account "
                + "and valid_from >= :since order by recorded_at desc", Map.of("streets", streets, "account", account, "since", since), READ);
    }

    private Set<String> gone(String street) {
        Set<String> gone = new HashSet<>();
        sql.query("select * from handover where street = :street order by recorded_at", Map.of("street", street), READ).forEach(h -> {
            gone.add(h.from());
            gone.remove(h.to());
        });
        return Set.copyOf(gone);
    }

    private record Away(long at, Set<String> accounts) {}
}
