package cn.shishi.checklist;

import cn.shishi.register.ListedPlace;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Names that were perhaps meant: those that share most of their characters, in pairs and alone. */
final class Likeness {

    private static final int NAMED = 3;
    private static final double LEAST = 0.35;

    private Likeness() {}

    static List<String> nearest(String name, List<ListedPlace> places) {
        Set<String> pieces = pieces(name);
        return places.stream().map(p -> new Scored(p.name(), shared(pieces, pieces(p.name())))).filter(s -> s.score >= LEAST)
                .sorted(Comparator.comparing((Scored s) -> -s.score)).limit(NAMED).map(Scored::name).toList();
    }

    private record Scored(String name, double score) {}

    private static double shared(Set<String> some, Set<String> others) {
        long both = some.stream().filter(others::contains).count();
        return 2.0 * both / (some.size() + others.size());
    }

    private static Set<String> pieces(String name) {
        String plain = Cell.plain(name);
        Set<String> pieces = new HashSet<>();
        for (int i = 0; i < plain.length(); i++) {
            pieces.add(plain.substring(i, i + 1));
            if (i + 1 < plain.length()) {
                pieces.add(plain.substring(i, i + 2));
            }
        }
        return pieces;
    }
}
