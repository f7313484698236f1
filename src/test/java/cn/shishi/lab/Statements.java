package cn.shishi.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;

/**
 * Counts what one thread sends to its databases: statements, and executions, of which a batch is one however many
 * statements it has.
 */
class Statements implements QueryExecutionListener {

    private static final Pattern TABLE = Pattern.compile("(?i)(?:from|into|update)\\s+(\\w+)");

    private final List<String> executed = new ArrayList<>();
    private int statements;
    private Thread counted;

    DataSource counting(DataSource database) {
        return ProxyDataSourceBuilder.create(database).listener(this).build();
    }

    /** @param text what was sent, one execution a line */
    record Count(int executions, int statements, List<String> text) {}

    Count of(Runnable work) {
        executed.clear();
        statements = 0;
        counted = Thread.currentThread();
        try {
            work.run();
        } finally {
            counted = null;
        }
        return new Count(executed.size(), statements, List.copyOf(executed));
    }

    @Override
    public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {}

    @Override
    public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
        if (Thread.currentThread() == counted) {
            int size = execution.isBatch() ? execution.getBatchSize() : 1;
            statements += size;
            executed.add(size + " × " + brief(queries.get(0).getQuery()));
        }
    }

    /** {@code insert ACT_HI_DETAIL}: what is done to which table. */
    private static String brief(String sql) {
        Matcher table = TABLE.matcher(sql);
        return sql.strip().split("\\s")[0].toLowerCase(Locale.ROOT) + " " + (table.find() ? table.group(1) : sql);
    }
}
