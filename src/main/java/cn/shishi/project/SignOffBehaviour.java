package cn.shishi.project;

import cn.shishi.calendar.WorkingDays;
import cn.shishi.identity.People;
import cn.shishi.ledger.Entry;
import cn.shishi.ledger.Fact;
import cn.shishi.ledger.Happened;
import cn.shishi.ledger.Kind;
import cn.shishi.ledger.Ledger;
import cn.shishi.platform.Refusal;
import cn.shishi.type.Field;
import cn.shishi.type.TaskBehaviour;
import cn.shishi.type.TaskSpec;
import cn.shishi.type.TypeModel;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/** 签核: signs each open claim of the phase by its hash, or sends all of them back with a reason. Who recorded never signs. */
@Component
class SignOffBehaviour implements TaskBehaviour {

    private static final int DESCRIPTION = 3500;

    private final Actors actors;
    private final People people;
    private final Ledger ledger;
    private final OpenClaims open;
    private final Wording wording;
    private final Papers papers;
    private final ReleaseDays days;
    private final Refill refill;
    private final WorkingDays workingDays;
    private final Clock clock;

    SignOffBehaviour(Actors actors, People people, Ledger ledger, OpenClaims open, Wording wording, Papers papers, ReleaseDays days,
            Refill refill, WorkingDays workingDays, Clock clock) {
        this.actors = actors;
        this.people = people;
        this.ledger = ledger;
        this.open = open;
        this.wording = wording;
        this.papers = papers;
        this.days = days;
        this.refill = refill;
        this.workingDays = workingDays;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "signOff";
    }

    @Override
    public void created(DelegateTask task, TaskSpec spec, TypeModel type) {
        List<Fact> claims = open.of(task.getExecution(), spec.element());
        actors.offer(task, spec.role(), recorders(claims), spec.fallsTo());
        RecordBehaviour.due(task, spec, workingDays, clock);
        RecordBehaviour.named(task, spec);
        Object title = task.getExecution().getVariable("title");
        String text = (title == null ? "" : title + "　") + RecordBehaviour.missing(task, spec, type, papers) + "签核后写入台账：" + wording.of(claims);
        task.setDescription(text.length() <= DESCRIPTION ? text : text.substring(0, DESCRIPTION) + "…");
    }

    @Override
    public void completing(DelegateTask task, TaskSpec spec, TypeModel type) {
        Actor actor = actors.of(task, spec);
        Submission form = new Submission(task, spec, LocalDate.now(clock));
        List<Fact> claims = open.of(task.getExecution(), spec.element());
        if (recorders(claims).contains(actor.account())) {
            throw Refusal.forbidden("“" + spec.name() + "”所签的内容是您本人填报的，不能由本人签核；请由另一位"
                    + people.roleName(spec.role()) + (spec.fallsTo() == null ? "" : "或" + people.roleName(spec.fallsTo())) + "签核。");
        }
        String decision = spec.field("decision").map(form::text).orElse(null);
        if (decision == null) {
            throw Refusal.invalid("“" + spec.name() + "”没有选择意见，请选择同意或退回。");
        }
        String reason = spec.field("reason").map(form::text).orElse(null);
        boolean approved = "approve".equals(decision);
        if (!approved && reason == null) {
            throw Refusal.invalid("退回必须写明理由，请在“理由”一栏填写后再提交。");
        }
        Fact.Step at = Place.step(task.getExecution(), spec.element(), task.getId(), actor, clock.instant());
        ledger.append(claims.stream().map(claim -> answer(claim, approved, reason, at)).toList());
        spec.fields().stream().filter(f -> !f.steers()).map(Field::key).forEach(task::removeVariable);
        task.setVariable("approved", approved);
        task.setVariable(RecordBehaviour.RETURNED, Variables.stringValue(approved ? null : reason, true));
        if (approved) {
            days.remember(task.getExecution(), claims);
            Findings.remember(task, claims);
        } else {
            String whole = claims.stream().filter(c -> c.item() != null || c.carried()).map(c -> c.at().task()).findFirst().orElse(null);
            task.setVariable(RecordBehaviour.SENT_BACK, Variables.stringValue(whole, true));
            refill.from(claims, task);
            papers.sentBack(claims);
        }
    }

    private Entry answer(Fact claim, boolean approved, String reason, Fact.Step at) {
        return new Entry(approved ? Kind.SIGNATURE : Kind.REJECTION, claim.street(), claim.subject(),
                Happened.on(LocalDate.now(clock)), at).phase(claim.phase()).word(claim.kind().name()).text(reason).of(claim);
    }

    private static Set<String> recorders(List<Fact> claims) {
        return claims.stream().map(c -> c.at().actor()).collect(Collectors.toSet());
    }
}
