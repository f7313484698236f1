package cn.shishi.handover;

import cn.shishi.identity.People;
import cn.shishi.ledger.Fact;
import cn.shishi.ledger.Kind;
import cn.shishi.ledger.Ledger;
import cn.shishi.platform.Engine;
import cn.shishi.platform.EngineClock;
import cn.shishi.platform.Refusal;
import cn.shishi.register.Handover;
import cn.shishi.register.Keepers;
import cn.shishi.type.ProjectTypes;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The handovers of a street and what was kept of each: asked, signed or sent back, passed. */
@Component
@Transactional(readOnly = true)
class HandoverSheets {

    private static final int SHOWN = 100;

    private final HistoryService history;
    private final Ledger ledger;
    private final OpenWork work;
    private final Parties parties;
    private final Keepers keepers;
    private final ProjectTypes types;
    private final People people;
    private final Engine engine;

    HandoverSheets(HistoryService history, Ledger ledger, OpenWork work, Parties parties, Keepers keepers, ProjectTypes types, People people, Engine engine) {
        this.history = history;
        this.ledger = ledger;
        this.work = work;
        this.parties = parties;
        this.keepers = keepers;
        this.types = types;
        this.people = people;
        this.engine = engine;
    }

    record Listed(String key, String title, LocalDate asked, String state) {}

    /** @param lines first the sentence, then what it counts */
    record Kept(LocalDate day, String by, String what, List<String> lines) {}

    /**
     * @param sheet what is open now, or null once nothing waits any more
     * @param waits signed, and called off or passed next
     */
    record Paper(Handover handover, String title, String state, boolean waits, boolean mayCallOff, Sheet sheet, List<Kept> kept) {}

    public List<Listed> last(String street) {
        List<HistoricProcessInstance> found = engine.asProduct(() -> history.createHistoricProcessInstanceQuery().processDefinitionKey(HandoverDesk.PROCESS)
                .tenantIdIn(street).orderByProcessInstanceStartTime().desc().listPage(0, SHOWN));
        if (found.isEmpty()) {
            return List.of();
        }
        Map<String, String> titles = engine.asProduct(() -> history.createHistoricVariableInstanceQuery().variableName("title")
                .processInstanceIdIn(found.stream().map(HistoricProcessInstance::getId).toArray(String[]::new)).list()).stream()
                .collect(Collectors.toMap(HistoricVariableInstance::getProcessInstanceId, v -> String.valueOf(v.getValue()), (one, other) -> one));
        Map<String, List<Fact>> facts = ledger.of(street, found.stream().map(HistoricProcessInstance::getBusinessKey).toList()).stream()
                .collect(Collectors.groupingBy(Fact::subject));
        return found.stream().map(i -> new Listed(i.getBusinessKey(), titles.getOrDefault(i.getId(), i.getBusinessKey()),
                LocalDate.ofInstant(i.getStartTime().toInstant(), EngineClock.BEIJING), state(i, facts.getOrDefault(i.getBusinessKey(), List.of())))).toList();
    }

    public Paper paper(String key) {
        HistoricProcessInstance instance = instance(key);
        Handover h = handover(instance);
        parties.checkMayRead(h, types.of(instance.getProcessDefinitionId()).tasks().values().stream()
                .flatMap(t -> Stream.of(t.role(), t.fallsTo())).toList());
        List<Fact> facts = ledger.of(h.street(), List.of(key));
        Map<String, String> names = people.names();
        boolean waits = instance.getEndTime() == null && signed(facts);
        return new Paper(h, h.fromName() + "移交" + h.toName(), state(instance, facts), waits, waits && keepers.keep(h.street()),
                instance.getEndTime() == null ? work.of(h) : null, facts.stream().map(f -> kept(f, names)).toList());
    }

    HistoricProcessInstance instance(String key) {
        HistoricProcessInstance found = engine.asProduct(() -> history.createHistoricProcessInstanceQuery().processDefinitionKey(HandoverDesk.PROCESS)
                .processInstanceBusinessKey(key).singleResult());
        if (found == null || keepers.streets().stream().noneMatch(s -> s.id().equals(found.getTenantId()))) {
            throw Refusal.unknown("没有编号为“" + key + "”的移交单，请核对编号。");
        }
        return found;
    }

    Handover handover(HistoricProcessInstance instance) {
        Map<String, Object> told = engine.asProduct(() -> history.createHistoricVariableInstanceQuery().processInstanceId(instance.getId()).list()).stream()
                .filter(v -> v.getValue() != null).collect(Collectors.toMap(HistoricVariableInstance::getName, HistoricVariableInstance::getValue, (one, other) -> one));
        return new Handover(instance.getBusinessKey(), instance.getTenantId(), (String) told.get(Course.FROM), (String) told.get(Course.FROM_NAME),
                (String) told.get(Course.TO), (String) told.get(Course.TO_NAME),
                LocalDate.ofInstant(((Date) told.get(Course.DAY)).toInstant(), EngineClock.BEIJING));
    }

    private static String state(HistoricProcessInstance instance, List<Fact> facts) {
        if (instance.getEndTime() == null) {
            return signed(facts) ? "已签核，等到移交日" : "等待签核";
        }
        return facts.stream().anyMatch(f -> f.at().element().equals(Course.APPLY)) ? "已移交"
                : facts.stream().anyMatch(f -> f.kind() == Kind.REJECTION) ? "已退回" : "已撤销";
    }

    private static boolean signed(List<Fact> facts) {
        return facts.stream().anyMatch(f -> f.kind() == Kind.SIGNATURE);
    }

    private Kept kept(Fact fact, Map<String, String> names) {
        boolean passed = fact.at().element().equals(Course.APPLY);
        String what = fact.kind() != Kind.EVENT ? fact.kind().label() : passed ? "移交" : fact.needsSignature() ? "提出" : "撤销";
        return new Kept(LocalDate.ofInstant(fact.at().recordedAt(), EngineClock.BEIJING), passed ? "到日自动办理"
                : names.getOrDefault(fact.at().actor(), fact.at().actor()) + "（" + people.roleName(fact.at().role()) + "）", what,
                fact.text() == null ? List.of() : List.of(fact.text().split("\n")));
    }
}
