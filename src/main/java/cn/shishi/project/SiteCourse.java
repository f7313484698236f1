package cn.shishi.project;

import cn.shishi.evidence.Evidence;
import cn.shishi.evidence.EvidenceFiles;
import cn.shishi.ledger.Fact;
import cn.shishi.ledger.Ledger;
import cn.shishi.platform.Refusal;
import cn.shishi.register.Enrolment;
import cn.shishi.register.ListedPlace;
import cn.shishi.register.Register;
import cn.shishi.register.Site;
import cn.shishi.type.Phase;
import cn.shishi.type.ProjectTypes;
import cn.shishi.type.TypeModel;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** A site joins a part: it is registered or claimed, what it brings along is signed once, and its own instance begins. */
@Component
class SiteCourse {

    private static final List<String> FORM = List.of("siteName", "neighbourhood", "siteKey", "earlier");

    private final Enrolment enrolment;
    private final Register register;
    private final Ledger ledger;
    private final EvidenceFiles evidence;
    private final ProjectTypes types;
    private final RuntimeService runtime;
    private final Clock clock;

    SiteCourse(Enrolment enrolment, Register register, Ledger ledger, EvidenceFiles evidence, ProjectTypes types, RuntimeService runtime,
            Clock clock) {
        this.enrolment = enrolment;
        this.register = register;
        this.ledger = ledger;
        this.evidence = evidence;
        this.types = types;
        this.runtime = runtime;
        this.clock = clock;
    }

    /** The places the list names are the part's first sites. */
    void openListed(DelegateExecution execution) {
        String street = execution.getTenantId();
        String part = execution.getProcessBusinessKey();
        List<ListedPlace> listed = register.listedPlaces(part);
        if (!listed.isEmpty()) {
            enrolment.sites(street, part, listed).forEach(site -> begin(site, street, execution.getVariable("siteType"), false));
        }
    }

    void open(DelegateExecution execution) {
        String street = execution.getTenantId();
        String part = execution.getProcessBusinessKey();
        String key = filled(execution, "siteKey");
        String name = filled(execution, "siteName");
        String earlier = filled(execution, "earlier");
        if (key == null && name == null) {
            throw Refusal.invalid("没有填写点位：新增点位请填名称，承接往年点位请填编号，全部登记完毕请勾选“本年度收尾”。");
        }
        Site site = key == null ? enrolment.site(street, part, name, filled(execution, "neighbourhood"))
                : enrolment.claim(street, part, key);
        if (earlier != null) {
            carry(execution, site, earlier);
        }
        FORM.forEach(execution::removeVariable);
        if (key == null || ledger.of(street, List.of(key)).isEmpty()) {
            begin(site, street, execution.getVariable("siteType"), earlier != null);
        }
    }

    void begin(DelegateExecution execution) {
        String site = execution.getProcessBusinessKey();
        String street = execution.getTenantId();
        TypeModel type = types.latest((String) execution.getVariable("siteType")).orElseThrow();
        Phase from = CarryIn.next(type, ledger.standingMilestones(street, site));
        startAt(type.key(), from == null ? null : from.id(), site, Map.of("key", site, "street", street, "title", execution.getVariable("title")));
    }

    /** Starts a type's instance, at its beginning or before one of its phases. */
    void startAt(String process, String phase, String key, Map<String, Object> variables) {
        if (phase == null) {
            start(process, key, variables);
        } else {
            runtime.createProcessInstanceByKey(process).businessKey(key).setVariables(variables).startBeforeActivity(phase).execute();
        }
    }

    private void begin(Site site, String street, Object type, boolean carried) {
        start("site", site.key(), Map.of("key", site.key(), "street", street, "title", site.name(), "siteType", type, "carried", carried));
    }

    private void start(String process, String key, Map<String, Object> variables) {
        runtime.startProcessInstanceByKey(process, key, variables);
    }

    private void carry(DelegateExecution execution, Site site, String earlier) {
        Fact.Step at = (Fact.Step) execution.getVariable(RecordBehaviour.DONE);
        TypeModel type = types.latest((String) execution.getVariable("siteType")).orElseThrow();
        List<String> papers = evidence.of(at.task()).stream().map(Evidence::hash).distinct().toList();
        ledger.append(CarryIn.claims(earlier, type, site.street(), site.key(), at, papers, LocalDate.now(clock)));
    }

    private static String filled(DelegateExecution execution, String field) {
        Object value = execution.getVariable(field);
        return value == null || value.toString().isBlank() ? null : value.toString().strip();
    }
}
