package cn.shishi.report;

import cn.shishi.evidence.LaterPapers;
import cn.shishi.identity.Names;
import cn.shishi.identity.People;
import cn.shishi.ledger.Fact;
import cn.shishi.ledger.Kind;
import cn.shishi.register.ProjectSheet;
import cn.shishi.type.Phase;
import cn.shishi.type.ProjectTypes;
import cn.shishi.type.TaskSpec;
import cn.shishi.type.TypeModel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Turns facts into what a person may read of their origin. */
final class Provenances {

    private final ProjectTypes types;
    private final Names names;
    private final Map<String, List<LaterPapers.Given>> later;
    private final Map<String, String> about = new HashMap<>();
    private final Map<String, String> indicators = new HashMap<>();

    Provenances(ProjectTypes types, People people, List<ProjectSheet> sheets, Map<String, List<LaterPapers.Given>> later) {
        this.types = types;
        this.later = later;
        this.names = people.named();
        for (ProjectSheet sheet : sheets) {
            about.put(sheet.project().key(), sheet.project().promise());
            for (ProjectSheet.PartSheet part : sheet.parts()) {
                about.put(part.part().key(), part.part().name());
                part.sites().forEach(site -> about.put(site.key(), site.name()));
                part.words().forEach(word -> indicators.put(part.part().key() + "/" + word.indicator(), word.name()));
            }
        }
    }

    Provenance of(Fact fact, Fact signature) {
        TypeModel type = types.of(fact.at().definition());
        TaskSpec spec = type.tasks().get(fact.at().element());
        String step = fact.carried() ? "承前登记" : spec != null ? spec.name() : type.phase(fact.at().element()).map(Phase::name).orElse(type.name());
        return new Provenance(fact.id(), fact.kind().label(), fact.subject(), fact.item() != null ? fact.item() : about.getOrDefault(fact.subject(), fact.subject()), what(fact, spec),
                fact.value() == null ? null : Figure.plain(fact.value()), fact.unit(), fact.happened().shown(), fact.carried(),
                actor(fact), role(fact), fact.at().recordedAt(), step, fact.at().task(),
                fact.at().instance(), fact.evidence(), later(fact), signature == null ? null : actor(signature),
                signature == null ? null : role(signature), signature == null ? null : signature.at().recordedAt(),
                signature == null ? null : signature.at().task(), fact.hash());
    }

    private List<String> later(Fact fact) {
        return later.isEmpty() || fact.at().task() == null ? List.of() : later.getOrDefault(fact.at().task(), List.of()).stream()
                .filter(e -> e.item().isEmpty() || e.item().equals(fact.item())).map(LaterPapers.Given::hash).distinct()
                .filter(hash -> !fact.evidence().contains(hash)).toList();
    }

    private String what(Fact fact, TaskSpec spec) {
        if (fact.kind() == Kind.MEASURE) {
            String fallback = spec == null ? "" : spec.measures().stream().filter(f -> fact.word().equals(f.bound("indicator")))
                    .map(f -> f.bound("name")).findFirst().orElse("");
            return (fact.dimension() == null ? "" : fact.dimension() + "：") + indicators.getOrDefault(fact.subject() + "/" + fact.word(), fallback)
                    + Tally.printed(fact.value(), fact.unit(), fact.approximator());
        }
        if (fact.kind() == Kind.PHASE_ENTERED || fact.kind() == Kind.PHASE_LEFT) {
            return types.of(fact.at().definition()).phase(fact.phase()).map(Phase::name).orElse("");
        }
        return fact.kind() == Kind.PARTY ? fact.word() + "：" + fact.text() : fact.text() != null ? fact.text() : fact.word();
    }

    private String actor(Fact fact) {
        return names.person(fact.at().actor(), fact.at().recordedAt());
    }

    private String role(Fact fact) {
        return fact.at().role() == null ? null : names.role(fact.at().role(), fact.at().recordedAt());
    }
}
