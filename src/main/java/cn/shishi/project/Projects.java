package cn.shishi.project;

import cn.shishi.ledger.Entry;
import cn.shishi.ledger.Fact;
import cn.shishi.ledger.Happened;
import cn.shishi.ledger.Kind;
import cn.shishi.ledger.Ledger;
import cn.shishi.platform.Engine;
import cn.shishi.platform.Refusal;
import cn.shishi.register.Enrolment;
import cn.shishi.register.Offices;
import cn.shishi.register.Register;
import cn.shishi.register.Street;
import cn.shishi.type.ProjectTypes;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes a year's list into the register, whole or not at all, begins the process of each project and writes down its promise. */
@Component
@Transactional
public class Projects {

    private static final String PROCESS = "project";
    private static final int TITLE = 40;

    private final Enrolment enrolment;
    private final Register register;
    private final Offices offices;
    private final ProjectTypes types;
    private final RuntimeService runtime;
    private final Engine engine;
    private final Ledger ledger;
    private final Actors actors;
    private final Clock clock;

    Projects(Enrolment enrolment, Register register, Offices offices, ProjectTypes types, RuntimeService runtime, Engine engine,
            Ledger ledger, Actors actors, Clock clock) {
        this.enrolment = enrolment;
        this.register = register;
        this.offices = offices;
        this.types = types;
        this.runtime = runtime;
        this.engine = engine;
        this.ledger = ledger;
        this.actors = actors;
        this.clock = clock;
    }

    public void adopt(YearList list) {
        adopt(list, begun -> { });
    }

    /** @param begun is told how many projects have begun */
    public void adopt(YearList list, IntConsumer begun) {
        Street street = enrolment.hold(list.street());
        List<String> taken = register.numbers(street.id(), list.year());
        List<String> again = list.projects().stream().map(YearList.Item::number).filter(taken::contains).toList();
        if (!again.isEmpty()) {
            throw Refusal.conflict(list.year() + "年清单里已经有项目" + String.join("、", again) + "，请只导入新增的项目。");
        }
        if (offices.on(street.id(), list.decided()).isEmpty()) {
            offices.add(street.id(), list.projects().stream().flatMap(YearList.Item::offices).toList(), list.decided());
        }
        List<String> keys = new Listing(enrolment, types.forParts(), list, street).enrol();
        List<Entry> promises = new ArrayList<>();
        for (String key : keys) {
            promises.add(begin(key, list.projects().get(promises.size()), list));
            begun.accept(promises.size());
        }
        ledger.append(promises);
    }

    /** Keys of a street's projects that are not closed yet. */
    @Transactional(readOnly = true)
    public List<String> underWay(String street) {
        return engine.asProduct(() -> runtime.createProcessInstanceQuery().processDefinitionKey(PROCESS).tenantIdIn(street).list()).stream()
                .map(ProcessInstance::getBusinessKey).toList();
    }

    private Entry begin(String key, YearList.Item item, YearList list) {
        String title = item.number() + "　" + item.promise();
        ProcessInstance begun = engine.asProduct(() -> runtime.startProcessInstanceByKey(PROCESS, key, Map.of("key", key,
                "street", list.street(), "title", title.length() <= TITLE ? title : title.substring(0, TITLE) + "…")));
        Fact.Step at = new Fact.Step(actors.current(), null, clock.instant(), begun.getProcessDefinitionId(), begun.getId(), "start", null, null);
        return new Entry(Kind.LISTED, list.street(), key, Happened.on(item.decided(list.decided())), at).text(item.promise());
    }
}
