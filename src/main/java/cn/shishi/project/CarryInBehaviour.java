package cn.shishi.project;

import cn.shishi.evidence.EvidenceFiles;
import cn.shishi.ledger.Fact;
import cn.shishi.ledger.Ledger;
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

/** 承前登记: what a project had reached before it came here, where there is anything; or, of a site or a project, what was sent back. */
@Component
class CarryInBehaviour implements TaskBehaviour {

    private final Actors actors;
    private final Ledger ledger;
    private final Papers papers;
    private final EvidenceFiles evidence;
    private final PartCourse parts;
    private final ProjectTypes types;
    private final Clock clock;

    CarryInBehaviour(Actors actors, Ledger ledger, Papers papers, EvidenceFiles evidence, PartCourse parts, ProjectTypes types, Clock clock) {
        this.actors = actors;
        this.ledger = ledger;
        this.papers = papers;
        this.evidence = evidence;
        this.parts = parts;
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
        Object returned = task.getVariable(RecordBehaviour.RETURNED);
        task.setDescription(task.getVariable("title") + (returned == null ? "" : "（退回：" + returned + "）"));
        if (task.getVariable(RecordBehaviour.SENT_BACK) != null) {
            evidence.again((String) task.getVariable(RecordBehaviour.SENT_BACK), task.getId());
        }
    }

    @Override
    public void completing(DelegateTask task, TaskSpec spec, TypeModel type) {
        Actor actor = actors.of(task, spec);
        Submission form = new Submission(task, spec, LocalDate.now(clock));
        String lines = spec.keyed("earlier").map(form::text).orElse(null);
        task.setVariable("carried", lines != null);
        if (lines == null) {
            task.removeVariable("earlier");
            return;
        }
        DelegateExecution execution = task.getExecution();
        Fact.Step at = Place.step(execution, spec.element(), task.getId(), actor, clock.instant());
        List<String> proofs = papers.given(task.getId(), spec);
        String key = execution.getProcessBusinessKey();
        String siteType = (String) execution.getVariable("siteType");
        ledger.append(siteType == null ? parts.claims(lines, key, at, proofs)
                : CarryIn.claims(lines, types.latest(siteType).orElseThrow(), task.getTenantId(), key, at, proofs, LocalDate.now(clock)));
    }
}
