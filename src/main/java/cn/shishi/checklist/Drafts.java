package cn.shishi.checklist;

import cn.shishi.platform.Refusal;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The rows of open checklist tasks as they are on the server. Who writes a row last has it. */
@Component
public class Drafts {

    private static final int LONGEST = 20_000;
    private static final int BATCH = 500;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JdbcTemplate sql;
    private final Clock clock;

    Drafts(JdbcTemplate sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    public List<Row> of(String street, String task) {
        return sql.query("select item, ticked, filled, changed_by, changed_at from task_draft where task = ? and street = ?",
                (row, n) -> new Row(row.getString("item"), row.getBoolean("ticked"), read(row.getString("filled")), row.getString("changed_by"),
                        row.getObject("changed_at", OffsetDateTime.class).toInstant()), task, street);
    }

    /** How many rows of each of these tasks are kept; a task without any is left out. */
    public Map<String, Integer> count(String street, Collection<String> tasks) {
        Map<String, Integer> counts = new HashMap<>();
        if (!tasks.isEmpty()) {
            new NamedParameterJdbcTemplate(sql).query("select task, count(*) as filled from task_draft where street = :street and task in (:tasks) group by task",
                    Map.of("street", street, "tasks", tasks), row -> { counts.put(row.getString("task"), row.getInt("filled")); });
        }
        return counts;
    }

    /** Writes these rows over what was there of them; the others stay. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void save(String street, String task, List<Row> rows, String by) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        List<Row> added = new ArrayList<>();
        int[][] written = sql.batchUpdate("update task_draft set ticked = ?, filled = ?, changed_by = ?, changed_at = ? where task = ? and item = ? and street = ?",
                rows, BATCH, (set, row) -> {
                    set.setBoolean(1, row.ticked());
                    set.setString(2, written(row));
                    set.setString(3, by);
                    set.setObject(4, now);
                    set.setString(5, task);
                    set.setString(6, row.item());
                    set.setString(7, street);
                });
        for (int i = 0; i < rows.size(); i++) {
            if (written[i / BATCH][i % BATCH] == 0) {
                added.add(rows.get(i));
            }
        }
        sql.batchUpdate("insert into task_draft (task, item, street, ticked, filled, changed_by, changed_at) values (?, ?, ?, ?, ?, ?, ?)",
                added, BATCH, (set, row) -> {
                    set.setString(1, task);
                    set.setString(2, row.item());
                    set.setString(3, street);
                    set.setBoolean(4, row.ticked());
                    set.setString(5, written(row));
                    set.setString(6, by);
                    set.setObject(7, now);
                });
    }

    /** From now on exactly these rows. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void replace(String street, String task, List<Row> rows, String by) {
        clear(street, task);
        save(street, task, rows, by);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void clear(String street, String task) {
        sql.update("delete from task_draft where task = ? and street = ?", task, street);
    }

    private static String written(Row row) {
        try {
            String json = JSON.writeValueAsString(row.filled());
            if (json.length() > LONGEST) {
                throw Refusal.invalid("“" + row.item() + "”这一行填写的内容太长，请精简；详细内容可作为材料上传。");
            }
            return json;
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Map<String, Object> read(String json) {
        try {
            return JSON.readValue(json, new TypeReference<>() {});
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
