package cn.shishi.project;

import cn.shishi.ledger.Fact;
import cn.shishi.ledger.Happened;
import cn.shishi.ledger.Kind;
import cn.shishi.ledger.Ledger;
import cn.shishi.type.Phase;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/**
 * A phase is entered on the day of the milestone that released it, and left on the day of its own, not on the day of a
 * click. The day a signature has just settled is handed on in the transaction; only where that is not enough is the ledger
 * asked.
 */
@Component
class ReleaseDays {

    private static final String DAY = "dayOf_";

    private final Ledger ledger;
    private final Clock clock;

    ReleaseDays(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Claims that are now signed: later steps of this transaction find their milestone's day. */
    void remember(DelegateExecution execution, List<Fact> signed) {
        for (Fact fact : signed) {
            if (fact.kind() == Kind.MILESTONE && fact.phase() != null) {
                for (DelegateExecution e = execution; e != null; e = e.getProcessInstance().getSuperExecution()) {
                    e.getProcessInstance().setVariable(DAY + fact.phase(), Variables.objectValue(fact.happened(), true).create());
                }
            }
        }
    }

    Happened entered(DelegateExecution execution, Phase phase, Place place) {
        if (phase.releasers().size() == 1) {
            Happened day = remembered(execution, phase.releasers().iterator().next());
            if (day != null) {
                return day;
            }
        }
        return latest(place, phase.releasers());
    }

    Happened left(DelegateExecution execution, Phase phase, Place place) {
        Happened day = phase.milestone() == null ? Happened.on(LocalDate.now(clock)) : remembered(execution, phase.id());
        return day != null ? day : latest(place, Set.of(phase.id()));
    }

    private static Happened remembered(DelegateExecution execution, String phase) {
        return (Happened) execution.getVariable(DAY + phase);
    }

    /** Of the milestones of these phases; where a phase has none, of the day on which it was last left. */
    private Happened latest(Place place, Collection<String> phases) {
        Set<String> unmarked = phases.stream().filter(p -> place.phaseType().phase(p).filter(f -> f.milestone() == null).isPresent())
                .collect(Collectors.toSet());
        Stream<Happened> marked = phases.isEmpty() ? Stream.of() : ledger.standingMilestones(place.street(), place.subject()).stream()
                .filter(m -> phases.contains(m.phase())).map(Fact::happened);
        Stream<Happened> left = unmarked.isEmpty() ? Stream.of() : ledger.of(place.street(), List.of(place.subject())).stream()
                .filter(f -> f.kind() == Kind.PHASE_LEFT && f.text() == null && unmarked.contains(f.phase())).map(Fact::happened);
        Happened latest = Stream.concat(marked, left).reduce(null, Happened::later);
        return latest == null ? Happened.on(LocalDate.now(clock)) : latest;
    }
}
