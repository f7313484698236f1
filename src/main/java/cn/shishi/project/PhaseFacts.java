package cn.shishi.project;

import cn.shishi.ledger.Fact;
import cn.shishi.ledger.Happened;
import cn.shishi.ledger.Kind;
import cn.shishi.ledger.Ledger;
import cn.shishi.type.Phase;
import cn.shishi.type.PhaseBehaviour;
import cn.shishi.type.ProjectTypes;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Writes down each phase entered and left, as the engine does it. */
@Component
class PhaseFacts implements PhaseBehaviour {

    /** Text of a PHASE_LEFT that was no end but a taking back. */
    static final String TAKEN_BACK = "撤回";

    private final Ledger ledger;
    private final Actors actors;
    private final Papers papers;
    private final ProjectTypes types;
    private final ReleaseDays days;
    private final Clock clock;

    PhaseFacts(Ledger ledger, Actors actors, Papers papers, ProjectTypes types, ReleaseDays days, Clock clock) {
        this.ledger = ledger;
        this.actors = actors;
        this.papers = papers;
        this.types = types;
        this.days = days;
        this.clock = clock;
    }

    @Override
    public void entered(DelegateExecution execution, Phase phase) {
        Place place = Place.of(execution, phase.id(), types);
        write(Kind.PHASE_ENTERED, execution, phase, place, days.entered(execution, phase, place), null);
    }

    @Override
    public void left(DelegateExecution execution, Phase phase) {
        Place place = Place.of(execution, phase.id(), types);
        if (execution.isCanceled()) {
            dropClaims(execution, phase, place);
            write(Kind.PHASE_LEFT, execution, phase, place, Happened.on(LocalDate.now(clock)), TAKEN_BACK);
        } else {
            write(Kind.PHASE_LEFT, execution, phase, place, days.left(execution, phase, place), null);
        }
    }

    /** What still waited for a signature falls with the phase; otherwise the next signature would take it along. */
    private void dropClaims(DelegateExecution execution, Phase phase, Place place) {
        Fact.Step at = Place.step(execution, phase.id(), null, new Actor(actors.current(), null), clock.instant());
        List<Fact> dropped = ledger.openInPhase(place.street(), place.subject(), phase.id());
        papers.sentBack(dropped);
        ledger.append(dropped.stream().map(claim -> place.entry(Kind.REJECTION, Happened.on(LocalDate.now(clock)), at).word(claim.kind().name())
                .text(TAKEN_BACK).of(claim)).toList());
    }

    private void write(Kind kind, DelegateExecution execution, Phase phase, Place place, Happened happened, String text) {
        Fact.Step at = Place.step(execution, phase.id(), null, new Actor(actors.current(), null), clock.instant());
        ledger.append(List.of(place.entry(kind, happened, at).phase(phase.id()).word(phase.milestone()).text(text)));
    }
}
