package cn.shishi.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Numbers the figures of a draft 凭1, 凭2 … in reading order, one number for the same figure. */
public final class Sources {

    private final Map<Figure, Integer> numbers = new LinkedHashMap<>();

    Sources(Draft draft) {
        for (Draft.ProjectDraft project : draft.projects()) {
            project.sentences().forEach(sentence -> sentence.figures().forEach(f -> numbers.putIfAbsent(f, numbers.size() + 1)));
        }
    }

    public int number(Figure figure) {
        return numbers.get(figure);
    }

    /** The figures of one project in reading order. */
    public List<Figure> of(Draft.ProjectDraft project) {
        List<Figure> figures = new ArrayList<>();
        project.sentences().forEach(s -> s.figures().stream().filter(f -> !figures.contains(f)).forEach(figures::add));
        return figures;
    }
}
