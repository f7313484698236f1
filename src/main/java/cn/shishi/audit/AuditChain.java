package cn.shishi.audit;

import cn.shishi.platform.AnchorCheck;
import cn.shishi.platform.Anchors;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Recomputes the chain and says in Chinese what does not fit; an empty answer means untouched. */
@Component
public class AuditChain {

    /** What the chain is called in {@link Anchors}. */
    public static final String ANCHOR = "审计记录";

    private final JdbcTemplate sql;
    private final Anchors anchors;

    AuditChain(JdbcTemplate sql, Anchors anchors) {
        this.sql = sql;
        this.anchors = anchors;
    }

    public record End(long seq, String hash) {}

    public End end() {
        return ends().get(0);
    }

    private List<End> ends() {
        return sql.query("select seq, hash from audit_head", (row, n) -> new End(row.getLong("seq"), row.getString("hash")));
    }

    public List<String> faults() {
        AnchorCheck noted = anchors.check(ANCHOR);
        List<String> faults = new ArrayList<>();
        long[] seq = {0};
        String[] hash = {""};
        sql.query("select * from audit where seq is not null order by seq", row -> {
            if (row.getLong("seq") != seq[0] + 1) {
                faults.add("审计记录第" + (seq[0] + 1) + "条缺失。");
            }
            seq[0] = row.getLong("seq");
            if (!Row.READ.mapRow(row, 0).link(hash[0], seq[0]).equals(row.getString("hash"))) {
                faults.add("审计记录第" + seq[0] + "条的内容或次序被改动过。");
            }
            hash[0] = row.getString("hash");
            noted.passes(seq[0], hash[0]);
        });
        List<End> ends = ends();
        if (ends.size() != 1) {
            faults.add("审计记录应登记一个最后一条，现有" + ends.size() + "个。");
        }
        for (End end : ends) {
            if (end.seq != seq[0] || !end.hash.equals(hash[0])) {
                faults.add("审计记录末尾与登记的最后一条不一致：应有" + end.seq + "条，现有" + seq[0] + "条。");
            }
        }
        faults.addAll(noted.faults("审计记录"));
        return faults;
    }
}
