package cn.shishi.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * A report as the facts give it.
 *
 * @param from first day of the period
 * @param asOf last day whose facts count, Beijing time
 * @param knownAt moment up to which facts are known; never later than the last seal, so that it can be drawn up again
 * @param facts every fact some figure or sentence rests on, by id
 */
public record Draft(String street, String streetName, int year, Period period, String title, LocalDate from, LocalDate asOf,
        Instant knownAt, List<ProjectDraft> projects, Map<String, Provenance> facts) {

    /**
     * @param state how far the whole project is: 推进中, 已验收, 已销号
     * @param narrative the approved paragraph of the period, or null
     * @param pending recorded, not yet signed and therefore not counted
     * @param gaps parts of the promise nothing was recorded of
     */
    public record ProjectDraft(String code, String number, String promise, String category, String office, String leader,
            String state, List<Judged> commitments, List<Sentence> sentences, Sentence narrative, List<String> pending,
            List<String> gaps) {}
}
