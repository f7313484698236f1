package cn.shishi.project;

import cn.shishi.ledger.Fact;
import cn.shishi.ledger.Kind;
import cn.shishi.ledger.Ledger;
import cn.shishi.platform.Engine;
import cn.shishi.platform.Refusal;
import cn.shishi.type.Phase;
import cn.shishi.type.ProjectTypes;
import cn.shishi.type.TypeModel;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.runtime.ProcessInstanceModificationBuilder;
import org.springframework.stereotype.Component;

/** 更正: what may be corrected, and the token's way back when a signed milestone is withdrawn. */
@Component
class Corrections {

    static final String FACT = "correctedFact";

    private static final Set<Kind> CORRECTABLE = Set.of(Kind.MEASURE, Kind.MILESTONE, Kind.EVENT, Kind.PARTY, Kind.PLACE, Kind.NARRATIVE);

    private final Ledger ledger;
    private final ProjectTypes types;
    private final RuntimeService runtime;
    private final RepositoryService repository;
    private final SiteCourse sites;
    private final Engine engine;

    Corrections(Ledger ledger, ProjectTypes types, RuntimeService runtime, RepositoryService repository, SiteCourse sites, Engine engine) {
        this.ledger = ledger;
        this.types = types;
        this.runtime = runtime;
        this.repository = repository;
        this.sites = sites;
        this.engine = engine;
    }

    Fact correctable(String street, String subject, String id) {
        Fact fact = ledger.find(street, id);
        if (fact == null || !fact.subject().equals(subject)) {
            throw Refusal.invalid("本项目的台账里没有编号“" + id + "”，请从报告的出处中复制编号。");
        }
        List<Fact> about = ledger.of(street, List.of(subject)).stream().filter(f -> id.equals(f.refers())).toList();
        if (!CORRECTABLE.contains(fact.kind()) || about.stream().noneMatch(f -> f.kind() == Kind.SIGNATURE)) {
            throw Refusal.invalid("台账 " + id + " 不是已签核的内容，不能更正；未签核的请退回后重填。");
        }
        List<Fact> all = ledger.of(street, List.of(subject));
        boolean superseded = about.stream().filter(f -> f.kind() != Kind.SIGNATURE && f.kind() != Kind.REJECTION)
                .anyMatch(f -> all.stream().noneMatch(r -> r.kind() == Kind.REJECTION && f.id().equals(r.refers())));
        if (superseded) {
            throw Refusal.conflict("台账 " + id + " 已有更正（或正在签核），请更正最新的那一条。");
        }
        return fact;
    }

    void mayBeWithdrawn(Fact milestone) {
        if (milestone.kind() != Kind.MILESTONE) {
            return;
        }
        ProcessInstance running = instance(milestone);
        TypeModel recorded = types.of(milestone.at().definition());
        if (running == null && !(recorded.perSite() && recorded.phase(milestone.phase()).isPresent())) {
            throw Refusal.conflict("“" + milestone.word() + "”所在的流程已经办结，不能撤回；如日期或数值有误，请改填更正后的内容。");
        }
        TypeModel course = running == null ? recorded : types.of(running.getProcessDefinitionId());
        List<Fact> later = ledger.standingMilestones(milestone.street(), milestone.subject()).stream()
                .filter(m -> course.follows(milestone.phase()).contains(m.phase()) && !m.phase().equals(milestone.phase())).toList();
        if (!later.isEmpty()) {
            throw Refusal.conflict("“" + milestone.word() + "”之后的“" + later.get(0).word() + "”已签核，请先撤回后面的里程碑。");
        }
    }

    /** After the signature: a withdrawn milestone takes the token back before its phase. */
    void apply(DelegateExecution execution) {
        Fact fact = ledger.find(execution.getTenantId(), (String) execution.getVariable(FACT));
        if (!Boolean.TRUE.equals(execution.getVariable("withdraw")) || fact.kind() != Kind.MILESTONE) {
            return;
        }
        // The course went on while this waited for its signature
        mayBeWithdrawn(fact);
        ProcessInstance instance = instance(fact);
        if (instance == null) {
            String process = repository.getProcessDefinition(fact.at().definition()).getKey();
            sites.startAt(process, fact.phase(), fact.subject(),
                    Map.of("key", fact.subject(), "street", fact.street(), "title", execution.getVariable("title")));
            return;
        }
        Set<String> undone = types.of(instance.getProcessDefinitionId()).follows(fact.phase());
        ProcessInstanceModificationBuilder move = runtime.createProcessInstanceModification(instance.getId());
        List<ActivityInstance> open = List.of(runtime.getActivityInstance(instance.getId()).getChildActivityInstances());
        open.stream().filter(a -> undone.contains(a.getActivityId())).map(ActivityInstance::getId).forEach(move::cancelActivityInstance);
        Joins.reset(move, repository.getBpmnModelInstance(instance.getProcessDefinitionId()), fact.phase(), open, undone);
        move.startBeforeActivity(fact.phase()).execute();
    }

    /** The running instance that has the fact's phase, or null. */
    private ProcessInstance instance(Fact fact) {
        return engine.asProduct(() -> runtime.createProcessInstanceQuery().processInstanceBusinessKey(fact.subject())
                        .tenantIdIn(fact.street()).active().list()).stream()
                .filter(i -> types.of(i.getProcessDefinitionId()).phase(fact.phase()).isPresent()).findFirst().orElse(null);
    }
}
