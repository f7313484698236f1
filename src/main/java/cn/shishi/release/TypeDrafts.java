package cn.shishi.release;

import cn.shishi.platform.Refusal;
import cn.shishi.type.Bundle;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The types that were handed in, with their files. Of one type at most one waits: the last. */
@Component
class TypeDrafts {

    private final JdbcTemplate sql;
    private final Clock clock;

    TypeDrafts(JdbcTemplate sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    @Transactional
    public Draft add(String process, String name, Bundle bundle, String by) {
        sql.update("update type_draft set state = 'REPLACED', decided_by = ?, decided_at = ? where process = ? and state = 'PENDING'",
                by, now(), process);
        UUID id = UUID.randomUUID();
        sql.update("insert into type_draft (id, process, name, sha256, handed_in_by, handed_in_at, state) values (?, ?, ?, ?, ?, ?, 'PENDING')",
                id, process, name, bundle.sha256(), by, now());
        sql.batchUpdate("insert into type_draft_file (draft, name, content) values (?, ?, ?)", bundle.files().entrySet().stream()
                .map(file -> new Object[] {id, file.getKey(), new String(file.getValue(), StandardCharsets.UTF_8)}).toList());
        return get(id);
    }

    Draft get(UUID id) {
        return sql.query("select * from type_draft where id = ?", TypeDrafts::draft, id).stream().findFirst()
                .orElseThrow(() -> Refusal.unknown("没有这份交来的类型，请从“项目类型”页面重新进入。"));
    }

    Bundle files(UUID id) {
        Map<String, byte[]> files = new TreeMap<>();
        sql.query("select name, content from type_draft_file where draft = ?",
                row -> { files.put(row.getString("name"), row.getString("content").getBytes(StandardCharsets.UTF_8)); }, id);
        return new Bundle(files);
    }

    /** Those that wait first, then the others, the last decided first. */
    List<Draft> last(int most) {
        return sql.query("select * from type_draft order by case state when 'PENDING' then 0 else 1 end, "
                + "coalesce(decided_at, handed_in_at) desc fetch first " + most + " rows only", TypeDrafts::draft);
    }

    /** Who released each deployment. */
    Map<String, String> releasers() {
        Map<String, String> by = new TreeMap<>();
        sql.query("select deployment, decided_by from type_draft where deployment is not null",
                row -> { by.put(row.getString("deployment"), row.getString("decided_by")); });
        return by;
    }

    /** The same files handed in twice by one person wait once. */
    Optional<Draft> waiting(String process, String sha256, String by) {
        return sql.query("select * from type_draft where state = 'PENDING' and process = ? and sha256 = ? and handed_in_by = ?", TypeDrafts::draft,
                process, sha256, by).stream().findFirst();
    }

    boolean known(String process, String sha256) {
        return sql.queryForObject("select count(*) from type_draft where process = ? and sha256 = ?", Integer.class, process, sha256) > 0;
    }

    /** Only the first decision counts. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void decide(Draft draft, Draft.State state, String by, String reason) {
        if (sql.update("update type_draft set state = ?, decided_by = ?, decided_at = ?, reason = ? where id = ? and state = 'PENDING'",
                state.name(), by, now(), reason, draft.id()) == 0) {
            throw Refusal.conflict("类型“" + draft.name() + "”的这份交件" + get(draft.id()).state().word() + "，请回到“项目类型”页面再看。");
        }
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void deployed(UUID id, String deployment) {
        sql.update("update type_draft set deployment = ? where id = ?", deployment, id);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Draft draft(ResultSet row, int number) throws SQLException {
        return new Draft(row.getObject("id", UUID.class), row.getString("process"), row.getString("name"), row.getString("sha256"),
                row.getString("handed_in_by"), instant(row, "handed_in_at"), Draft.State.valueOf(row.getString("state")),
                row.getString("decided_by"), instant(row, "decided_at"), row.getString("reason"), row.getString("deployment"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }
}
