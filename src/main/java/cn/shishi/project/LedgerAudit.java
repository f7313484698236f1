package cn.shishi.project;

import cn.shishi.ledger.Fact;
import cn.shishi.ledger.Kind;
import cn.shishi.ledger.Ledger;
import cn.shishi.platform.Engine;
import cn.shishi.type.Phase;
import cn.shishi.type.ProjectTypes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Compares what the ledger tells of phases with the engine's own history; an empty answer means that they agree. */
@Component
public class LedgerAudit {

    private static final int PAGE = 1000;

    private final Ledger ledger;
    private final HistoryService history;
    private final ProjectTypes types;
    private final Engine engine;

    LedgerAudit(Ledger ledger, HistoryService history, ProjectTypes types, Engine engine) {
        this.ledger = ledger;
        this.history = history;
        this.types = types;
        this.engine = engine;
    }

    /** One sentence for each passage through a phase that the two tell differently. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public List<String> faults(String street) {
        Map<String, Passage> told = told(ledger.ofKinds(street, Set.of(Kind.PHASE_ENTERED, Kind.PHASE_LEFT)));
        Map<String, Passage> happened = engine.asProduct(() -> happened(street));
        Set<String> all = new TreeSet<>(told.keySet());
        all.addAll(happened.keySet());
        return all.stream().filter(id -> !happened.getOrDefault(id, Passage.NONE).sameAs(told.getOrDefault(id, Passage.NONE)))
                .map(id -> sentence(id, told.getOrDefault(id, Passage.NONE), happened.getOrDefault(id, Passage.NONE))).toList();
    }

    private Map<String, Passage> happened(String street) {
        Map<String, Passage> found = new HashMap<>();
        int read = PAGE;
        for (int first = 0; read == PAGE; first += PAGE) {
            List<HistoricActivityInstance> page = history.createHistoricActivityInstanceQuery().tenantIdIn(street)
                    .activityType("subProcess").orderByHistoricActivityInstanceId().asc().listPage(first, PAGE);
            read = page.size();
            for (HistoricActivityInstance passed : page) {
                types.of(passed.getProcessDefinitionId()).phase(passed.getActivityId()).ifPresent(phase ->
                        found.put(passed.getId(), new Passage(phase.name(), 1, passed.getEndTime() != null && !passed.isCanceled() ? 1 : 0,
                                passed.isCanceled() ? 1 : 0)));
            }
        }
        return found;
    }

    private Map<String, Passage> told(List<Fact> facts) {
        return facts.stream().collect(Collectors.groupingBy(f -> f.at().activity(), Collectors.collectingAndThen(Collectors.toList(), passage -> {
            int entered = (int) passage.stream().filter(f -> f.kind() == Kind.PHASE_ENTERED).count();
            int takenBack = (int) passage.stream().filter(f -> f.kind() == Kind.PHASE_LEFT && PhaseFacts.TAKEN_BACK.equals(f.text())).count();
            Fact one = passage.get(0);
            return new Passage(types.of(one.at().definition()).phase(one.phase()).map(Phase::name).orElse(one.phase()), entered,
                    passage.size() - entered - takenBack, takenBack);
        })));
    }

    private static String sentence(String id, Passage told, Passage happened) {
        return "阶段“" + (happened.name == null ? told.name : happened.name) + "”（" + id + "）：流程引擎" + happened + "，台账" + told + "。";
    }

    private record Passage(String name, int entered, int left, int takenBack) {

        static final Passage NONE = new Passage(null, 0, 0, 0);

        boolean sameAs(Passage other) {
            return entered == other.entered && left == other.left && takenBack == other.takenBack;
        }

        @Override
        public String toString() {
            return "进入" + entered + "次、离开" + left + "次、撤回" + takenBack + "次";
        }
    }
}
