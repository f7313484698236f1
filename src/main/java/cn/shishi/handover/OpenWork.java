package cn.shishi.handover;

import cn.shishi.checklist.Drafts;
import cn.shishi.desk.Inbox;
import cn.shishi.ledger.Fact;
import cn.shishi.ledger.Ledger;
import cn.shishi.project.Projects;
import cn.shishi.project.Wording;
import cn.shishi.register.Handover;
import cn.shishi.register.Register;
import cn.shishi.register.Responsible;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Looks up what is open with the person whose work is to pass. */
@Component
class OpenWork {

    private final Inbox inbox;
    private final Drafts drafts;
    private final Ledger ledger;
    private final Wording wording;
    private final Register register;
    private final Responsible responsible;
    private final Projects projects;

    OpenWork(Inbox inbox, Drafts drafts, Ledger ledger, Wording wording, Register register, Responsible responsible, Projects projects) {
        this.inbox = inbox;
        this.drafts = drafts;
        this.ledger = ledger;
        this.wording = wording;
        this.register = register;
        this.responsible = responsible;
        this.projects = projects;
    }

    @Transactional(readOnly = true)
    public Sheet of(Handover h) {
        List<Inbox.Item> held = inbox.heldBy(h.street(), h.from());
        Map<String, Integer> filled = drafts.count(h.street(), held.stream().map(Inbox.Item::id).toList());
        return new Sheet(held.stream().map(item -> new Sheet.Task(item, filled.getOrDefault(item.id(), 0))).toList(), waiting(h),
                responsible.named(h, projects.underWay(h.street())));
    }

    private List<Sheet.Waiting> waiting(Handover h) {
        Map<String, List<Fact>> of = ledger.openBy(h.street(), h.from()).stream()
                .collect(Collectors.groupingBy(Fact::subject, LinkedHashMap::new, Collectors.toList()));
        Map<String, Register.Where> places = register.places(h.street(), of.keySet());
        return of.entrySet().stream().map(e -> new Sheet.Waiting(about(places.get(e.getKey()), e.getKey()), wording.of(e.getValue()))).toList();
    }

    private static String about(Register.Where where, String subject) {
        return where == null ? subject : where.project().number() + "　" + where.name();
    }
}
