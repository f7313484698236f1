package cn.shishi.report;

import cn.shishi.ledger.Fact;
import cn.shishi.ledger.Kind;
import cn.shishi.register.Commitment;
import cn.shishi.register.ProjectSheet;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds what counts towards a commitment: milestones reached in the period, or what an indicator adds up to. */
final class Judging {

    private final Scope scope;
    private final ProjectSheet sheet;

    Judging(Scope scope, ProjectSheet sheet) {
        this.scope = scope;
        this.sheet = sheet;
    }

    Judged judge(Commitment promise) {
        List<ProjectSheet.PartSheet> parts = sheet.parts().stream()
                .filter(p -> promise.part() == null || p.part().key().equals(promise.part())).toList();
        List<Fact> counted = promise.milestone() != null ? reached(promise, parts) : Tally.counted(measured(promise, parts), scope);
        Figure actual = promise.milestone() != null
                ? new Figure(counted.size() + promise.unit(), BigDecimal.valueOf(counted.size()), promise.unit(),
                        "报告期内“" + promise.milestone() + "”已签核的个数", counted.stream().map(Fact::id).toList())
                : Tally.of(counted, scope, promise.words());
        if (actual == null) {
            return Judged.unrecorded(promise);
        }
        LocalDate due = promise.deadline() == null ? LocalDate.of(scope.year(), 12, 31) : promise.deadline();
        return new Judged(promise.words(), Verdict.target(promise), actual,
                Verdict.of(promise, actual.value(), reachedOn(promise, counted), due, scope.asOf()), names(counted, parts), promise.part(), promise.indicator());
    }

    /** Each site or part once, on the day of its first milestone in the period. */
    private List<Fact> reached(Commitment promise, List<ProjectSheet.PartSheet> parts) {
        Map<String, Fact> first = new LinkedHashMap<>();
        scope.book().standing(subjects(parts), Kind.MILESTONE).filter(f -> promise.milestone().equals(f.word())).filter(scope::inWindow)
                .sorted(Comparator.comparing((Fact f) -> f.happened().to()).thenComparing(Fact::subject))
                .forEach(f -> first.putIfAbsent(f.subject(), f));
        return List.copyOf(first.values());
    }

    private List<Fact> measured(Commitment promise, List<ProjectSheet.PartSheet> parts) {
        return scope.book().standing(subjects(parts), Kind.MEASURE).filter(f -> promise.indicator().equals(f.word())).toList();
    }

    private static LocalDate reachedOn(Commitment promise, List<Fact> counted) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Fact fact : counted.stream().sorted(Comparator.comparing((Fact f) -> f.happened().to())).toList()) {
            sum = sum.add(fact.kind() == Kind.MILESTONE ? BigDecimal.ONE : fact.value());
            if (sum.compareTo(promise.low()) >= 0) {
                return fact.happened().to();
            }
        }
        return null;
    }

    private List<String> names(List<Fact> counted, List<ProjectSheet.PartSheet> parts) {
        Map<String, String> names = new LinkedHashMap<>();
        for (ProjectSheet.PartSheet part : parts) {
            part.sites().forEach(site -> names.put(site.key(), site.name()));
            scope.book().standing(List.of(part.part().key()), Kind.PLACE).forEach(place -> names.put(place.subject(), place.text()));
        }
        return counted.stream().filter(f -> f.kind() == Kind.MILESTONE).map(f -> names.get(f.subject())).filter(n -> n != null).toList();
    }

    private static Collection<String> subjects(List<ProjectSheet.PartSheet> parts) {
        return parts.stream().flatMap(p -> p.subjects().stream()).distinct().toList();
    }
}
