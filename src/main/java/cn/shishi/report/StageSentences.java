package cn.shishi.report;

import cn.shishi.register.ProjectSheet;
import cn.shishi.register.Site;
import cn.shishi.type.Phase;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** K1–K5 and K8: where a part, or each of its sites, stands, in the words of its type. */
final class StageSentences {

    private static final int NAMED = 3;

    private StageSentences() {}

    /** @param told that it is done, if it is, has been said already */
    static List<Sentence> of(ProjectSheet.PartSheet part, List<Judged> promises, boolean told, Scope scope) {
        List<Sentence> said = new ArrayList<>();
        Stage own = Stage.of(part.part().key(), scope);
        if (own != null) {
            ofPart(part.part().name(), own, told).ifPresent(said::add);
        }
        said.addAll(ofSites(part, promises, scope));
        return said;
    }

    private static Optional<Sentence> ofPart(String noun, Stage stage, boolean told) {
        if (stage.finished()) {
            return told ? Optional.empty() : Optional.of(Sentence.of("K1", noun + "已完成", stage.facts()));
        }
        if (stage.basicallyDone()) {
            return Optional.of(Sentence.of("K2", noun + "已基本完成", stage.facts()));
        }
        List<String> clauses = new ArrayList<>();
        if (!stage.done().isEmpty()) {
            clauses.add(words(stage.done().get(stage.done().size() - 1).done(), noun));
        }
        if (!stage.open().isEmpty()) {
            clauses.add("目前" + String.join("，", stage.open().stream().map(p -> words(p.doing(), noun)).toList()));
        }
        if (stage.next() != null && stage.next().next() != null && !stage.open().isEmpty()) {
            clauses.add("下一步" + words(stage.next().next(), noun));
        }
        return clauses.isEmpty() ? Optional.empty()
                : Optional.of(Sentence.of(stage.open().isEmpty() ? "K3" : "K4", String.join("，", clauses), stage.facts()));
    }

    /** Sites under way, grouped by the phase they are in. */
    private static List<Sentence> ofSites(ProjectSheet.PartSheet part, List<Judged> promises, Scope scope) {
        Map<Phase, List<Site>> groups = new LinkedHashMap<>();
        Map<Phase, List<String>> facts = new LinkedHashMap<>();
        for (Site site : part.sites()) {
            Stage stage = Stage.of(site.key(), scope);
            if (stage != null && !stage.open().isEmpty()) {
                Phase at = stage.open().get(stage.open().size() - 1);
                groups.computeIfAbsent(at, p -> new ArrayList<>()).add(site);
                facts.computeIfAbsent(at, p -> new ArrayList<>()).addAll(stage.facts());
            }
        }
        String unit = promises.stream().map(p -> p.actual().unit()).findFirst().orElse("处");
        List<Sentence> said = new ArrayList<>();
        groups.forEach((phase, sites) -> {
            Sentence.Builder sentence = new Sentence.Builder();
            if (sites.size() <= NAMED) {
                sentence.say(String.join("、", sites.stream().map(Site::name).toList()));
            } else {
                sentence.say("还有").say(new Figure(sites.size() + unit, BigDecimal.valueOf(sites.size()), unit,
                        "截至报告日处于“" + phase.name() + "”的点位数", facts.get(phase)));
            }
            said.add(sentence.say(words(phase.doing(), part.part().name())).as("K8", facts.get(phase)));
        });
        return said;
    }

    private static String words(String predicate, String noun) {
        return predicate.replace("{noun}", noun);
    }
}
