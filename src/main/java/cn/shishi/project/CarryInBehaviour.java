package cn.shishi.project;

import cn.shishi.ledger.Fact;
import cn.shishi.ledger.Ledger;
import cn.shishi.platform.Refusal;
import cn.shishi.type.ProjectTypes;
import cn.shishi.type.TaskBehaviour;
import cn.shishi.type.TaskSpec;
import cn.shishi.type.TypeModel;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** 补正承前登记: a carry-in that was sent back is claimed anew. */
@Component
class CarryInBehaviour implements TaskBehaviour {

    private final Actors actors;
    private final Ledger ledger;
    private final Papers papers;
    private final ProjectTypes types;
    private final Clock clock;

    CarryInBehaviour(Actors actors, Ledger ledger, Papers papers, ProjectTypes types, Clock clock) {
        this.actors = actors;
        this.ledger = ledger;
        this.papers = papers;
        this.types = types;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "carryIn";
    }

    @Override
    public void created(DelegateTask task, TaskSpec spec, TypeModel type) {
        actors.offer(task, spec.role(), Set.of(), null);
        task.setDescription(task.getVariable("title") + "（退回：" + task.getVariable(RecordBehaviour.RETURNED) + "）");
    }

    @Override
    public void completing(DelegateTask task, TaskSpec spec, TypeModel type) {
        Actor actor = actors.of(task, spec);
        Submission form = new Submission(task, spec, LocalDate.now(clock));
        DelegateExecution execution = task.getExecution();
        TypeModel siteType = types.latest((String) execution.getVariable("siteType")).orElseThrow();
        String lines = spec.keyed("earlier").map(form::text).orElseThrow(() -> Refusal.invalid("“承前里程碑”没有填写，请一行一个补上。"));
        Fact.Step at = Place.step(execution, spec.element(), task.getId(), actor, clock.instant());
        List<String> evidence = papers.given(task.getId(), spec);
        ledger.append(CarryIn.claims(lines, siteType, task.getTenantId(), execution.getProcessBusinessKey(), at, evidence,
                LocalDate.now(clock)));
    }
}
