package cn.shishi.register;

import cn.shishi.identity.Units;
import cn.shishi.platform.Refusal;
import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes new things into the register; always inside the caller's transaction, so that a list is taken whole or not at all.
 * New things are persisted and not saved: their ids are given beforehand, and saving would look for each of them first.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Enrolment {

    private static final int BATCH = 500;

    private final Streets streets;
    private final Sites sites;
    private final SiteClaims claims;
    private final EntityManager entities;
    private final JdbcTemplate sql;
    private final Units units;
    private final Clock clock;

    Enrolment(Streets streets, Sites sites, SiteClaims claims, EntityManager entities, JdbcTemplate sql, Units units, Clock clock) {
        this.streets = streets;
        this.sites = sites;
        this.claims = claims;
        this.entities = entities;
        this.sql = sql;
        this.units = units;
        this.clock = clock;
    }

    /** A street with an empty ledger of its own. */
    public void street(String id, String name, String code) {
        streets.saveAndFlush(new Street(id, name, code));
        sql.update("insert into ledger_head (street, seq, hash, sealed_until) values (?, 0, '', ?)", id,
                Instant.EPOCH.atOffset(ZoneOffset.UTC));
    }

    /** The street, held until the caller's transaction ends: nobody else gives out keys in it meanwhile. */
    public Street hold(String street) {
        return streets.hold(street).orElseThrow(() -> Refusal.unknown("没有街道“" + street + "”，请核对街道编号。"));
    }

    public String project(Street held, int year, String number, String promise, String category, String office, String leader,
            Grounds grounds, LocalDate decided) {
        String key = held.code() + "-" + year + "-" + number;
        entities.persist(new Project(key, held.id(), year, number, promise, category, office, leader, grounds, decided, now()));
        return key;
    }

    public String part(String street, String project, int ordinal, String name, String type) {
        String key = project + "-" + ordinal;
        entities.persist(new Part(key, project, street, ordinal, name, type, now()));
        return key;
    }

    /** The part's places after those it has, in the given order. */
    public void places(String part, List<ListedPlace> listed) {
        entities.flush();
        Integer last = sql.queryForObject("select coalesce(max(ordinal), 0) from place where part_key = ?", Integer.class, part);
        insertPlaces(numbered(part, listed, last == null ? 0 : last));
    }

    /** The places of parts that have none yet. */
    public void places(Map<String, List<ListedPlace>> listed) {
        entities.flush();
        List<Object[]> rows = new ArrayList<>();
        listed.forEach((part, places) -> rows.addAll(numbered(part, places, 0)));
        insertPlaces(rows);
    }

    /** When parts mean to reach their milestones. */
    public void planned(Map<String, Map<String, LocalDate>> days) {
        entities.flush();
        List<Object[]> rows = new ArrayList<>();
        days.forEach((part, planned) -> planned.forEach((milestone, day) -> rows.add(new Object[] {part, milestone, day, stamp()})));
        sql.batchUpdate("insert into baseline (part_key, milestone, planned, recorded_at) values (?, ?, ?, ?)", rows, BATCH, Enrolment::fill);
    }

    public void word(String part, String indicator, String name, String unit) {
        entities.persist(new IndicatorWord(part, indicator, name, unit, now()));
    }

    public void commitment(String project, int ordinal, String counts, Operator operator, BigDecimal low, BigDecimal high,
            String unit, String part, String milestone, String indicator, LocalDate deadline, LocalDate validFrom) {
        entities.persist(new Commitment(project, ordinal, counts, operator, low, high, unit, part, milestone, indicator,
                deadline, validFrom, now()));
    }

    /** A new site, claimed by the part at once. */
    public Site site(String street, String part, String name, String neighbourhood) {
        return sites(street, part, List.of(new ListedPlace(name, neighbourhood))).get(0);
    }

    /** New sites in the given order, claimed by the part at once. */
    public List<Site> sites(String street, String part, List<ListedPlace> listed) {
        String prefix = hold(street).code() + "-D";
        String last = sites.lastKey(street);
        int number = last == null ? 0 : Integer.parseInt(last.substring(prefix.length()));
        List<Site> added = new ArrayList<>();
        for (ListedPlace place : listed) {
            Site site = new Site(prefix + String.format("%04d", ++number), street, place.name(), place.neighbourhood(), LocalDate.now(clock), now());
            entities.persist(site);
            entities.persist(new SiteClaim(site.key(), part, now()));
            added.add(site);
        }
        entities.flush();
        units.known(street, Units.Kind.NEIGHBOURHOOD, listed.stream().map(ListedPlace::neighbourhood).distinct().toList());
        return added;
    }

    /** A site of an earlier year goes on under this part. */
    public Site claim(String street, String part, String siteKey) {
        Site site = sites.findByKeyIn(List.of(siteKey)).stream().filter(s -> s.street().equals(street)).findFirst()
                .orElseThrow(() -> Refusal.invalid("没有编号为“" + siteKey + "”的点位，请核对点位编号，或作为新点位填写名称。"));
        if (claims.existsBySiteAndPart(siteKey, part)) {
            throw Refusal.conflict("点位“" + site.name() + "”已在本子项之下，不必重复承接。");
        }
        entities.persist(new SiteClaim(siteKey, part, now()));
        return site;
    }

    private List<Object[]> numbered(String part, List<ListedPlace> places, int after) {
        List<Object[]> rows = new ArrayList<>();
        for (ListedPlace place : places) {
            rows.add(new Object[] {part, after + rows.size() + 1, place.name(), place.neighbourhood(), stamp()});
        }
        return rows;
    }

    private void insertPlaces(List<Object[]> rows) {
        sql.batchUpdate("insert into place (part_key, ordinal, name, neighbourhood, recorded_at) values (?, ?, ?, ?, ?)", rows, BATCH, Enrolment::fill);
    }

    private static void fill(PreparedStatement row, Object[] values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            row.setObject(i + 1, values[i]);
        }
    }

    private Object stamp() {
        return now().atOffset(ZoneOffset.UTC);
    }

    private Instant now() {
        return clock.instant();
    }
}
