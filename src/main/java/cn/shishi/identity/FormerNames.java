package cn.shishi.identity;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Keeps the names that accounts and roles had before somebody renamed them; always inside the transaction that renames. */
@Component
class FormerNames {

    private final JdbcTemplate sql;
    private final Clock clock;

    FormerNames(JdbcTemplate sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** 张三, however Camunda Admin's two boxes for a name were filled in. */
    static String of(User user) {
        String name = (user.getLastName() == null ? "" : user.getLastName().strip()) + (user.getFirstName() == null ? "" : user.getFirstName().strip());
        return name.isEmpty() ? user.getId() : name;
    }

    void saving(User user) {
        keep(Names.Kind.PERSON, user.getId(), of(user), "select coalesce(last_, '') || coalesce(first_, '') from act_id_user where id_ = ?");
    }

    void saving(Group group) {
        keep(Names.Kind.ROLE, group.getId(), String.valueOf(group.getName()), "select coalesce(name_, '') from act_id_group where id_ = ?");
    }

    List<Names.Former> all() {
        return sql.query("select * from former_name", (row, n) -> new Names.Former(Names.Kind.valueOf(row.getString("kind")), row.getString("id"),
                row.getString("name"), row.getObject("until", OffsetDateTime.class).toInstant()));
    }

    private void keep(Names.Kind kind, String id, String name, String present) {
        sql.queryForList(present, String.class, id).stream().map(String::strip).filter(before -> !before.isEmpty() && !before.equals(name))
                .forEach(before -> sql.update("insert into former_name (kind, id, name, until) values (?, ?, ?, ?)", kind.name(), id, before,
                        OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC)));
    }
}
