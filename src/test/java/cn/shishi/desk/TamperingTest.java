package cn.shishi.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cn.shishi.StreetTest;
import cn.shishi.Tampering;
import cn.shishi.audit.AuditChain;
import cn.shishi.audit.Trail;
import cn.shishi.ledger.Chain;
import cn.shishi.ledger.Sealer;
import cn.shishi.platform.Anchors;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** A hundred ways to tamper with what was signed and with who did what, by somebody who has the whole database. */
class TamperingTest extends StreetTest {

    private static final long SEED = Long.getLong("shishi.tampering.seed", System.nanoTime());

    @LocalServerPort
    int port;

    @Autowired
    Chain ledger;

    @Autowired
    AuditChain trail;

    @Autowired
    Sealer sealer;

    @Autowired
    Trail trailSealer;

    @Autowired
    Anchors anchors;

    @Autowired
    JdbcTemplate sql;

    @Autowired
    TransactionTemplate transaction;

    private final Random random = new Random(SEED);

    record Deed(String told, Runnable work, boolean fits) {}

    @BeforeEach
    void aYearOfFactsAndATrailNotedTwice() {
        List<String> parts = IntStream.rangeClosed(1, 3).mapToObj(n -> street.project("量化任务", "0" + n) + "-1").toList();
        for (String month : List.of("03", "04", "05", "06")) {
            street.today("2020-" + month + "-02");
            parts.forEach(part -> {
                street.gives("jingban", part, "record-quantity", "验收单");
                String task = street.task(part, "record-quantity").getId();
                Door jingban = new Door(port, "jingban" + street.id);
                jingban.post("/api/tasks/" + task + "/complete", Map.of("variables", Map.of("quantity", -1)));
                jingban.post("/api/tasks/" + task + "/complete", Map.of("variables", Map.of("happened", "2020-" + month + "-01", "quantity", 5, "operator", "某公司")));
                street.approves("fenguan", part, "sign-quantity");
            });
            new Door(port, null).login("wrong");
            sealer.sealAll();
            await().until(() -> sql.queryForObject("select count(*) from audit where status is null", Integer.class) == 0);
            trailSealer.seal();
            if (!month.equals("03")) {
                noted();
            }
        }
        assertThat(faults()).isEmpty();
    }

    @Test
    void aHundredTamperingsAreFoundAHundredTimes() {
        System.out.println("shishi.tampering.seed=" + SEED);
        List<Deed> deeds = new ArrayList<>(changes());
        List<Supplier<Deed>> others = List.of(this::deletion, this::insertion, this::exchange, this::truncation, this::headMoved, this::rewritten);
        while (deeds.size() < 100) {
            deeds.add(others.get(deeds.size() % others.size()).get());
        }
        List<String> unseen = new ArrayList<>();
        deeds.forEach(deed -> Tampering.with(transaction, sql, () -> {
            deed.work.run();
            if (faults().isEmpty()) {
                unseen.add(deed.told);
            }
            if (deed.fits) {
                assertThat(ledger.ownFaults(street.id)).as("fits itself: %s", deed.told).isEmpty();
            }
        }));
        assertThat(unseen).as("of %s tamperings not found, seed %s", deeds.size(), SEED).isEmpty();
        assertThat(faults()).as("after all was taken back").isEmpty();
    }

    @Test
    void postgresqlRefusesToRewriteWhatIsWrittenOnce() {
        for (String statement : List.of("update fact set amount = 6", "delete from fact", "truncate fact", "update seal set hash = 'x'", "delete from seal", "truncate seal",
                "update ledger_head set seq = seq - 1", "delete from ledger_head", "update audit set account = 'x' where seq is not null", "update audit set path = '/'",
                "update audit set seq = null, hash = null", "delete from audit", "truncate audit", "update audit_head set seq = 0", "delete from audit_head")) {
            transaction.executeWithoutResult(t -> {
                if (Tampering.postgres(sql)) {
                    assertThatThrownBy(() -> sql.execute(statement)).as(statement).isInstanceOf(DataAccessException.class).hasStackTraceContaining("is written once");
                }
                t.setRollbackOnly();
            });
        }
        assertThat(faults()).isEmpty();
    }

