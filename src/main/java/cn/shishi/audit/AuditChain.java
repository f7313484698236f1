package cn.shishi.audit;

import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Recomputes the chain and says in Chinese what does not fit; an empty answer means untouched. */
@Component
public class AuditChain {

    private final JdbcTemplate sql;

    AuditChain(JdbcTemplate sql) {
        this.sql = sql;
    }

    public List<String> faults() {
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
        });
        sql.query("select seq, hash from audit_head", row -> {
            if (row.getLong("seq") != seq[0] || !row.getString("hash").equals(hash[0])) {
                faults.add("审计记录末尾与登记的最后一条不一致：应有" + row.getLong("seq") + "条，现有" + seq[0] + "条。");
            }
        });
        return faults;
    }
}
