package cn.shishi.register;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads the register at a cut-off, in a constant number of statements whatever the list's length. */
@Component
@Transactional(readOnly = true)
public class Register {

    private final Streets streets;
    private final ListedProjects projects;
    private final Parts parts;
    private final IndicatorWords words;
    private final Commitments commitments;
    private final Sites sites;
    private final SiteClaims claims;
    private final JdbcTemplate sql;
    private final NamedParameterJdbcTemplate named;
    private final Map<String, List<IndicatorWord>> wordsOfPart = new ConcurrentHashMap<>();

    Register(Streets streets, ListedProjects projects, Parts parts, IndicatorWords words, Commitments commitments, Sites sites,
            SiteClaims claims, JdbcTemplate sql) {
        this.streets = streets;
        this.projects = projects;
        this.parts = parts;
        this.words = words;
        this.commitments = commitments;
        this.sites = sites;
        this.claims = claims;
        this.sql = sql;
        this.named = new NamedParameterJdbcTemplate(sql);
    }

    public Optional<Street> street(String id) {
        return streets.findById(id);
    }

    public List<Street> streets() {
        return streets.findAll();
    }

    /** Years a street has a list of, newest first. */
    public List<Integer> years(String street) {
        return projects.years(street);
    }

    /** Numbers of the projects on a street's list of a year. */
    public List<String> numbers(String street, int year) {
        return projects.numbers(street, year);
    }

    /** A street's year list in number order. */
    public List<ProjectSheet> list(String street, int year, LocalDate asOf, Instant knownAt) {
        return sheets(projects.findByStreetAndYear(street, year), asOf, knownAt);
    }

    public Optional<ProjectSheet> project(String street, String key, LocalDate asOf, Instant knownAt) {
        return sheets(projects.findByStreetAndKeyIn(street, List.of(key)), asOf, knownAt).stream().findFirst();
    }

    /** What a part calls its indicators; given once with the year list, so it is read once. */
    public List<IndicatorWord> words(String part) {
        List<IndicatorWord> known = wordsOfPart.get(part);
        if (known == null) {
            known = words.findByPartIn(List.of(part));
            if (!known.isEmpty()) {
                wordsOfPart.put(part, known);
            }
        }
        return known;
    }

    /** In their order; none for what is no project. */
    public List<Part> parts(String project) {
        return parts.findByProjectInOrderByOrdinal(List.of(project));
    }

    /** The places of these parts, each in the order of its list. */
    public Map<String, List<ListedPlace>> listedPlaces(Collection<String> partKeys) {
        Map<String, List<ListedPlace>> places = new HashMap<>();
        if (!partKeys.isEmpty()) {
            named.query("select part_key, name, neighbourhood from place where part_key in (:parts) order by part_key, ordinal",
                    Map.of("parts", partKeys), row -> {
                        places.computeIfAbsent(row.getString("part_key"), p -> new ArrayList<>())
                                .add(new ListedPlace(row.getString("name"), row.getString("neighbourhood")));
                    });
        }
        return places;
    }

    /** A part's places in the order of its list. */
    public List<ListedPlace> listedPlaces(String part) {
        return sql.query("select name, neighbourhood from place where part_key = ? order by ordinal",
                (row, n) -> new ListedPlace(row.getString("name"), row.getString("neighbourhood")), part);
    }

    /** Whom the newest list in force on a day names for a subject, and where it is; or null where it is on no list. */
    public Duty duty(String street, String subject, LocalDate day) {
        return named.query("""
                select p.leader, p.cadre, p.office,
                       (select s.neighbourhood from site s where s.site_key = :subject and s.valid_from <= :day
                         order by s.valid_from desc, s.recorded_at desc limit 1) neighbourhood
                  from project p
                 where p.street = :street and p.valid_from <= :day and p.project_key = coalesce(
                       (select t.project_key from part t where t.part_key = coalesce(
                         (select c.part_key from site_claim c where c.site_key = :subject order by c.recorded_at desc limit 1), :subject)), :subject)
                 order by p.valid_from desc, p.recorded_at desc limit 1
                """, Map.of("street", street, "subject", subject, "day", day), row -> row.next()
                ? new Duty(row.getString("leader"), row.getString("cadre"), row.getString("office"), row.getString("neighbourhood")) : null);
    }

    /** As the list has them: names or accounts, several joined by 、; any may be null. */
    public record Duty(String leader, String cadre, String office, String neighbourhood) {

        public List<String> people() {
            return Stream.of(several(leader), several(cadre)).flatMap(List::stream).distinct().toList();
        }

        /** 牵头科室: the first. */
        public String leadingOffice() {
            return several(office).stream().findFirst().orElse(null);
        }

        private static List<String> several(String named) {
            return named == null ? List.of() : Stream.of(named.split("、")).map(String::strip).filter(n -> !n.isEmpty()).toList();
        }
    }

    /** Keys of a project, its parts and their sites. */
    public List<String> subjects(String project) {
        List<String> partKeys = parts(project).stream().map(Part::key).toList();
        return Stream.of(List.of(project), partKeys, claims.findByPartIn(partKeys).stream().map(SiteClaim::site).toList())
                .flatMap(List::stream).distinct().toList();
    }

