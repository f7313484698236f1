package cn.shishi.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;

/** Facts as rows of the table {@code fact}. */
final class FactRows {

    static final String INSERT = """
            insert into fact (id, street, kind, subject, phase, word, amount, unit, approximator, dimension, item, text,
              happened_from, happened_to, happened_precision, refers, refers_hash, carried, needs_signature,
              actor, actor_role, recorded_at, definition, instance, element, activity, task, evidence, hash)
            values (:id, :street, :kind, :subject, :phase, :word, :amount, :unit, :approximator, :dimension, :item, :text,
              :from, :to, :precision, :refers, :refersHash, :carried, :needsSignature,
              :actor, :role, :recordedAt, :definition, :instance, :element, :activity, :task, :evidence, :hash)""";

    static final RowMapper<Fact> READ = (row, n) -> new Fact(
            row.getString("id"), row.getString("street"), Kind.valueOf(row.getString("kind")), row.getString("subject"),
            row.getString("phase"), row.getString("word"), row.getBigDecimal("amount"), row.getString("unit"),
            row.getString("approximator"), row.getString("dimension"), row.getString("item"), row.getString("text"),
            new Happened(day(row, "happened_from"), day(row, "happened_to"),
                    Happened.Precision.valueOf(row.getString("happened_precision"))),
            row.getString("refers"), row.getString("refers_hash"), row.getBoolean("carried"), row.getBoolean("needs_signature"),
            new Fact.Step(row.getString("actor"), row.getString("actor_role"), instant(row, "recorded_at"),
                    row.getString("definition"), row.getString("instance"), row.getString("element"),
                    row.getString("activity"), row.getString("task")),
            hashes(row.getString("evidence")), row.getString("hash"));

    private FactRows() {}

    static MapSqlParameterSource parameters(Fact f) {
        return new MapSqlParameterSource()
                .addValue("id", f.id()).addValue("street", f.street()).addValue("kind", f.kind().name())
                .addValue("subject", f.subject()).addValue("phase", f.phase()).addValue("word", f.word())
                .addValue("amount", f.value()).addValue("unit", f.unit()).addValue("approximator", f.approximator())
                .addValue("dimension", f.dimension()).addValue("item", f.item()).addValue("text", f.text())
                .addValue("from", f.happened().from()).addValue("to", f.happened().to())
                .addValue("precision", f.happened().precision().name())
                .addValue("refers", f.refers()).addValue("refersHash", f.refersHash())
                .addValue("carried", f.carried()).addValue("needsSignature", f.needsSignature())
                .addValue("actor", f.at().actor()).addValue("role", f.at().role())
                .addValue("recordedAt", timestamp(f.at().recordedAt())).addValue("definition", f.at().definition())
                .addValue("instance", f.at().instance()).addValue("element", f.at().element())
                .addValue("activity", f.at().activity()).addValue("task", f.at().task())
                .addValue("evidence", String.join(",", f.evidence())).addValue("hash", f.hash());
    }

    static OffsetDateTime timestamp(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static LocalDate day(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }

    private static List<String> hashes(String joined) {
        return joined == null || joined.isEmpty() ? List.of() : List.of(joined.split(",", -1));
    }
}
