package cn.shishi.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;

/** Keeps what each step took and tells it as tables. */
final class EffortBook {

    private static final Set<String> CADRES = Set.of("jingban", "duban");

    private record Line(DemoStory.Step step, String who, Effort effort) {}

    private final List<Line> lines = new ArrayList<>();
    private final StringBuilder told = new StringBuilder();

    void step(DemoStory.Step step, Effort effort) {
        lines.add(new Line(step, step.who(), effort));
    }

    void visit(String who, Effort effort) {
        lines.add(new Line(null, who, effort));
    }

    int steps() {
        return (int) lines.stream().filter(line -> line.step != null).count();
    }

    /** Number of the project; the sites of 2020 are all of the lifts. */
    static String project(DemoStory.Step step) {
        return step.subject().startsWith("CJD-D") ? "10" : step.subject().split("-")[2];
    }

    void tell(JdbcTemplate sql, String published) throws IOException {
        table("account", line -> line.who, line -> true);
        table("task", EffortBook::task, line -> CADRES.contains(line.who));
        table("leader's task", EffortBook::task, line -> !CADRES.contains(line.who));
        table("project", line -> line.step == null ? "login" : project(line.step), line -> CADRES.contains(line.who));
        Effort cadre = sum(line -> CADRES.contains(line.who));
        Effort typed = Effort.typing(published);
        row("cadres", cadre);
        row("leaders", sum(line -> !CADRES.contains(line.who)));
        row("narratives alone", sum(line -> line.step != null && (task(line).equals("summarize") || task(line).equals("write-narrative"))));
        row("typing the text once", typed);
        row("typing it twice", typed.and(typed));
        long facts = sql.queryForObject("select count(*) from fact s join fact f on f.id = s.refers where s.kind = 'SIGNATURE' and f.street = 'caojiadu'", Long.class);
        long months = lines.stream().filter(line -> line.step != null).collect(Collectors.groupingBy(line -> project(line.step),
                Collectors.mapping(line -> YearMonth.from(line.step.day()), Collectors.toList()))).values().stream()
                .mapToLong(m -> m.stream().max(Comparator.naturalOrder()).orElseThrow().getMonthValue() - m.stream().min(Comparator.naturalOrder()).orElseThrow().getMonthValue() + 1).sum();
        long entries = lines.stream().filter(line -> line.step != null && CADRES.contains(line.who)).count();
        say("facts signed %d; tasks of cadres %d; project-months %d", facts, entries, months);
        for (double key : new double[] {Effort.AVERAGE, Effort.SLOW}) {
            double minutes = cadre.minutes(key);
            say("%.2f s a key: cadres %.1f min; a project-month %.2f; a task %.2f; a fact %.2f s; against once %.2f, twice %.2f", key, minutes,
                    minutes / months, minutes / entries, minutes * 60 / facts, minutes / typed.minutes(key), minutes / typed.and(typed).minutes(key));
        }
        signatures();
        Path folder = Files.createDirectories(Path.of("target", "benchmarks"));
        Files.writeString(folder.resolve("effort.md"), told.toString());
    }

    /** A leader is a person here, however many offices the head of one stands for. */
    private void signatures() {
        Map<String, Map<LocalDate, Long>> signed = new TreeMap<>(lines.stream().filter(line -> line.step != null && line.step.form().containsKey("decision"))
                .collect(Collectors.groupingBy(Line::who, Collectors.groupingBy(line -> line.step.day(), Collectors.counting()))));
        long days = LocalDate.of(2020, 1, 1).datesUntil(LocalDate.of(2021, 1, 1))
                .filter(day -> day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY).count();
        signed.forEach((who, byDay) -> {
            List<Long> counts = byDay.values().stream().sorted().toList();
            say("%s: %d signatures on %d days of %d; median of those days %d, greatest %d", who, counts.stream().mapToLong(n -> n).sum(), counts.size(), days,
                    counts.get(counts.size() / 2), counts.get(counts.size() - 1));
        });
    }

    private void table(String title, Function<Line, String> by, Predicate<Line> which) {
        say("%n| %s | times | screens | clicks | keys | uploads | read | waited, s | min at 0.28 | min at 0.5 |%n|---|---|---|---|---|---|---|---|---|---|", title);
        Map<String, List<Line>> groups = lines.stream().filter(which).collect(Collectors.groupingBy(by, LinkedHashMap::new, Collectors.toList()));
        groups.entrySet().stream().sorted(Comparator.comparing(e -> -sum(e.getValue()).minutes(Effort.AVERAGE)))
                .forEach(group -> row(group.getKey() + " | " + group.getValue().size(), sum(group.getValue())));
    }

    private void row(String title, Effort e) {
        say("| %s | %d | %d | %d | %d | %d | %.0f | %.1f | %.1f |", title, e.screens(), e.clicks(), e.keys(), e.uploads(), e.read(), e.waited(),
                e.minutes(Effort.AVERAGE), e.minutes(Effort.SLOW));
    }

    private void say(String words, Object... with) {
        String line = String.format(Locale.ROOT, words, with);
        System.out.println(line);
        told.append(line).append('\n');
    }

    private Effort sum(Predicate<Line> which) {
        return sum(lines.stream().filter(which).toList());
    }

    private static Effort sum(List<Line> of) {
        return of.stream().map(Line::effort).reduce(Effort.NONE, Effort::and);
    }

    private static String task(Line line) {
        return line.step == null ? "login" : line.step.start() != null ? "begin " + line.step.start() : line.step.task();
    }
}
