package cn.shishi.register;

import cn.shishi.platform.Refusal;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes new things into the register; always inside the caller's transaction, so that a list is taken whole or not at all. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Enrolment {

    private final Streets streets;
    private final ListedProjects projects;
    private final Parts parts;
    private final IndicatorWords words;
    private final Commitments commitments;
    private final Sites sites;
    private final SiteClaims claims;
    private final JdbcTemplate sql;
    private final Clock clock;

    Enrolment(Streets streets, ListedProjects projects, Parts parts, IndicatorWords words, Commitments commitments, Sites sites,
            SiteClaims claims, JdbcTemplate sql, Clock clock) {
        this.streets = streets;
        this.projects = projects;
        this.parts = parts;
        this.words = words;
        this.commitments = commitments;
        this.sites = sites;
        this.claims = claims;
        this.sql = sql;
        this.clock = clock;
    }

    /** A street with an empty ledger of its own. */
    public void street(String id, String name, String code) {
        streets.saveAndFlush(new Street(id, name, code));
        sql.update("insert into ledger_head (street, seq, hash, sealed_until) values (?, 0, '', ?)", id,
                Instant.EPOCH.atOffset(ZoneOffset.UTC));
    }

    public String project(String street, int year, String number, String promise, String category, String office,
            String leader, LocalDate decided) {
        String key = held(street).code() + "-" + year + "-" + number;
        projects.save(new Project(key, street, year, number, promise, category, office, leader, decided, now()));
        return key;
    }

    public String part(String street, String project, int ordinal, String name, String type) {
        String key = project + "-" + ordinal;
        parts.save(new Part(key, project, street, ordinal, name, type, now()));
        return key;
    }

    /** The part's places after those it has, in the given order. */
    public void places(String part, List<ListedPlace> listed) {
        parts.flush();
        Integer last = sql.queryForObject("select coalesce(max(ordinal), 0) from place where part_key = ?", Integer.class, part);
        AtomicInteger ordinal = new AtomicInteger(last == null ? 0 : last);
        sql.batchUpdate("insert into place (part_key, ordinal, name, neighbourhood, recorded_at) values (?, ?, ?, ?, ?)", listed, 500,
                (row, place) -> {
                    row.setString(1, part);
                    row.setInt(2, ordinal.incrementAndGet());
                    row.setString(3, place.name());
                    row.setString(4, place.neighbourhood());
                    row.setObject(5, now().atOffset(ZoneOffset.UTC));
                });
    }

    public void word(String part, String indicator, String name, String unit) {
        words.save(new IndicatorWord(part, indicator, name, unit, now()));
    }

    public void commitment(String project, int ordinal, String counts, Operator operator, BigDecimal low, BigDecimal high,
            String unit, String part, String milestone, String indicator, LocalDate deadline, LocalDate validFrom) {
        commitments.save(new Commitment(project, ordinal, counts, operator, low, high, unit, part, milestone, indicator,
                deadline, validFrom, now()));
    }

    /** A new site, claimed by the part at once. */
    public Site site(String street, String part, String name, String neighbourhood) {
        String prefix = held(street).code() + "-D";
        String last = sites.lastKey(street);
        int number = last == null ? 1 : Integer.parseInt(last.substring(prefix.length())) + 1;
        Site site = sites.save(new Site(prefix + String.format("%04d", number), street, name, neighbourhood,
                LocalDate.now(clock), now()));
        claims.save(new SiteClaim(site.key(), part, now()));
        return site;
    }

    /** A site of an earlier year goes on under this part. */
    public Site claim(String street, String part, String siteKey) {
        Site site = sites.findByKeyIn(List.of(siteKey)).stream().filter(s -> s.street().equals(street)).findFirst()
                .orElseThrow(() -> Refusal.invalid("没有编号为“" + siteKey + "”的点位，请核对点位编号，或作为新点位填写名称。"));
        if (claims.existsBySiteAndPart(siteKey, part)) {
            throw Refusal.conflict("点位“" + site.name() + "”已在本子项之下，不必重复承接。");
        }
        claims.save(new SiteClaim(siteKey, part, now()));
        return site;
    }

    private Street held(String street) {
        return streets.hold(street).orElseThrow(() -> Refusal.unknown("没有街道“" + street + "”，请核对街道编号。"));
    }

    private Instant now() {
        return clock.instant();
    }
}
