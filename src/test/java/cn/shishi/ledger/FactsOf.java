package cn.shishi.ledger;

import java.util.List;

/** What entries would be once written, for tests without a database. */
public final class FactsOf {

    private FactsOf() {}

    public static List<Fact> entries(List<Entry> entries) {
        return entries.stream().map(e -> e.asFact(FactIds.next(e.at.recordedAt()))).toList();
    }
}
