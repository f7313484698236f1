package cn.shishi.project;

import cn.shishi.ledger.Entry;
import cn.shishi.ledger.Fact;
import cn.shishi.ledger.Happened;
import cn.shishi.ledger.Kind;
import cn.shishi.platform.Refusal;
import cn.shishi.type.Phase;
import cn.shishi.type.TypeModel;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

/** 承前登记: milestones reached before the product was there, one a line, from paper: 征询通过：2019年. */
final class CarryIn {

    private CarryIn() {}

    /** Claims for the milestones named, each marked as carried. */
    static List<Entry> claims(String lines, TypeModel type, String street, String site, Fact.Step at, List<String> evidence,
            LocalDate today) {
        return lines.lines().filter(l -> !l.isBlank()).map(line -> {
            String[] halves = line.strip().split("\\s*[：:]\\s*", 2);
            if (halves.length < 2) {
                throw Refusal.invalid("承前里程碑“" + line.strip() + "”没有写日期，请写成“征询通过：2019年”的样子，一行一个。");
            }
            Phase phase = type.milestone(halves[0]).orElseThrow(() -> Refusal.invalid("“" + type.name() + "”没有名为“" + halves[0]
                    + "”的里程碑，可用：" + String.join("、", type.milestones()) + "。"));
            Happened when = Submission.notAhead(halves[0], Happened.parse(halves[0], halves[1]), today);
            return new Entry(Kind.MILESTONE, street, site, when, at).phase(phase.id()).word(phase.milestone())
                    .carried().needsSignature(true).provedBy(evidence);
        }).toList();
    }

    /** Where an instance begins: the first phase after the last one reached, or null for the model's own start. */
    static Phase next(TypeModel type, List<Fact> milestones) {
        List<Phase> phases = type.phases();
        List<Phase> ahead = ahead(type, milestones.stream().map(Fact::phase).toList());
        if (ahead.isEmpty()) {
            throw Refusal.invalid("承前里程碑已到最后一步“" + phases.get(phases.size() - 1).milestone() + "”，不必再推进；请核对。");
        }
        return ahead.size() == phases.size() ? null : ahead.get(0);
    }

    /** The phases after the last one reached. */
    static List<Phase> ahead(TypeModel type, Collection<String> reached) {
        List<Phase> phases = type.phases();
        int from = phases.size();
        while (from > 0 && !reached.contains(phases.get(from - 1).id())) {
            from--;
        }
        return phases.subList(from, phases.size());
    }
}
