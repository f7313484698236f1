package cn.shishi.report;

import cn.shishi.ledger.Fact;
import cn.shishi.ledger.Kind;
import cn.shishi.type.Phase;
import cn.shishi.type.TypeModel;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Where one part or site stands by the as-of day, read from its facts alone.
 *
 * @param done phases that are over, in the order of the flow
 * @param open phases under way
 * @param next first phase not yet entered, or null
 */
record Stage(TypeModel type, List<Phase> done, List<Phase> open, Phase next, List<String> facts) {

    /** Null while no phase has been entered or, by a part that was over before it came here, reached. */
    static Stage of(String subject, Scope scope) {
        List<Fact> course = scope.book().standing(List.of(subject))
                .filter(f -> f.kind() == Kind.PHASE_ENTERED || f.kind() == Kind.PHASE_LEFT || f.kind() == Kind.MILESTONE).toList();
        Fact last = course.stream().filter(f -> f.kind() != Kind.MILESTONE).reduce(null, (a, b) -> b);
        TypeModel type = last != null ? scope.types().of(last.at().definition()) : course.stream()
                .map(m -> scope.types().of(scope.book().origin(m).at().definition()))
                .filter(t -> course.stream().allMatch(m -> t.phase(m.phase()).isPresent())).findFirst().orElse(null);
        if (type == null) {
            return null;
        }
        List<Phase> done = new ArrayList<>();
        List<Phase> open = new ArrayList<>();
        Phase next = null;
        List<String> facts = new ArrayList<>();
        boolean begun = false;
        for (Phase phase : type.phases()) {
            List<Fact> of = course.stream().filter(f -> phase.id().equals(f.phase())).toList();
            if (of.isEmpty()) {
                next = next == null && begun ? phase : next;
                continue;
            }
            begun = true;
            next = null;
            facts.add(of.get(of.size() - 1).id());
            String entered = lastId(of, Kind.PHASE_ENTERED);
            boolean over = phase.milestone() == null ? lastId(of, Kind.PHASE_LEFT).compareTo(entered) > 0
                    : lastId(of, Kind.MILESTONE).compareTo(entered) > 0 || entered.isEmpty();
            if (over) {
                done.add(phase);
            } else if (lastId(of, Kind.PHASE_LEFT).compareTo(entered) < 0) {
                open.add(phase);
            }
        }
        return new Stage(type, done, open, next, facts);
    }

    boolean finished() {
        return open.isEmpty() && next == null && !done.isEmpty() && done.contains(type.phases().get(type.phases().size() - 1));
    }

    /** Only what is marked as tail is left. */
    boolean basicallyDone() {
        return !open.isEmpty() && next == null && open.stream().allMatch(Phase::tail);
    }

    Reports.Standing standing(String key, String name, boolean site, FactBook book, Map<String, LocalDate> planned) {
        return new Reports.Standing(key, name, site, type.phases().stream().map(phase -> new Reports.Standing.Step(phase.name(), phase.milestone(),
                done.contains(phase) ? "已完成" : open.contains(phase) ? "进行中" : "未开始",
                book.standing(List.of(key), Kind.MILESTONE).filter(m -> phase.id().equals(m.phase())).reduce((a, b) -> b)
                        .map(m -> m.happened().shown()).orElse(null), phase.milestone() == null ? null : planned.get(phase.milestone()))).toList());
    }

    private static String lastId(List<Fact> of, Kind kind) {
        return of.stream().filter(f -> f.kind() == kind).map(Fact::id).reduce("", (a, b) -> b);
    }
}
