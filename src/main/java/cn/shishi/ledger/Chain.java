package cn.shishi.ledger;

import cn.shishi.platform.AnchorCheck;
import cn.shishi.platform.Anchors;
import cn.shishi.platform.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/** Recomputes a street's chain and says in Chinese what does not fit; an empty answer means untouched. */
@Component
public class Chain {

    private static final String UNSEALED = """
            select count(*) from fact f
             where f.street = :street and f.recorded_at < :before and not exists (select 1 from seal s where s.fact_id = f.id)""";

    private final NamedParameterJdbcTemplate sql;
    private final Anchors anchors;

    Chain(NamedParameterJdbcTemplate sql, Anchors anchors) {
        this.sql = sql;
        this.anchors = anchors;
    }

    /** The last link: whoever notes it elsewhere can tell later whether this chain was replaced by another. */
    public record End(long seq, String hash) {}

    public End end(String street) {
        return sql.queryForObject("select seq, hash from ledger_head where street = :street", new MapSqlParameterSource("street", street),
                (row, n) -> new End(row.getLong("seq"), row.getString("hash")));
    }

    /** By what the chain is called in {@link Anchors}. */
    public static String anchor(String street) {
        return "台账/" + street;
    }

    public List<String> faults(String street) {
        return faults(street, anchors.check(anchor(street)));
    }

    /** Without looking beyond the database. */
    public List<String> ownFaults(String street) {
        return faults(street, AnchorCheck.NONE);
    }

    private List<String> faults(String street, AnchorCheck noted) {
        List<String> faults = new ArrayList<>();
        MapSqlParameterSource of = new MapSqlParameterSource("street", street);
        String[] previous = {"", "0"};
        Instant[] until = {null};
        sql.query("""
                select f.*, s.seq as seal_seq, s.sealed_at, s.hash as seal_hash, s.fact_id
                  from seal s left join fact f on f.id = s.fact_id where s.street = :street order by s.seq""", of, row -> {
            long expected = Long.parseLong(previous[1]) + 1;
            long seq = row.getLong("seal_seq");
            if (seq != expected) {
                faults.add("台账第" + expected + "条缺失。");
            }
            previous[1] = Long.toString(seq);
            if (row.getString("id") == null) {
                faults.add("台账第" + seq + "条的内容已被删除。");
            } else {
                String hash = recomputed(row);
                if (!hash.equals(row.getString("hash"))) {
                    faults.add("台账第" + seq + "条（" + row.getString("id") + "）的内容被改动过。");
                }
                String link = Sealer.link(previous[0], seq, FactRows.instant(row, "sealed_at"), hash);
                if (!link.equals(row.getString("seal_hash"))) {
                    faults.add("台账第" + seq + "条与前一条的衔接对不上。");
                }
            }
            previous[0] = row.getString("seal_hash");
            until[0] = FactRows.instant(row, "sealed_at");
            noted.passes(seq, previous[0]);
        });
        List<Head> heads = sql.query("select seq, hash, sealed_until from ledger_head where street = :street", of,
                (row, n) -> new Head(row.getLong("seq"), row.getString("hash"), FactRows.instant(row, "sealed_until")));
        if (heads.isEmpty()) {
            faults.add("台账没有登记最后一条。");
        }
        for (Head head : heads) {
            if (head.seq != Long.parseLong(previous[1]) || !head.hash.equals(previous[0]) || until[0] != null && !until[0].equals(head.until)) {
                faults.add("台账末尾与登记的最后一条不一致：应有" + head.seq + "条，现有" + previous[1] + "条。");
            }
            long outside = sql.queryForObject(UNSEALED, of.addValue("before", FactRows.timestamp(head.until.minus(Sealer.LONGEST_TRANSACTION))), Long.class);
            if (outside > 0) {
                faults.add("台账中有" + outside + "条不在链上，不是办理时写入的。");
            }
        }
        faults.addAll(noted.faults("台账"));
        return faults;
    }

    private record Head(long seq, String hash, Instant until) {}

    private static String recomputed(ResultSet row) throws SQLException {
        try {
            return Fact.hashOf(FactRows.READ.mapRow(row, 0));
        } catch (IllegalArgumentException | Refusal noFact) {
            return "";
        }
    }
}
