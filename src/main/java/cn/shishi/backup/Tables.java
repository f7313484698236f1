package cn.shishi.backup;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The tables of the database, the engine's and ours alike, by what the database says of itself; but keys of telephones, which are bound anew. */
@Component
class Tables {

    private static final int BATCH = 500;
    private static final String COLUMNS = """
            select lower(c.table_name), lower(c.column_name), lower(c.data_type) from information_schema.columns c
              join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name
             where c.table_schema = current_schema and t.table_type = 'BASE TABLE' and lower(c.table_name) not in ('flyway_schema_history', 'second_factor')
             order by c.table_name, c.column_name""";

    private static final String MIGRATED = """
            select "version" from "flyway_schema_history" where "version" is not null order by "installed_rank" desc fetch first row only""";

    private final JdbcTemplate sql;

    Tables(DataSource database) {
        this.sql = new JdbcTemplate(database);
        this.sql.setFetchSize(BATCH);
    }

    /** The versions that decide which tables there are. */
    Manifest.Layout layout() {
        return new Manifest.Layout(sql.queryForObject(MIGRATED, String.class, NONE), ProcessEngine.class.getPackage().getImplementationVersion());
    }

    SortedMap<String, List<Column>> all() {
        SortedMap<String, List<Column>> tables = new TreeMap<>();
        sql.query(COLUMNS, row -> {
            tables.computeIfAbsent(row.getString(1), table -> new ArrayList<>())
                    .add(Column.of(row.getString(1), row.getString(2), row.getString(3)));
        }, NONE);
        return tables;
    }

    void read(String table, List<Column> columns, Consumer<List<String>> each) {
        sql.query("select " + names(columns) + " from " + table, row -> {
            String[] values = new String[columns.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = columns.get(i).read(row, i + 1);
            }
            each.accept(Arrays.asList(values));
        }, NONE);
    }

    void empty(String table) {
        sql.update("delete from " + table);
    }

    /** Returns how many rows were written. */
    long write(String table, List<Column> columns, Iterator<List<String>> rows) {
        String insert = "insert into " + table + " (" + names(columns) + ") values (" + columns.stream().map(c -> "?").collect(Collectors.joining(", ")) + ")";
        long written = 0;
        List<Object[]> batch = new ArrayList<>(BATCH);
        while (rows.hasNext()) {
            List<String> row = rows.next();
            Object[] values = new Object[columns.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = columns.get(i).value(row.get(i));
            }
            batch.add(values);
            written++;
            if (batch.size() == BATCH || !rows.hasNext()) {
                sql.batchUpdate(insert, batch);
                batch.clear();
            }
        }
        return written;
    }

    private static String names(List<Column> columns) {
        return columns.stream().map(Column::name).collect(Collectors.joining(", "));
    }

    /** Arguments of a statement without any: without them it would not be prepared, and pass for writing (WritersInTurn). */
    private static final Object[] NONE = {};
}
