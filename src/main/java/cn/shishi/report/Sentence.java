package cn.shishi.report;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One sentence of a report, in runs: words, and figures that lead to their facts.
 *
 * @param kind number of the kind of statement in the report grammar: K7
 * @param facts ids of facts the words themselves rest on
 */
public record Sentence(String kind, List<Run> runs, List<String> facts) {

    /** @param figure null for plain words */
    public record Run(String text, Figure figure) {}

    static Sentence of(String kind, String words, List<String> facts) {
        return new Sentence(kind, List.of(new Run(words, null)), facts);
    }

    /** The period is named once: of all that begin with these words only the first keeps them. */
    static List<Sentence> beginningOnce(String words, List<Sentence> sentences) {
        List<Sentence> said = new ArrayList<>();
        boolean named = false;
        for (Sentence one : sentences) {
            boolean names = words.equals(one.runs.get(0).text());
            said.add(names && named ? new Sentence(one.kind, one.runs.subList(1, one.runs.size()), one.facts) : one);
            named |= names;
        }
        return said;
    }

    public String text() {
        return runs.stream().map(Run::text).collect(Collectors.joining());
    }

    @JsonIgnore
    public List<Figure> figures() {
        return runs.stream().map(Run::figure).filter(f -> f != null).toList();
    }

    /** Collects runs. */
    static final class Builder {

        private final List<Run> runs = new ArrayList<>();

        Builder say(String words) {
            if (!words.isEmpty()) {
                runs.add(new Run(words, null));
            }
            return this;
        }

        Builder say(Figure figure) {
            runs.add(new Run(figure.text(), figure));
            return this;
        }

        Builder say(List<Run> more) {
            runs.addAll(more);
            return this;
        }

        List<Run> runs() {
            return runs;
        }

        Sentence as(String kind, List<String> facts) {
            return new Sentence(kind, List.copyOf(runs), facts);
        }
    }
}
