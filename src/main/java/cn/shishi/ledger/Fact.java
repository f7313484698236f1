package cn.shishi.ledger;

import cn.shishi.platform.Refusal;
import cn.shishi.platform.Sha256;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One line of the ledger; written once, never changed.
 *
 * @param id sorts by the moment of recording
 * @param street whose ledger it stands in
 * @param subject key of the project, part or site it tells of
 * @param phase element id of the phase it belongs to, or null
 * @param word milestone word, indicator, role of a party: what exactly, by kind; or null
 * @param value amount in {@code unit}, exact, or null
 * @param approximator 余, 约, 近, 超过, or null
 * @param dimension class the measure belongs to, or null
 * @param item the one thing among many that it tells of, a place of a checklist or a name that is counted once; or null
 * @param refers the fact that is signed, rejected, withdrawn or replaced, or null
 * @param refersHash hash of that fact as the writer saw it
 * @param carried entered from paper by carry-in (补录)
 * @param needsSignature a claim: not counted before a signature names it
 * @param at who wrote it in which step
 * @param evidence SHA-256 of the files that prove it, hexadecimal
 * @param hash SHA-256 over all of the above
 */
public record Fact(
        String id, String street, Kind kind, String subject, String phase, String word,
        BigDecimal value, String unit, String approximator, String dimension, String item, String text,
        Happened happened, String refers, String refersHash, boolean carried, boolean needsSignature,
        Step at, List<String> evidence, String hash) {

    private static final String ABSENT = "\u0000";
    private static final String BETWEEN = "\u001f";

    /**
     * The step of a process that wrote a fact.
     *
     * @param actor account, from authentication and never from the engine's history
     * @param role the role the actor acted in, or null where a step of the product wrote
     * @param definition version of the type; the words of the sentence come from it for ever
     * @param element id of the task or phase in that model
     * @param activity the engine's activity instance
     * @param task the engine's task, or null
     */
    public record Step(String actor, String role, Instant recordedAt, String definition, String instance,
            String element, String activity, String task) implements Serializable {}

    static String hashOf(Fact f) {
        Step at = f.at;
        List<Object> parts = Stream.<Object>of(f.id, f.street, f.kind, f.subject, f.phase, f.word, plain(f.value), f.unit, f.approximator,
                f.dimension, f.text, f.happened.from(), f.happened.to(), f.happened.precision(), f.refers, f.refersHash,
                f.carried, f.needsSignature, at.actor, at.role, at.recordedAt.toEpochMilli(), at.definition, at.instance,
                at.element, at.activity, at.task, String.join(",", f.evidence)).toList();
        // Or two facts could come to one line
        if (Stream.concat(parts.stream(), Stream.of(Objects.toString(f.item, ""))).anyMatch(part -> part instanceof String told
                && (told.contains(ABSENT) || told.contains(BETWEEN)))) {
            throw Refusal.invalid("填写的内容里有看不见的控制字符，请删去后再提交。");
        }
        String line = parts.stream().map(part -> Objects.toString(part, ABSENT)).collect(Collectors.joining(BETWEEN));
        return Sha256.of(f.item == null ? line : line + BETWEEN + f.item);
    }

    Fact withHash(String newHash) {
        return new Fact(id, street, kind, subject, phase, word, value, unit, approximator, dimension, item, text, happened, refers,
                refersHash, carried, needsSignature, at, evidence, newHash);
    }

    static String plain(BigDecimal number) {
        return number == null ? null : number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
