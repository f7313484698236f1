package cn.shishi.evidence;

import cn.shishi.calendar.WorkingDays;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** 可后补: what a task that is done may still be given, by which day, and what has come since. */
@Component
public class LaterPapers {

    private static final String OWED = """
            select p.* from later_paper p where p.street in (:streets) and %s
               and not exists (select 1 from evidence e where e.task = p.task and e.paper = p.paper) order by p.due, p.task, p.paper""";

    private static final RowMapper<Paper> READ = (row, n) -> new Paper(row.getString("task"), row.getString("paper"), row.getString("street"),
            row.getString("subject"), row.getString("step"), row.getString("role"), row.getObject("due", LocalDate.class));

    private final NamedParameterJdbcTemplate sql;
    private final WorkingDays workingDays;
    private final Clock clock;
    private final int days;

    LaterPapers(NamedParameterJdbcTemplate sql, WorkingDays workingDays, Clock clock, @Value("${shishi.evidence.later-days}") int days) {
        this.sql = sql;
        this.workingDays = workingDays;
        this.clock = clock;
        this.days = days;
    }

    /**
     * @param task the engine's task that was done
     * @param step its name
     * @param role whose task it was
     * @param due last day
     */
    public record Paper(String task, String paper, String street, String subject, String step, String role, LocalDate due) {

        public boolean overdue(LocalDate today) {
            return today.isAfter(due);
        }
    }

    /** A file that came after its task was done. */
    public record Given(String task, String item, String hash) {}

    /** From the day on which the task is done. */
    public LocalDate due(Integer workdays) {
        return workingDays.after(LocalDate.now(clock), workdays == null ? days : workdays);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void expect(List<Paper> papers) {
        if (!papers.isEmpty()) {
            sql.batchUpdate("insert into later_paper (task, paper, street, subject, step, role, due) values (:task, :paper, :street, :subject, :step, :role, :due)",
                    papers.stream().map(p -> new MapSqlParameterSource("task", p.task).addValue("paper", p.paper).addValue("street", p.street)
                            .addValue("subject", p.subject).addValue("step", p.step).addValue("role", p.role).addValue("due", p.due)).toArray(MapSqlParameterSource[]::new));
        }
    }

    /** What these tasks told was sent back: whoever tells it anew is asked anew. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void noLonger(String street, Collection<String> tasks) {
        if (!tasks.isEmpty()) {
            sql.update("delete from later_paper where street = :street and task in (:tasks)", Map.of("street", street, "tasks", tasks));
        }
    }

    /** Not yet given, in what these roles have done; the next due first. */
    public List<Paper> owedBy(Collection<String> streets, Collection<String> roles) {
        return streets.isEmpty() || roles.isEmpty() ? List.of() : sql.query(OWED.formatted("p.role in (:those)"), Map.of("streets", streets, "those", roles), READ);
    }

    /** Not yet given, about these subjects. */
    public List<Paper> owedAbout(String street, Collection<String> subjects) {
        return subjects.isEmpty() ? List.of() : sql.query(OWED.formatted("p.subject in (:those)"), Map.of("streets", List.of(street), "those", subjects), READ);
    }

    /** What one task that is done may be given, given or not. */
    public List<Paper> of(Collection<String> streets, String task) {
        return streets.isEmpty() ? List.of() : sql.query("select p.* from later_paper p where p.street in (:streets) and p.task = :task order by p.paper",
                Map.of("streets", streets, "task", task), READ);
    }

    /** What had come by a moment for tasks about these subjects, by task, oldest first. */
    public Map<String, List<Given>> given(String street, Collection<String> subjects, Instant knownAt) {
        return subjects.isEmpty() ? Map.of() : sql.query("""
                select e.task, e.item, e.sha256 from later_paper p join evidence e on e.task = p.task and e.paper = p.paper
                 where p.street = :street and p.subject in (:subjects) and e.uploaded_at <= :knownAt order by e.uploaded_at, e.sha256""",
                new MapSqlParameterSource("street", street).addValue("subjects", subjects).addValue("knownAt", OffsetDateTime.ofInstant(knownAt, ZoneOffset.UTC)),
                (row, n) -> new Given(row.getString("task"), row.getString("item"), row.getString("sha256"))).stream().collect(Collectors.groupingBy(Given::task));
    }
}
