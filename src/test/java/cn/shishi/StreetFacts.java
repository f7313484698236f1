package cn.shishi;

import cn.shishi.ledger.Fact;
import cn.shishi.ledger.Kind;
import cn.shishi.ledger.Ledger;
import java.util.List;

/** What a street's ledger tells. */
public abstract class StreetFacts {

    public final String id;
    private final Ledger ledger;

    StreetFacts(Ledger ledger, String id) {
        this.ledger = ledger;
        this.id = id;
    }

    public List<Fact> facts(String subject) {
        return ledger.of(id, List.of(subject));
    }

    public List<Fact> facts(String subject, Kind kind) {
        return facts(subject).stream().filter(f -> f.kind() == kind).toList();
    }

    public Fact last(String subject, Kind kind) {
        List<Fact> all = facts(subject, kind);
        return all.get(all.size() - 1);
    }

    /** Phases as the ledger tells them: {@code 进入 design 2020年3月5日}, {@code 撤回 design 2020年3月9日}. */
    public List<String> course(String subject) {
        return facts(subject).stream().filter(f -> f.kind() == Kind.PHASE_ENTERED || f.kind() == Kind.PHASE_LEFT)
                .map(f -> (f.kind() == Kind.PHASE_ENTERED ? "进入" : f.text() == null ? "离开" : f.text()) + " " + f.phase() + " "
                        + f.happened().shown()).toList();
    }
}
