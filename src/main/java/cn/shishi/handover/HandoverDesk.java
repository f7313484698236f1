package cn.shishi.handover;

import cn.shishi.identity.People;
import cn.shishi.ledger.Entry;
import cn.shishi.ledger.Fact;
import cn.shishi.ledger.Happened;
import cn.shishi.ledger.Kind;
import cn.shishi.ledger.Ledger;
import cn.shishi.platform.Engine;
import cn.shishi.platform.EngineClock;
import cn.shishi.platform.Refusal;
import cn.shishi.register.Enrolment;
import cn.shishi.register.Handover;
import cn.shishi.register.Keepers;
import cn.shishi.register.Street;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Asks for a handover, and calls off one that waits for its day. */
@Component
@Transactional
class HandoverDesk {

    static final String PROCESS = "handover";
    private static final String CALLED_OFF = "handover-called-off";

    private final Parties parties;
    private final Keepers keepers;
    private final OpenWork work;
    private final HandoverSheets sheets;
    private final Enrolment enrolment;
    private final Ledger ledger;
    private final RuntimeService runtime;
    private final HistoryService history;
    private final Engine engine;
    private final People people;
    private final Clock clock;

    HandoverDesk(Parties parties, Keepers keepers, OpenWork work, HandoverSheets sheets, Enrolment enrolment, Ledger ledger, RuntimeService runtime, HistoryService history,
            Engine engine, People people, Clock clock) {
        this.parties = parties;
        this.keepers = keepers;
        this.work = work;
        this.sheets = sheets;
        this.enrolment = enrolment;
        this.ledger = ledger;
        this.runtime = runtime;
        this.history = history;
        this.engine = engine;
        this.people = people;
        this.clock = clock;
    }

    record Asked(Handover handover, Sheet sheet) {}

    /** What would pass, before anything is asked. */
    @Transactional(readOnly = true)
    public Asked preview(Street street, String from, String to, LocalDate day) {
        Handover h = parties.between(null, street, from, to, day);
        checkNoOther(h);
        return new Asked(h, work.of(h));
    }

    /** Returns its key. */
    public String ask(Street street, String from, String to, LocalDate day) {
        Street held = enrolment.hold(street.id());
        Handover h = parties.between(nextKey(held), held, from, to, day);
        checkNoOther(h);
        People.Me me = people.me();
        String title = h.fromName() + "移交" + h.toName();
        Map<String, Object> told = new HashMap<>(Map.of("key", h.key(), "street", h.street(), "item", title, "title", title + "，自"
                + Happened.on(day).shown() + "起", Course.FROM, from, Course.FROM_NAME, h.fromName(), Course.TO, to, Course.TO_NAME, h.toName(),
                Course.DAY, Date.from(day.atStartOfDay(EngineClock.BEIJING).toInstant()), Course.BY, me.account()));
        told.put(Course.ROLE, keepers.role());
        engine.asProduct(() -> runtime.startProcessInstanceByKey(PROCESS, h.key(), told));
        return h.key();
    }

    public void callOff(String key) {
        HistoricProcessInstance instance = sheets.instance(key);
        Handover h = sheets.handover(instance);
        if (!keepers.keep(h.street())) {
            throw keepers.refusal("撤销移交", "办理");
        }
        if (engine.asProduct(() -> runtime.createEventSubscriptionQuery().eventName(CALLED_OFF).processInstanceId(instance.getId()).count()) == 0) {
            throw Refusal.conflict("这件移交不在等待移交日，不能撤销：没有签核的请签核人退回，已经移交的请再办一件移交回来。");
        }
        People.Me me = people.me();
        ledger.append(List.of(new Entry(Kind.EVENT, h.street(), key, Happened.on(LocalDate.now(clock)), new Fact.Step(me.account(), keepers.role(),
                clock.instant(), instance.getProcessDefinitionId(), instance.getId(), "call-off", null, null)).text("撤销移交：" + h.fromName() + "移交" + h.toName() + "。")));
        engine.asProduct(() -> runtime.createMessageCorrelation(CALLED_OFF).processInstanceId(instance.getId()).correlateWithResult());
    }

    /** Two at once about the same person would leave it to chance who has the tasks in the end. */
    private void checkNoOther(Handover h) {
        long others = engine.asProduct(() -> runtime.createProcessInstanceQuery().processDefinitionKey(PROCESS).tenantIdIn(h.street()).or()
                .variableValueEquals(Course.FROM, h.from()).variableValueEquals(Course.FROM, h.to()).variableValueEquals(Course.TO, h.from()).endOr().count());
        if (others > 0) {
            throw Refusal.conflict(h.fromName() + "或" + h.toName() + "另有一件移交还没有办完，请先办完、退回或撤销那一件。");
        }
    }

    private String nextKey(Street held) {
        String prefix = held.code() + "-YJ-" + LocalDate.now(clock).format(DateTimeFormatter.BASIC_ISO_DATE) + "-";
        return prefix + (1 + engine.asProduct(() -> history.createHistoricProcessInstanceQuery().processDefinitionKey(PROCESS).tenantIdIn(held.id())
                .processInstanceBusinessKeyLike(prefix + "%").count()));
    }
}