    /** Each column of each row that counts, once. */
    private List<Deed> changes() {
        List<Deed> all = new ArrayList<>();
        for (Table table : tables()) {
            sql.query("select lower(column_name) as name, lower(data_type) as type from information_schema.columns where lower(table_name) = ? and table_schema = current_schema", row -> {
                String column = row.getString("name");
                String type = row.getString("type");
                // A street's head cannot change streets: the database itself refuses
                if (!table.name.equals("ledger_head") || !column.equals("street")) {
                    String where = table.any();
                    all.add(new Deed(table.name + "." + column + " of " + where, () -> changed("update " + table.name + " set " + column + " = " + another(column, type) + " where " + where), false));
                }
            }, table.name);
        }
        Collections.shuffle(all, random);
        assertThat(all).hasSizeBetween(40, 60);
        return all;
    }

    private static String another(String column, String type) {
        return switch (type) {
            case "boolean" -> "not " + column;
            case "integer", "bigint", "numeric" -> "coalesce(" + column + ", 0) + 1000";
            case "date" -> column + " + interval '1' day";
            case "timestamp with time zone" -> column + " + interval '1' second";
            case "uuid" -> "cast('" + UUID.randomUUID() + "' as uuid)";
            default -> "concat(case when " + column + " like 'x%' then 'y' else 'x' end, substring(coalesce(" + column + ", '') from 2))";
        };
    }

    private Deed deletion() {
        Table table = one(tables());
        String where = table.any();
        return new Deed("delete " + table.name + " " + where, () -> changed("delete from " + table.name + " where " + where), false);
    }

    private Deed insertion() {
        String fact = one(facts());
        return switch (random.nextInt(4)) {
            // A new one would be sealed as what it pretends to be
            case 0 -> new Deed("an old fact beside the chain", () -> copied("fact", "id", "'forged'", "id = '" + facts().get(random.nextInt(30)) + "'"), false);
            case 1 -> new Deed("a fact behind the end", () -> {
                copied("fact", "id", "'forged'", "id = '" + fact + "'");
                changed("insert into seal (street, seq, fact_id, sealed_at, hash) select street, seq + 1, 'forged', sealed_until, hash from ledger_head where street = '" + street.id + "'");
            }, false);
            case 2 -> new Deed("a row behind the trail's end", () -> {
                UUID copy = UUID.randomUUID();
                copied("audit", "id", "cast('" + copy + "' as uuid)", "seq = (select max(seq) from audit)", "seq", "null");
                changed("update audit set seq = (select max(seq) + 1 from audit) where id = cast('" + copy + "' as uuid)");
            }, false);
            default -> new Deed("a second end of the trail", () -> changed("insert into audit_head select * from audit_head"), false);
        };
    }

    private Deed exchange() {
        long at = 1 + random.nextInt(facts().size() - 1);
        long seq = 1 + random.nextInt((int) trail.end().seq() - 1);
        String place = " where street = '" + street.id + "' and seq = ";
        return switch (random.nextInt(3)) {
            case 0 -> new Deed("two seals of the ledger", () -> {
                List<String> two = sql.queryForList("select fact_id from seal where street = ? and seq in (?, ?) order by seq", String.class, street.id, at, at + 1);
                changed("update seal set fact_id = '-'" + place + at);
                changed("update seal set fact_id = '" + two.get(0) + "'" + place + (at + 1));
                changed("update seal set fact_id = '" + two.get(1) + "'" + place + at);
            }, false);
            case 1 -> new Deed("two places of the ledger", () -> exchanged("seal", place, at), false);
            default -> new Deed("two rows of the trail", () -> exchanged("audit", " where seq = ", seq), false);
        };
    }

    private void exchanged(String table, String place, long at) {
        changed("update " + table + " set seq = -1" + place + at);
        changed("update " + table + " set seq = " + at + place + (at + 1));
        changed("update " + table + " set seq = " + (at + 1) + place + -1);
    }

