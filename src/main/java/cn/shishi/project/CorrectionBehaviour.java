package cn.shishi.project;

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
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** 提出更正: claims that a signed fact is otherwise, or is not so; nothing changes before that is signed too. */
@Component
class CorrectionBehaviour implements TaskBehaviour {

    private final Actors actors;
    private final Ledger ledger;
    private final Papers papers;
    private final Corrections corrections;
    private final Clock clock;

    CorrectionBehaviour(Actors actors, Ledger ledger, Papers papers, Corrections corrections, Clock clock) {
        this.actors = actors;
        this.ledger = ledger;
        this.papers = papers;
        this.corrections = corrections;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "correction";
    }

    @Override
    public void created(DelegateTask task, TaskSpec spec, TypeModel type) {
        actors.offer(task, spec.role(), Set.of(), null);
        Object returned = task.getVariable(RecordBehaviour.RETURNED);
        task.setDescription(task.getVariable("title") + (returned == null ? "" : "（退回：" + returned + "）"));
    }

    @Override
    public void completing(DelegateTask task, TaskSpec spec, TypeModel type) {
        Actor actor = actors.of(task, spec);
        LocalDate today = LocalDate.now(clock);
        Submission form = new Submission(task, spec, today);
        Fact old = corrections.correctable(task.getTenantId(), task.getExecution().getProcessBusinessKey(), required(spec, form, "factId"));
        Fact.Step at = Place.step(task.getExecution(), spec.element(), task.getId(), actor, clock.instant());
        boolean withdrawn = form.ticked("withdraw");
        BigDecimal value = spec.keyed("newValue").map(form::number).orElse(null);
        Happened day = spec.keyed("newHappened").map(form::happened).orElse(null);
        if (!withdrawn && value == null && day == null) {
            throw Refusal.invalid("没有写明更正为什么：请填写更正后的数值或日期，或勾选“撤回”。");
        }
        if (value != null && old.kind() != Kind.MEASURE) {
            throw Refusal.invalid("台账 " + old.id() + " 是" + old.kind().label() + "，没有数值可更正；请只填日期，或勾选“撤回”。");
        }
        if (withdrawn) {
            corrections.mayBeWithdrawn(old);
        }
        String why = required(spec, form, "why");
        Entry claim = new Entry(withdrawn ? Kind.WITHDRAWAL : old.kind(), old.street(), old.subject(), day == null ? old.happened() : day, at)
                .phase(old.phase()).word(old.word()).item(old.item()).of(old).needsSignature(true).provedBy(papers.given(task.getId(), spec));
        ledger.append(List.of(withdrawn ? claim.text(why)
                : claim.measured(value == null ? old.value() : value, old.unit(), old.approximator(), old.dimension()).text(old.text())));
        task.setVariable(Corrections.FACT, old.id());
        task.setVariable("withdraw", withdrawn);
    }

    private static String required(TaskSpec spec, Submission form, String key) {
        Field field = spec.keyed(key).orElseThrow();
        String text = form.text(field);
        if (text == null) {
            throw Refusal.invalid("“" + field.label() + "”没有填写，请补上后再提交。");
        }
        return text;
    }
}
