package cn.shishi.report;

import cn.shishi.ledger.Fact;
import cn.shishi.ledger.Kind;
import cn.shishi.register.ProjectSheet;
import cn.shishi.type.TaskSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** K10, K11 and K13: dated events of the period, who found it good and who took part. */
final class HappeningSentences {

    /** How many events of single places are told; more of them are only counted. */
    private static final int NAMED = 3;

    private HappeningSentences() {}

    static List<Sentence> of(ProjectSheet.PartSheet part, Scope scope) {
        List<Sentence> said = new ArrayList<>();
        List<Fact> events = scope.book().standing(part.subjects(), Kind.EVENT).filter(scope::inWindow)
                .sorted(Comparator.comparing((Fact f) -> f.happened().to()).thenComparing(Fact::id)).toList();
        boolean few = events.stream().filter(e -> e.item() != null).count() <= NAMED;
        events.stream().filter(e -> few || e.item() == null).forEach(event -> said.add(event(event)));
        Map<String, List<Fact>> parties = new LinkedHashMap<>();
        scope.book().standing(part.subjects(), Kind.PARTY).forEach(f -> parties.computeIfAbsent(f.word(), r -> new ArrayList<>()).add(f));
        parties.forEach((role, facts) -> said.add(party(role, facts, scope)));
        return said;
    }

    /** K11: a body that found it good, in the words of its field; any other with its role. */
    private static Sentence party(String role, List<Fact> facts, Scope scope) {
        String names = String.join("、", facts.stream().map(Fact::text).distinct().toList());
        List<String> ids = facts.stream().map(Fact::id).toList();
        String says = facts.stream().allMatch(f -> passed(f, scope)) ? says(facts.get(0), scope) : null;
        return says == null ? Sentence.of("K13", role + "为" + names, ids) : Sentence.of("K11", says.replace("{party}", names), ids);
    }

    private static String says(Fact party, Scope scope) {
        TaskSpec spec = scope.spec(party);
        return spec == null ? null : spec.fields("party").stream().filter(f -> party.word().equals(f.bound("role")))
                .map(f -> f.bound("says")).filter(Objects::nonNull).findFirst().orElse(null);
    }

    /** The milestone told together with it still stands. */
    private static boolean passed(Fact party, Scope scope) {
        String task = scope.book().origin(party).at().task();
        return scope.book().standing(List.of(party.subject()), Kind.MILESTONE).anyMatch(m -> scope.book().origin(m).at().task().equals(task));
    }

    private static Sentence event(Fact event) {
        String day = event.happened().printed();
        String text = event.item() == null ? event.text() : event.item() + event.text();
        return Sentence.of("K10", day.isEmpty() ? text : day + "，" + text, List.of(event.id()));
    }
}
