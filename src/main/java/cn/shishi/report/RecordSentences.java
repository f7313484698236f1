package cn.shishi.report;

import cn.shishi.ledger.Fact;
import cn.shishi.ledger.Kind;
import cn.shishi.register.ProjectSheet;
import cn.shishi.type.TaskSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** K14–K21: what was recorded, in the sentences its task gives; each indicator is spoken of once a class. */
final class RecordSentences {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([A-Za-z]\\w*)(\\.name)?}");

    private final ProjectSheet.PartSheet part;
    private final Scope scope;
    private final Set<String> told;

    /** @param promised indicators whose total has been said beside its promise */
    RecordSentences(ProjectSheet.PartSheet part, Scope scope, Collection<String> promised) {
        this.part = part;
        this.scope = scope;
        this.told = new HashSet<>(promised);
    }

    List<Sentence> all() {
        Map<TaskSpec, List<Fact>> byTask = new LinkedHashMap<>();
        scope.book().standing(part.subjects(), Kind.MEASURE).forEach(fact -> {
            TaskSpec spec = scope.spec(fact);
            if (spec != null) {
                byTask.computeIfAbsent(spec, s -> new ArrayList<>()).add(fact);
            }
        });
        List<Sentence> said = new ArrayList<>();
        byTask.forEach((spec, facts) -> said.addAll(ofTask(spec, facts)));
        return said;
    }

    private List<Sentence> ofTask(TaskSpec spec, List<Fact> facts) {
        Map<String, List<Fact>> byClass = facts.stream().collect(Collectors.groupingBy(
                f -> f.dimension() == null ? "" : f.dimension(), LinkedHashMap::new, Collectors.toList()));
        boolean breakdown = facts.stream().anyMatch(f -> f.dimension() != null && told.contains(f.word()));
        List<Sentence> said = new ArrayList<>();
        for (Map.Entry<String, List<Fact>> of : byClass.entrySet()) {
            Map<String, List<Fact>> byIndicator = of.getValue().stream()
                    .collect(Collectors.groupingBy(Fact::word, LinkedHashMap::new, Collectors.toList()));
            Set<String> spoken = of.getKey().isEmpty() ? new HashSet<>(told) : new HashSet<>();
            for (String sentence : spec.sentences()) {
                Sentence one = fill(sentence, of.getKey(), byIndicator, spoken);
                if (one != null) {
                    said.add(one);
                }
            }
        }
        if (breakdown && !said.isEmpty()) {
            Sentence first = said.get(0);
            said.set(0, new Sentence.Builder().say("其中").say(first.runs()).as("K15", first.facts()));
        }
        return said;
    }

    /** Null where a placeholder has nothing to stand for, or an indicator has been spoken of. */
    private Sentence fill(String template, String ofClass, Map<String, List<Fact>> measures, Set<String> spoken) {
        Sentence.Builder said = new Sentence.Builder();
        List<String> facts = new ArrayList<>();
        Set<String> used = new HashSet<>();
        Matcher m = PLACEHOLDER.matcher(template);
        int at = 0;
        while (m.find()) {
            said.say(template.substring(at, m.start()));
            at = m.end();
            String word = word(m.group(1), ofClass, measures);
            if (word != null) {
                said.say(word);
                continue;
            }
            List<Fact> of = measures.get(m.group(1));
            if (of == null || spoken.contains(m.group(1))) {
                return null;
            }
            String name = Tally.name(m.group(1), part.words(), scope.field(of.get(0)));
            if (m.group(2) != null) {
                said.say(name);
                continue;
            }
            Figure figure = Tally.of(of, scope, ofClass + name);
            if (figure == null) {
                return null;
            }
            said.say(figure);
            used.add(m.group(1));
            facts.addAll(figure.facts());
        }
        if (used.isEmpty()) {
            return null;
        }
        spoken.addAll(used);
        return said.say(template.substring(at)).as(ofClass.isEmpty() ? "K14" : "K15", facts);
    }

    /** Null where the placeholder is an indicator; unknown or missing words make the sentence fall away as one. */
    private String word(String placeholder, String ofClass, Map<String, List<Fact>> measures) {
        return switch (placeholder) {
            case "period" -> scope.during();
            case "noun" -> part.part().name();
            case "dimension" -> ofClass.isEmpty() ? null : ofClass;
            case "happened" -> measures.values().stream().flatMap(List::stream).reduce((a, b) -> b).map(f -> f.happened().printed()).orElse(null);
            default -> null;
        };
    }
}
