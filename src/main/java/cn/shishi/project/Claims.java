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

/** What a filled-in form tells, fact by fact, as the bindings of its fields say. */
final class Claims {

    private final Submission form;
    private final TaskSpec spec;
    private final Place place;
    private final Fact.Step at;
    private final List<IndicatorWord> words;
    private final List<String> evidence;
    private final List<Entry> claims = new ArrayList<>();

    Claims(Submission form, TaskSpec spec, Place place, Fact.Step at, List<IndicatorWord> words, List<String> evidence) {
        this.form = form;
        this.spec = spec;
        this.place = place;
        this.at = at;
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
                case "measure" -> measure(field, needed(dated, day), ofClass);
                case "event" -> event(field);
                case "party" -> names(text).forEach(n -> claim(Kind.PARTY, needed(dated, day)).word(field.bound("role")).text(n));
                case "place" -> claim(Kind.PLACE, needed(dated, day)).text(text);
                case "narrative" -> claim(Kind.NARRATIVE, needed(dated, day)).text(text);
                default -> { }
            }
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

    private void measure(Field field, Happened day, String ofClass) {
        BigDecimal amount = form.number(field);
        String indicator = field.bound("indicator");
        String unit = words.stream().filter(w -> w.indicator().equals(indicator)).map(IndicatorWord::unit).findFirst()
                .orElse(field.bound("unit"));
        String roughly = field.bound("approximator") == null ? null
                : spec.keyed(field.bound("approximator")).map(form::text).orElse(null);
        claim(Kind.MEASURE, day).word(indicator).measured(amount, unit, roughly, ofClass);
    }

    private void event(Field field) {
        String what = spec.keyed(field.bound("text")).map(form::text).orElse(null);
        if (what == null) {
            throw Refusal.invalid("填写了“" + field.label() + "”，但没有写是什么事，请一并填写。");
        }
        claim(Kind.EVENT, form.happened(field)).text(what);
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
        return List.of(joined.split("\\s*、\\s*"));
    }
}
