package cn.shishi.type;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One version of a type, as its model says.
 *
 * @param key process id
 * @param name Chinese name, as year lists call it
 * @param runs part, site, block or product
 * @param phases in the order of the flow
 * @param tasks by element id
 * @param phaseOf enclosing phase of each element inside one
 * @param blocks process ids of the building blocks it calls
 */
public record TypeModel(String key, String name, String runs, List<Phase> phases, Map<String, TaskSpec> tasks,
        Map<String, String> phaseOf, Set<String> blocks) {

    public Optional<Phase> phase(String id) {
        return phases.stream().filter(p -> p.id().equals(id)).findFirst();
    }

    public Optional<Phase> milestone(String word) {
        return phases.stream().filter(p -> word.equals(p.milestone())).findFirst();
    }

    /** The words of its milestones, in the order of the flow. */
    public List<String> milestones() {
        return phases.stream().map(Phase::milestone).filter(m -> m != null).distinct().toList();
    }

    /** A field of the indicator with this Chinese name. */
    public Optional<Field> indicator(String name) {
        return measures().filter(f -> name.equals(f.bound("name"))).findFirst();
    }

    /** The phase itself and all that can only come after it. */
    public Set<String> follows(String phase) {
        Set<String> reached = new LinkedHashSet<>(Set.of(phase));
        for (boolean grown = true; grown; ) {
            grown = phases.stream().filter(p -> p.releasers().stream().anyMatch(reached::contains)).map(Phase::id)
                    .toList().stream().map(reached::add).reduce(false, Boolean::logicalOr);
        }
        return reached;
    }

    public boolean perSite() {
        return "site".equals(runs);
    }

    /** Its subject is a part, or may be one. */
    boolean perPart() {
        return "part".equals(runs) || "block".equals(runs);
    }

    /** A type an admin may give to a part. */
    public boolean forParts() {
        return perSite() || "part".equals(runs);
    }

    public Stream<Field> measures() {
        return tasks.values().stream().flatMap(t -> t.measures().stream());
    }
}
