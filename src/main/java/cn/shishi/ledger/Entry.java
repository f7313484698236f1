package cn.shishi.ledger;

import java.math.BigDecimal;
import java.util.List;

/** What a step wants written; {@link Ledger#append} makes it a {@link Fact}. */
public final class Entry {

    final Kind kind;
    final String street;
    final String subject;
    final Happened happened;
    final Fact.Step at;
    String phase;
    String word;
    BigDecimal value;
    String unit;
    String approximator;
    String dimension;
    String item;
    String text;
    Fact refers;
    boolean carried;
    boolean needsSignature;
    List<String> evidence = List.of();

    public Entry(Kind kind, String street, String subject, Happened happened, Fact.Step at) {
        this.kind = kind;
        this.street = street;
        this.subject = subject;
        this.happened = happened;
        this.at = at;
    }

    public boolean is(Kind what) {
        return kind == what;
    }

    public Entry phase(String id) {
        this.phase = id;
        return this;
    }

    public Entry word(String what) {
        this.word = what;
        return this;
    }

    public Entry measured(BigDecimal amount, String inUnit, String roughly, String ofClass) {
        this.value = amount;
        this.unit = inUnit;
        this.approximator = roughly;
        this.dimension = ofClass;
        return this;
    }

    /** Tells of one thing among many: a place of a checklist, or a name that is counted once. */
    public Entry item(String name) {
        this.item = name;
        return this;
    }

    public Entry text(String words) {
        this.text = words;
        return this;
    }

    /** Speaks of another fact: signs, rejects, withdraws or replaces it. */
    public Entry of(Fact other) {
        this.refers = other;
        return this;
    }

    public Entry carried() {
        this.carried = true;
        return this;
    }

    public Entry needsSignature(boolean needed) {
        this.needsSignature = needed;
        return this;
    }

    public Entry provedBy(List<String> hashes) {
        this.evidence = hashes.stream().sorted().toList();
        return this;
    }

    Fact asFact(String id) {
        Fact bare = new Fact(id, street, kind, subject, phase, word, value, unit, approximator, dimension, item, text, happened,
                refers == null ? null : refers.id(), refers == null ? null : refers.hash(), carried, needsSignature, at,
                evidence, null);
        return bare.withHash(Fact.hashOf(bare));
    }
}
