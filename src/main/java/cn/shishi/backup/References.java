package cn.shishi.backup;

import java.sql.DatabaseMetaData;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Foreign keys, which have to wait until every table is loaded: rows come table by table, in no order. */
@Component
class References {

    private static final String KEYS = """
            select 'alter table ' || table_name || ' alter constraint ' || constraint_name from information_schema.table_constraints
             where table_schema = current_schema and constraint_type = 'FOREIGN KEY'""";

    private final DataSource database;
    private final JdbcTemplate sql;
    private final TransactionTemplate transaction;

    References(DataSource database, TransactionTemplate transaction) {
        this.database = database;
        this.sql = new JdbcTemplate(database);
        this.transaction = transaction;
    }

    /** Does the work in one transaction, at whose end all foreign keys hold again. */
    void checkedLast(Runnable work) throws MetaDataAccessException {
        if (JdbcUtils.extractDatabaseMetaData(database, DatabaseMetaData::getDatabaseProductName).equals("H2")) {
            // Ends a transaction, so it comes before and after; a setting of the open database, not of its file
            sql.execute("set referential_integrity false");
            try {
                transaction.executeWithoutResult(all -> work.run());
            } finally {
                sql.execute("set referential_integrity true");
            }
        } else {
            transaction.executeWithoutResult(all -> {
                List<String> keys = sql.queryForList(KEYS, String.class);
                keys.forEach(key -> sql.execute(key + " deferrable initially deferred"));
                work.run();
                sql.execute("set constraints all immediate");
                keys.forEach(key -> sql.execute(key + " not deferrable"));
            });
        }
    }
}
