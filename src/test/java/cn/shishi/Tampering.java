package cn.shishi;

import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** What somebody does who has the whole database in his hands, and takes back again. */
public final class Tampering {

    private Tampering() {}

    /** In a transaction that is rolled back; PostgreSQL's own guards are off in it. */
    public static void with(TransactionTemplate transaction, JdbcTemplate sql, Runnable deed) {
        transaction.executeWithoutResult(t -> {
            if (postgres(sql)) {
                sql.execute("set local session_replication_role = replica");
            }
            try {
                deed.run();
            } finally {
                t.setRollbackOnly();
            }
        });
    }

    public static boolean postgres(JdbcTemplate sql) {
        return sql.execute((ConnectionCallback<Boolean>) c -> c.getMetaData().getDatabaseProductName().equals("PostgreSQL"));
    }
}
