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
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** K14–K21: what was recorded, in the sentences its task gives; each indicator is spoken of once a class. */
final class RecordSentences {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([A-Za-z]\\w*)(?:\\.(name|total|rate))?}");

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
        Set<String> spoken = new HashSet<>(told);
        List<Sentence> said = new ArrayList<>(say(wholes(spec, true), "", facts, spoken));
        said.addAll(say(wholes(spec, false), "", facts.stream().filter(f -> f.dimension() == null).toList(), spoken));
        Map<String, List<Fact>> byClass = facts.stream().filter(f -> f.dimension() != null)
                .collect(Collectors.groupingBy(Fact::dimension, LinkedHashMap::new, Collectors.toList()));
        List<Sentence> classes = new ArrayList<>();
        byClass.forEach((ofClass, of) -> classes.addAll(say(wholes(spec, false), ofClass, of, new HashSet<>())));
        if (!classes.isEmpty() && facts.stream().anyMatch(f -> f.dimension() != null && spoken.contains(f.word()))) {
            boolean several = facts.stream().map(Fact::dimension).distinct().count() > 1;
            return Breakdown.of(said, classes, several ? "其中" : "");
        }
        said.addAll(classes);
        return said;
    }

    /** Sentences that speak of all classes together, or those that do not. */
    private static List<String> wholes(TaskSpec spec, boolean whole) {
        return spec.sentences().stream().filter(s -> s.contains(".total}") == whole).toList();
    }

    private List<Sentence> say(List<String> sentences, String ofClass, List<Fact> facts, Set<String> spoken) {
        Map<String, List<Fact>> measures = facts.stream().collect(Collectors.groupingBy(Fact::word, LinkedHashMap::new, Collectors.toList()));
        return sentences.stream().map(s -> fill(s, ofClass, measures, spoken)).filter(Objects::nonNull).toList();
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
            String speaksOf = "rate".equals(m.group(2)) ? m.group(1) + ".rate" : m.group(1);
            if (of == null || spoken.contains(speaksOf)) {
                return null;
            }
            String name = Tally.name(m.group(1), part.words(), scope.field(of.get(0)));
            if ("name".equals(m.group(2))) {
                said.say(name);
                continue;
            }
            Figure figure = "rate".equals(m.group(2)) ? Rate.of(of, measures, scope) : Tally.of(of, scope, ofClass + name);
            if (figure == null) {
                return null;
            }
            said.say(figure);
            used.add(speaksOf);
            facts.addAll(figure.facts());
        }
        if (used.isEmpty()) {
            return null;
        }
        spoken.addAll(used);
        return said.say(template.substring(at)).as(kind(ofClass, used), facts.stream().distinct().toList());
    }

    private static String kind(String ofClass, Set<String> used) {
        return used.stream().anyMatch(u -> u.endsWith(".rate")) ? "K17" : ofClass.isEmpty() ? "K14" : "K15";
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
