package cn.shishi.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * 台账. Facts are appended in the transaction of the task or step that tells them, and read either as they stand now or as
 * they were known at a moment. There is no way here to change or delete one.
 */
@Component
public class Ledger {

    /**
     * Unsigned and not sent back: what a signature would have to name. Counted rather than "not exists", which PostgreSQL turns
     * into a join over the whole table as long as it has no statistics of it.
     */
    private static final String WAITING = """
            select f.* from fact f where f.street = :street and f.needs_signature
               and (select count(*) from fact r where r.refers = f.id and r.kind in ('SIGNATURE', 'REJECTION')) = 0
            """;
    private static final String OPEN = WAITING + " and f.subject in (:subjects) ";

    private static final String STANDING = """
            select f.* from fact f where f.street = :street and f.subject = :subject and f.kind = 'MILESTONE'
               and exists (select 1 from fact s where s.refers = f.id and s.kind = 'SIGNATURE')
               and not exists (select 1 from fact r join fact s on s.refers = r.id and s.kind = 'SIGNATURE'
                                where r.refers = f.id and r.kind not in ('SIGNATURE', 'REJECTION'))
             order by f.id""";

    private static final String ITEMS = """
            select f.* from fact f where f.street = :street and f.subject = :subject and f.element = :element
               and f.item is not null and f.refers is null
               and not exists (select 1 from fact r where r.refers = f.id and r.kind = 'REJECTION')
               and not exists (select 1 from fact r join fact s on s.refers = r.id and s.kind = 'SIGNATURE'
                                where r.refers = f.id and r.kind = 'WITHDRAWAL')
             order by f.id""";

    private final NamedParameterJdbcTemplate sql;

    Ledger(NamedParameterJdbcTemplate sql) {
        this.sql = sql;
    }

    /** Writes in the caller's transaction, in the given order. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Fact> append(List<Entry> entries) {
        List<Fact> facts = new ArrayList<>(entries.size());
        for (Entry entry : entries) {
            facts.add(entry.asFact(FactIds.next(entry.at.recordedAt())));
        }
        if (!facts.isEmpty()) {
            sql.batchUpdate(FactRows.INSERT, facts.stream().map(FactRows::parameters).toArray(MapSqlParameterSource[]::new));
        }
        return facts;
    }

    /**
     * Claims of a subject that wait for a signature, oldest first: those recorded in the given phase, or, where {@code phase}
     * is null, those recorded by the given process instance and those carried in. What another instance claims of one thing
     * among many is its own to have signed.
     */
    public List<Fact> openClaims(String street, String subject, String phase, String instance) {
        return open(street, List.of(subject), phase, instance, phase == null ? "and (f.instance = :instance or f.carried)"
                : "and f.phase = :phase and f.refers is null and not f.carried and (f.item is null or f.instance = :instance)");
    }

    /** Those that this process instance itself recorded about any of the subjects. */
    public List<Fact> ownOpenClaims(String street, Collection<String> subjects, String instance) {
        return subjects.isEmpty() ? List.of() : open(street, subjects, null, instance, "and f.instance = :instance");
    }

    /** All that wait in a phase, whoever recorded them. */
    public List<Fact> openInPhase(String street, String subject, String phase) {
        return open(street, List.of(subject), phase, null, "and f.phase = :phase and f.refers is null and not f.carried");
    }

    /** All of a street that wait, recorded by this account. */
    public List<Fact> openBy(String street, String account) {
        return sql.query(WAITING + " and f.actor = :account order by f.id",
                new MapSqlParameterSource("street", street).addValue("account", account), FactRows.READ);
    }

    private List<Fact> open(String street, Collection<String> subjects, String phase, String instance, String scope) {
        return sql.query(OPEN + scope + " order by f.id", new MapSqlParameterSource("street", street).addValue("subjects", subjects)
                .addValue("phase", phase).addValue("instance", instance), FactRows.READ);
    }

    /** Signed milestones of a subject that nobody has withdrawn or replaced since. */
    public List<Fact> standingMilestones(String street, String subject) {
        return sql.query(STANDING, new MapSqlParameterSource("street", street).addValue("subject", subject), FactRows.READ);
    }

    /** What one task of the model has told of single things among many, neither sent back nor withdrawn, oldest first. */
    public List<Fact> toldOfItems(String street, String subject, String element) {
        return sql.query(ITEMS, new MapSqlParameterSource("street", street).addValue("subject", subject).addValue("element", element), FactRows.READ);
    }

    /** Everything committed about these subjects, oldest first, sealed or not. */
    public List<Fact> of(String street, Collection<String> subjects) {
        return subjects.isEmpty() ? List.of() : sql.query(
                "select f.* from fact f where f.street = :street and f.subject in (:subjects) order by f.id",
                new MapSqlParameterSource("street", street).addValue("subjects", subjects), FactRows.READ);
    }

    /** Everything committed of these kinds in a street, oldest first, sealed or not. */
    public List<Fact> ofKinds(String street, Collection<Kind> kinds) {
        return sql.query("select f.* from fact f where f.street = :street and f.kind in (:kinds) order by f.id",
                new MapSqlParameterSource("street", street).addValue("kinds", kinds.stream().map(Kind::name).toList()), FactRows.READ);
    }

    /** What was sealed about these subjects by the given moment, in the order of the chain. */
    public List<Fact> known(String street, Collection<String> subjects, Instant knownAt) {
        return subjects.isEmpty() ? List.of() : sql.query("""
                select f.* from fact f join seal s on s.fact_id = f.id
                 where f.street = :street and f.subject in (:subjects) and s.sealed_at <= :knownAt order by s.seq""",
                new MapSqlParameterSource("street", street).addValue("subjects", subjects)
                        .addValue("knownAt", FactRows.timestamp(knownAt)), FactRows.READ);
    }

    /** What one task wrote. */
    public List<Fact> writtenBy(String street, String task) {
        return sql.query("select f.* from fact f where f.street = :street and f.task = :task order by f.id",
                new MapSqlParameterSource("street", street).addValue("task", task), FactRows.READ);
    }

    /** Facts of a street by their ids. */
    public List<Fact> named(String street, Collection<String> ids) {
        return ids.isEmpty() ? List.of() : sql.query("select f.* from fact f where f.street = :street and f.id in (:ids)",
                new MapSqlParameterSource("street", street).addValue("ids", ids), FactRows.READ);
    }

    /** One fact of a street, or null. */
    public Fact find(String street, String id) {
        return sql.query("select f.* from fact f where f.street = :street and f.id = :id",
                new MapSqlParameterSource("street", street).addValue("id", id), FactRows.READ).stream().findFirst().orElse(null);
    }
}