    /** With the end put back so that the rest fits itself. */
    private Deed truncation() {
        int cut = 1 + random.nextInt(5);
        if (random.nextBoolean()) {
            return new Deed("the ledger cut by " + cut, () -> {
                long left = ledger.end(street.id).seq() - cut;
                changed("delete from fact where id in (select fact_id from seal where street = '" + street.id + "' and seq > " + left + ")");
                changed("delete from seal where street = '" + street.id + "' and seq > " + left);
                changed("update ledger_head set seq = " + left + ", (hash, sealed_until) = (select hash, sealed_at from seal where street = '" + street.id + "' and seq = " + left
                        + ") where street = '" + street.id + "'");
            }, true);
        }
        return new Deed("the trail cut by " + cut, () -> {
            long left = trail.end().seq() - cut;
            changed("delete from audit where seq > " + left);
            changed("update audit_head set seq = " + left + ", hash = (select hash from audit where seq = " + left + ")");
        }, true);
    }

    private Deed headMoved() {
        long to = random.nextInt(facts().size());
        return random.nextBoolean() ? new Deed("the ledger's head at " + to, () -> changed("update ledger_head set seq = " + to + " where street = '" + street.id + "'"), false)
                : new Deed("the trail's head at " + to, () -> changed("update audit_head set seq = " + to + ", hash = 'x'"), false);
    }

    /** From the start, by the product's own sealers, so that it fits itself. */
    private Deed rewritten() {
        if (random.nextBoolean()) {
            String fact = one(facts());
            return new Deed("the ledger rewritten without " + fact, () -> {
                changed("delete from fact where id = '" + fact + "'");
                changed("delete from seal where street = '" + street.id + "'");
                changed("update ledger_head set seq = 0, hash = '' where street = '" + street.id + "'");
                sealer.sealAll();
            }, true);
        }
        long seq = 1 + random.nextInt((int) trail.end().seq());
        return new Deed("the trail rewritten without " + seq, () -> {
            changed("delete from audit where seq = " + seq);
            changed("update audit set seq = null, hash = null");
            changed("update audit_head set seq = 0, hash = ''");
            trailSealer.seal();
        }, true);
    }

    private record Table(String name, List<String> rows, Random random) {
        String any() {
            return rows.get(random.nextInt(rows.size()));
        }
    }

    private List<Table> tables() {
        List<String> facts = facts().stream().map(id -> "id = '" + id + "'").toList();
        List<String> seals = IntStream.rangeClosed(1, facts.size()).mapToObj(seq -> "street = '" + street.id + "' and seq = " + seq).toList();
        List<String> rows = IntStream.rangeClosed(1, (int) trail.end().seq()).mapToObj(seq -> "seq = " + seq).toList();
        return List.of(new Table("fact", facts, random), new Table("seal", seals, random), new Table("audit", rows, random),
                new Table("ledger_head", List.of("street = '" + street.id + "'"), random), new Table("audit_head", List.of("seq > 0"), random));
    }

    private List<String> facts() {
        return sql.queryForList("select fact_id from seal where street = ? order by seq", String.class, street.id);
    }

    /** A row once more, some of its columns otherwise: name, expression, name, expression. */
    private void copied(String table, String key, String as, String where, String... others) {
        List<String> columns = sql.queryForList("select lower(column_name) from information_schema.columns where lower(table_name) = ? and table_schema = current_schema", String.class, table);
        List<String> values = new ArrayList<>(columns);
        values.replaceAll(column -> column.equals(key) ? as : others.length > 0 && column.equals(others[0]) ? others[1] : column);
        changed("insert into " + table + " (" + String.join(", ", columns) + ") select " + String.join(", ", values) + " from " + table + " where " + where);
    }

    private void changed(String statement) {
        assertThat(sql.update(statement)).as(statement).isPositive();
    }

    private void noted() {
        Chain.End end = ledger.end(street.id);
        anchors.note(Chain.anchor(street.id), end.seq(), end.hash());
        anchors.note(AuditChain.ANCHOR, trail.end().seq(), trail.end().hash());
    }

    private List<String> faults() {
        List<String> all = new ArrayList<>(ledger.faults(street.id));
        all.addAll(trail.faults());
        return all;
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
