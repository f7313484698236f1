package cn.shishi.report;

import cn.shishi.register.Commitment;
import java.util.List;

/**
 * A commitment with its actual beside it.
 *
 * @param names what was reached, where it is few and public enough to be named
 * @param part key of the part that counts, or null for all of the project's
 * @param indicator what is added up, or null where a milestone is counted
 */
public record Judged(String words, String target, Figure actual, String verdict, List<String> names, String part,
        String indicator) {

    /** Of what the promise counts nothing was recorded in the period: a gap, which is not a zero. */
    static Judged unrecorded(Commitment promise) {
        Figure nothing = new Figure("尚无登记", null, promise.unit(), "报告期内没有已签核的登记", List.of());
        return new Judged(promise.words(), Verdict.target(promise), nothing, "缺", List.of(), promise.part(), promise.indicator());
    }

    public boolean recorded() {
        return actual.value() != null;
    }

    String gap() {
        return words + "（承诺" + target + "）";
    }
}
