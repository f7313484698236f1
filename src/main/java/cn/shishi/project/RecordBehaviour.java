package cn.shishi.project;

import cn.shishi.calendar.WorkingDays;
import cn.shishi.ledger.Fact;
import cn.shishi.ledger.Ledger;
import cn.shishi.platform.EngineClock;
import cn.shishi.register.Register;
import cn.shishi.type.Field;
import cn.shishi.type.ProjectTypes;
import cn.shishi.type.TaskBehaviour;
import cn.shishi.type.TaskSpec;
import cn.shishi.type.TypeModel;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/**
 * 填报: completing the task appends a claim for each bound field. What becomes a fact does not stay a variable; what steers
 * the process does, and an unticked box is a no.
 */
@Component
class RecordBehaviour implements TaskBehaviour {

    static final String RETURNED = "returnedBecause";
    static final String DONE = "doneStep";
    /** The task whose rows, or whose carry-in, were just sent back, until that task is there again. */
    static final String SENT_BACK = "sentBack";

    private final Actors actors;
    private final Ledger ledger;
    private final Papers papers;
    private final Register register;
    private final Checklists checklists;
    private final Refill refill;
    private final ProjectTypes types;
    private final WorkingDays workingDays;
    private final Clock clock;

    RecordBehaviour(Actors actors, Ledger ledger, Papers papers, Register register, Checklists checklists, Refill refill,
            ProjectTypes types, WorkingDays workingDays, Clock clock) {
        this.actors = actors;
        this.ledger = ledger;
        this.papers = papers;
        this.register = register;
        this.checklists = checklists;
        this.refill = refill;
        this.types = types;
        this.workingDays = workingDays;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "record";
    }

    @Override
    public void created(DelegateTask task, TaskSpec spec, TypeModel type) {
        actors.offer(task, spec.role(), Set.of(), null);
        due(task, spec, workingDays, clock);
        Object returned = task.getExecution().getVariable(RETURNED);
        Object title = task.getExecution().getVariable("title");
        task.setDescription((title == null ? "" : title) + (returned == null ? "" : "（退回：" + returned + "）") + missing(task, spec, type, papers));
        named(task, spec);
        if (spec.rows() && task.getExecution().getVariable(SENT_BACK) != null) {
            refill.rows(ledger.writtenBy(task.getTenantId(), (String) task.getExecution().getVariable(SENT_BACK)), task, spec);
        }
    }

    /** What is about one thing among many says so wherever it is listed. */
    static void named(DelegateTask task, TaskSpec spec) {
        Object item = task.getExecution().getVariable(Place.ITEM);
        if (item != null) {
            task.setName(spec.name() + "：" + item);
        }
    }

    @Override
    public void completing(DelegateTask task, TaskSpec spec, TypeModel type) {
        Actor actor = actors.of(task, spec);
        Submission form = new Submission(task, spec, LocalDate.now(clock));
        Place place = Place.of(task.getExecution(), spec.element(), types);
        Fact.Step at = Place.step(task.getExecution(), spec.element(), task.getId(), actor, clock.instant());
        Papers.Given given = papers.all(task.getId(), spec);
        if (spec.rows()) {
            Checklists.Of list = new Checklists.Of(place.street(), place.subject(), task.getId(), spec);
            List<Checklists.Line> lines = checklists.lines(list);
            Findings.remember(task, ledger.append(checklists.claims(list, lines, place, at, given)));
            settle(task, spec, form, Checklists.whole(lines));
            checklists.handedIn(list);
        } else {
            ledger.append(new Claims(form, spec, place, at, register.words(place.subject()), given.of("")).all());
            settle(task, spec, form, false);
        }
        papers.follow(given, place, at);
        task.setVariable(DONE, Variables.objectValue(at, true).create());
    }

    /** @param whole a box that waits for all places is ticked by that */
    private static void settle(DelegateTask task, TaskSpec spec, Submission form, boolean whole) {
        for (Field field : spec.own()) {
            boolean yes = form.ticked(field.key()) || whole && "all".equals(field.bound("when"));
            if (!field.steers()) {
                task.removeVariable(field.key());
            } else if (field.ticks() && !Boolean.valueOf(yes).equals(task.getVariable(field.key()))) {
                task.setVariable(field.key(), yes);
            }
        }
    }

    /** In the phases of a project itself, its acceptance and its closing. */
    static String missing(DelegateTask task, TaskSpec spec, TypeModel type, Papers papers) {
        return "product".equals(type.runs()) && spec.phase() != null ? papers.stillMissing(task.getTenantId(), task.getExecution().getProcessBusinessKey()) : "";
    }

    static void due(DelegateTask task, TaskSpec spec, WorkingDays workingDays, Clock clock) {
        if (spec.workdays() != null) {
            LocalDate day = workingDays.after(LocalDate.now(clock), spec.workdays());
            task.setDueDate(Date.from(day.plusDays(1).atStartOfDay(EngineClock.BEIJING).minusSeconds(1).toInstant()));
        }
    }
}
