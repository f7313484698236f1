package cn.shishi.project;

import cn.shishi.ledger.Entry;
import cn.shishi.ledger.Fact;
import cn.shishi.ledger.Happened;
import cn.shishi.ledger.Kind;
import cn.shishi.platform.Refusal;
import cn.shishi.register.IndicatorWord;
import cn.shishi.type.Field;
import cn.shishi.type.Phase;
import cn.shishi.type.TaskSpec;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a filled-in form tells, fact by fact, as the bindings of its fields say. */
final class Claims {

    /** Word of an event that is to be put right. */
    static final String FOUND = "finding";

    private static final int LONGEST_NAME = 200;

    private final Submission form;
    private final TaskSpec spec;
    private final Place place;
    private final List<String> items;
    private final Fact.Step at;
    private final List<IndicatorWord> words;
    private final List<String> evidence;
    private final boolean found;
    private final List<Entry> claims = new ArrayList<>();

    Claims(Submission form, TaskSpec spec, Place place, Fact.Step at, List<IndicatorWord> words, List<String> evidence) {
        this.form = form;
        this.spec = spec;
        this.items = place.item() != null ? List.of(place.item())
                : spec.field("item").map(form::text).map(Claims::names).orElse(List.of());
        this.place = items.size() == 1 ? place.about(items.get(0)) : place;
        this.at = at;
        this.found = spec.fields().stream().anyMatch(f -> f.finding() && form.ticked(f.key()));
        this.words = words;
        this.evidence = evidence;
    }

    List<Entry> all() {
        Field dated = spec.fields().stream().filter(Field::dates).findFirst().orElse(null);
        Happened day = dated == null ? null : form.happened(dated);
        if (dated != null && dated.is("milestone")) {
            if (dated.bound("when") == null || form.ticked(dated.bound("when"))) {
                milestone(dated, day);
            } else if (dated.bound("otherwise") != null) {
                claim(Kind.EVENT, needed(dated, day)).text(dated.bound("otherwise"));
            }
        }
        String ofClass = spec.field("dimension").map(form::text).orElse(null);
        for (Field field : spec.fields()) {
            String text = form.text(field);
            if (text == null || field.fact() == null) {
                continue;
            }
            switch (field.fact()) {
                case "measure", "item" -> measure(field, dated, day, ofClass);
                case "event" -> event(field);
                case "text" -> note(field, text, dated, day);
                case "party" -> names(text).forEach(n -> claim(Kind.PARTY, needed(dated, day)).word(field.bound("role")).text(n));
                case "place" -> claim(Kind.PLACE, needed(dated, day)).text(text);
                case "narrative" -> claim(Kind.NARRATIVE, needed(dated, day)).text(text);
                default -> { }
            }
        }
        if (found && claims.stream().noneMatch(c -> c.is(Kind.EVENT))) {
            throw Refusal.invalid("勾选了“" + spec.fields().stream().filter(Field::finding).findFirst().orElseThrow().label() + "”，但没有写明发现了什么问题，请补上。");
        }
        return claims;
    }

    private void milestone(Field field, Happened day) {
        Phase phase = place.phaseType().phase(place.phase()).orElse(null);
        if (phase == null || phase.milestone() == null) {
            throw Refusal.invalid("任务“" + spec.name() + "”登记里程碑，但所在阶段没有里程碑名称；请管理员更正模型。");
        }
        claim(Kind.MILESTONE, needed(field, day)).word(phase.milestone());
    }

    private void measure(Field field, Field dated, Happened day, String ofClass) {
        String indicator = field.bound("indicator");
        if (!field.measures() || field.ticks() && !form.ticked(field.key())) {
            return;
        }
        String unit = words.stream().filter(w -> w.indicator().equals(indicator)).map(IndicatorWord::unit).findFirst()
                .orElse(field.bound("unit"));
        String roughly = field.bound("approximator") == null ? null
                : spec.keyed(field.bound("approximator")).map(form::text).orElse(null);
        needed(dated, day);
        if (field.counts()) {
            items.forEach(item -> claim(Kind.MEASURE, day).item(item).word(indicator).measured(BigDecimal.ONE, unit, null, ofClass));
        } else {
            claim(Kind.MEASURE, day).word(indicator).measured(form.number(field), unit, roughly, ofClass);
        }
    }

    private void event(Field field) {
        String what = spec.keyed(field.bound("text")).map(form::text).orElse(null);
        if (what == null) {
            throw Refusal.invalid("填写了“" + field.label() + "”，但没有写是什么事，请一并填写。");
        }
        claim(Kind.EVENT, form.happened(field)).word(found ? FOUND : null).text(what);
    }

    /** A text that no event names happened on the day of the form. */
    private void note(Field field, String text, Field dated, Happened day) {
        if (spec.fields("event").stream().noneMatch(e -> field.key().equals(e.bound("text")))) {
            claim(Kind.EVENT, needed(dated, day)).word(found ? FOUND : null).text(text);
        }
    }

    private Happened needed(Field dated, Happened day) {
        if (day == null) {
            throw Refusal.invalid("“" + (dated == null ? "日期" : dated.label()) + "”没有填写，请写明是哪一天的事。");
        }
        return day;
    }

    private Entry claim(Kind kind, Happened happened) {
        Entry entry = place.entry(kind, happened, at).needsSignature(spec.signed()).provedBy(evidence);
        claims.add(entry);
        return entry;
    }

    private static List<String> names(String joined) {
        List<String> names = Stream.of(joined.split("[、\\r\\n]+")).map(String::strip).filter(n -> !n.isEmpty()).distinct().toList();
        names.stream().filter(n -> n.length() > LONGEST_NAME).findFirst().ifPresent(n -> {
            throw Refusal.invalid("“" + n.substring(0, 20) + "…”太长：一个名称最多 " + LONGEST_NAME + " 字；几个名称请用“、”分开。");
        });
        return names;
    }
}
