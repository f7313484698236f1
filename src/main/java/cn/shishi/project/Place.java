package cn.shishi.project;

import cn.shishi.ledger.Entry;
import cn.shishi.ledger.Fact;
import cn.shishi.ledger.Happened;
import cn.shishi.ledger.Kind;
import cn.shishi.type.ProjectTypes;
import cn.shishi.type.TypeModel;
import java.time.Instant;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/**
 * Where in the world of projects an execution stands.
 *
 * @param subject key of the project, part or site
 * @param phase the enclosing phase; inside a building block the phase that called it; or null
 * @param phaseType the type that phase belongs to
 * @param item the one thing among many that this is about, or null
 */
record Place(String street, String subject, String phase, TypeModel phaseType, String item) {

    /** What a building block is told that it is about. */
    static final String ITEM = "item";

    static Place of(DelegateExecution execution, String element, ProjectTypes types) {
        TypeModel type = types.of(execution.getProcessDefinitionId());
        String phase = type.phaseOf().get(element);
        DelegateExecution caller = "block".equals(type.runs()) ? execution.getProcessInstance().getSuperExecution() : null;
        if (phase == null && caller != null) {
            return of(caller, caller.getCurrentActivityId(), types).about((String) execution.getVariable(ITEM));
        }
        return new Place(execution.getTenantId(), execution.getProcessBusinessKey(), phase, type, null);
    }

    Place about(String one) {
        return new Place(street, subject, phase, phaseType, one);
    }

    Entry entry(Kind kind, Happened happened, Fact.Step at) {
        return new Entry(kind, street, subject, happened, at).phase(phase).item(item);
    }

    /** The step in which a task of this execution writes. */
    static Fact.Step step(DelegateExecution execution, String element, String task, Actor actor, Instant now) {
        return new Fact.Step(actor.account(), actor.role(), now, execution.getProcessDefinitionId(),
                execution.getProcessInstanceId(), element, execution.getActivityInstanceId(), task);
    }
}
