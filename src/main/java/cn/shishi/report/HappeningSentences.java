package cn.shishi.report;

import cn.shishi.ledger.Fact;
import cn.shishi.ledger.Kind;
import cn.shishi.register.ProjectSheet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** K10 and K13: dated events of the period, and who took part. */
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
        parties.forEach((role, facts) -> said.add(Sentence.of("K13",
                role + "为" + String.join("、", facts.stream().map(Fact::text).distinct().toList()), facts.stream().map(Fact::id).toList())));
        return said;
    }

    private static Sentence event(Fact event) {
        String day = event.happened().printed();
        String text = event.item() == null ? event.text() : event.item() + event.text();
        return Sentence.of("K10", day.isEmpty() ? text : day + "，" + text, List.of(event.id()));
    }
}
