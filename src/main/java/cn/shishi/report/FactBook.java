package cn.shishi.report;

import cn.shishi.ledger.Fact;
import cn.shishi.ledger.Kind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Known facts, sorted into what stands by an as-of day and what still waits for its signature. */
final class FactBook {

    private final Map<String, Fact> byId = new HashMap<>();
    private final Map<String, Fact> signatureOf = new HashMap<>();
    private final Map<String, List<Fact>> standing = new HashMap<>();
    private final Map<String, List<Fact>> pending = new HashMap<>();

    FactBook(List<Fact> known, LocalDate asOf) {
        Set<String> rejected = new HashSet<>();
        for (Fact fact : known) {
            byId.put(fact.id(), fact);
            if (fact.kind() == Kind.SIGNATURE) {
                signatureOf.put(fact.refers(), fact);
            } else if (fact.kind() == Kind.REJECTION) {
                rejected.add(fact.refers());
            }
        }
        Set<String> superseded = new HashSet<>();
        for (Fact fact : known) {
            if (fact.refers() != null && fact.needsSignature() && signatureOf.containsKey(fact.id())) {
                superseded.add(fact.refers());
            }
        }
        for (Fact fact : known) {
            boolean tells = fact.kind() != Kind.SIGNATURE && fact.kind() != Kind.REJECTION && fact.kind() != Kind.WITHDRAWAL;
            if (!tells || superseded.contains(fact.id()) || rejected.contains(fact.id()) || fact.happened().to().isAfter(asOf)) {
                continue;
            }
            boolean counts = !fact.needsSignature() || signatureOf.containsKey(fact.id());
            (counts ? standing : pending).computeIfAbsent(fact.subject(), s -> new ArrayList<>()).add(fact);
        }
    }

    /** What stands about these subjects, in the order of the chain. */
    Stream<Fact> standing(Collection<String> subjects) {
        return subjects.stream().flatMap(s -> standing.getOrDefault(s, List.of()).stream());
    }

    Stream<Fact> standing(Collection<String> subjects, Kind kind) {
        return standing(subjects).filter(f -> f.kind() == kind);
    }

    List<Fact> pending(Collection<String> subjects) {
        return subjects.stream().flatMap(s -> pending.getOrDefault(s, List.of()).stream()).toList();
    }

    Fact signature(Fact claim) {
        return signatureOf.get(claim.id());
    }

    Fact fact(String id) {
        return byId.get(id);
    }

    /** The first version of a fact that was corrected; its step has the words. */
    Fact origin(Fact fact) {
        Fact first = fact;
        while (first.refers() != null && byId.containsKey(first.refers())) {
            first = byId.get(first.refers());
        }
        return first;
    }
}
