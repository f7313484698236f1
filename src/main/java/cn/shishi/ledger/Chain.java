package cn.shishi.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/** Recomputes a street's chain and says in Chinese what does not fit; an empty answer means untouched. */
@Component
public class Chain {

    private final NamedParameterJdbcTemplate sql;

    Chain(NamedParameterJdbcTemplate sql) {
        this.sql = sql;
    }

    /** The last link: whoever notes it elsewhere can tell later whether this chain was replaced by another. */
    public record End(long seq, String hash) {}

    public End end(String street) {
        return sql.queryForObject("select seq, hash from ledger_head where street = :street", new MapSqlParameterSource("street", street),
                (row, n) -> new End(row.getLong("seq"), row.getString("hash")));
    }

    public List<String> faults(String street) {
        List<String> faults = new ArrayList<>();
        MapSqlParameterSource of = new MapSqlParameterSource("street", street);
        String[] previous = {"", "0"};
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
        });
        sql.query("select seq, hash from ledger_head where street = :street", of, row -> {
            if (row.getLong("seq") != Long.parseLong(previous[1]) || !row.getString("hash").equals(previous[0])) {
                faults.add("台账末尾与登记的最后一条不一致：应有" + row.getLong("seq") + "条，现有" + previous[1] + "条。");
            }
        });
        return faults;
    }

    private static String recomputed(ResultSet row) throws SQLException {
        try {
            return Fact.hashOf(FactRows.READ.mapRow(row, 0));
        } catch (IllegalArgumentException noFact) {
            return "";
        }
    }
}