    /** Names of parts by their keys. */
    public Map<String, String> partNames(Collection<String> keys) {
        return keys.isEmpty() ? Map.of() : parts.findByKeyIn(keys).stream().collect(Collectors.toMap(Part::key, Part::name));
    }

    public Optional<Part> part(String key) {
        return parts.findById(key);
    }

    /** Where the given subjects stand in the newest lists that name them. */
    public Map<String, Where> places(String street, Collection<String> subjects) {
        List<SiteClaim> claimed = claims.findBySiteIn(subjects);
        Map<String, String> partOfSite = claimed.stream().sorted(Comparator.comparing(SiteClaim::recordedAt))
                .collect(Collectors.toMap(SiteClaim::site, SiteClaim::part, (older, newer) -> newer));
        Map<String, Part> known = index(parts.findByKeyIn(
                concat(subjects, partOfSite.values())), Part::key);
        Map<String, Site> named = index(sites.findByKeyIn(partOfSite.keySet()), Site::key);
        Map<String, Project> listed = index(projects.findByStreetAndKeyIn(street,
                concat(subjects, known.values().stream().map(Part::project).toList())), Project::key);
        Map<String, Where> places = new TreeMap<>();
        for (String subject : subjects) {
            Part part = known.get(partOfSite.getOrDefault(subject, subject));
            Project project = listed.get(part == null ? subject : part.project());
            if (project != null && project.street().equals(street)) {
                places.put(subject, new Where(project, part, named.get(subject)));
            }
        }
        return places;
    }

    /** A subject's project, its part unless it is the project itself, and its site if it is one. */
    public record Where(Project project, Part part, Site site) {
        public String name() {
            return site != null ? site.name() : part != null ? part.name() : project.promise();
        }
    }

    private List<ProjectSheet> sheets(List<Project> versions, LocalDate asOf, Instant knownAt) {
        List<Project> found = Dated.inForce(versions, Project::key, asOf, knownAt).stream()
                .sorted(Comparator.comparing(Project::key)).toList();
        List<String> keys = found.stream().map(Project::key).toList();
        Map<String, List<Part>> partsOf = parts.findByProjectInOrderByOrdinal(keys).stream()
                .filter(p -> !p.recordedAt().isAfter(knownAt)).collect(Collectors.groupingBy(Part::project));
        List<String> partKeys = partsOf.values().stream().flatMap(List::stream).map(Part::key).toList();
        Map<String, List<IndicatorWord>> wordsOf = words.findByPartIn(partKeys).stream()
                .collect(Collectors.groupingBy(IndicatorWord::part));
        Map<String, Map<String, LocalDate>> plannedOf = planned(partKeys);
        Map<String, List<SiteClaim>> claimsOf = claims.findByPartIn(partKeys).stream()
                .filter(c -> !c.recordedAt().isAfter(knownAt)).collect(Collectors.groupingBy(SiteClaim::part));
        List<String> siteKeys = claimsOf.values().stream().flatMap(List::stream).map(SiteClaim::site).distinct().toList();
        Map<String, Site> siteOf = index(Dated.inForce(sites.findByKeyIn(siteKeys), Site::key, asOf, knownAt), Site::key);
        Map<String, List<Commitment>> promised = Dated.inForce(commitments.findByProjectInOrderByOrdinal(keys),
                        c -> c.project() + "#" + c.ordinal(), asOf, knownAt).stream()
                .sorted(Comparator.comparing(Commitment::ordinal)).collect(Collectors.groupingBy(Commitment::project));
        return found.stream().map(project -> new ProjectSheet(project,
                partsOf.getOrDefault(project.key(), List.of()).stream().map(part -> new ProjectSheet.PartSheet(part,
                        wordsOf.getOrDefault(part.key(), List.of()),
                        claimsOf.getOrDefault(part.key(), List.of()).stream().map(c -> siteOf.get(c.site()))
                                .filter(s -> s != null).sorted(Comparator.comparing(Site::key)).toList(),
                        plannedOf.getOrDefault(part.key(), Map.of()))).toList(),
                promised.getOrDefault(project.key(), List.of()))).toList();
    }

    private Map<String, Map<String, LocalDate>> planned(List<String> partKeys) {
        Map<String, Map<String, LocalDate>> planned = new HashMap<>();
        if (!partKeys.isEmpty()) {
            named.query("select part_key, milestone, planned from baseline where part_key in (:parts) order by planned", Map.of("parts", partKeys), row -> {
                planned.computeIfAbsent(row.getString("part_key"), p -> new LinkedHashMap<>())
                        .put(row.getString("milestone"), row.getObject("planned", LocalDate.class));
            });
        }
        return planned;
    }

    private static <T> Map<String, T> index(Collection<T> things, Function<T, String> key) {
        return things.stream().collect(Collectors.toMap(key, t -> t, (older, newer) -> newer));
    }

    private static List<String> concat(Collection<String> some, Collection<String> more) {
        return Stream.concat(some.stream(), more.stream()).distinct().toList();
    }
}
