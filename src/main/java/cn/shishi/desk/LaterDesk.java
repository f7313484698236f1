package cn.shishi.desk;

import cn.shishi.evidence.LaterPapers;
import cn.shishi.identity.People;
import cn.shishi.platform.EngineClock;
import cn.shishi.register.Register;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 待补材料: what tasks that are done still lack, the next due first, with the project they belong to. */
@Component
class LaterDesk {

    private final LaterPapers papers;
    private final Register register;
    private final People people;

    LaterDesk(LaterPapers papers, Register register, People people) {
        this.papers = papers;
        this.register = register;
        this.people = people;
    }

    /**
     * @param project key of the project, {@code title} its number and promise
     * @param part name of the part, or null
     * @param site name of the site, or null
     * @param mine this person's role is the one to give it
     */
    record Owed(String task, String paper, String step, String project, String title, String part, String site, LocalDate due, boolean overdue,
            boolean mine) {}

    /** Of my roles. */
    @Transactional(readOnly = true)
    public List<Owed> mine() {
        People.Me me = people.me();
        Map<String, List<LaterPapers.Paper>> byStreet = papers.owedBy(me.streets(), me.roles()).stream().collect(Collectors.groupingBy(LaterPapers.Paper::street));
        return byStreet.entrySet().stream().flatMap(of -> told(of.getKey(), of.getValue()).stream()).toList();
    }

    /** About these subjects, whoever is to give it. */
    @Transactional(readOnly = true)
    public List<Owed> about(String street, Collection<String> subjects) {
        return told(street, papers.owedAbout(street, subjects));
    }

    /** What a project still waits for when it is accepted or closed; nothing at any other task. */
    @Transactional(readOnly = true)
    public List<Owed> warned(Inbox.Open open) {
        boolean whole = open.spec().phase() != null && open.item().subject().equals(open.item().project());
        return whole ? about(open.task().getTenantId(), register.subjects(open.item().project())) : List.of();
    }

    private List<Owed> told(String street, List<LaterPapers.Paper> owed) {
        if (owed.isEmpty()) {
            return List.of();
        }
        List<String> roles = people.me().roles();
        LocalDate today = LocalDate.now(new EngineClock());
        Map<String, Register.Where> places = register.places(street, owed.stream().map(LaterPapers.Paper::subject).distinct().toList());
        return owed.stream().filter(p -> places.containsKey(p.subject())).map(p -> {
            Register.Where where = places.get(p.subject());
            return new Owed(p.task(), p.paper(), p.step(), where.project().key(), where.project().number() + "　" + where.project().promise(),
                    where.part() == null ? null : where.part().name(), where.site() == null ? null : where.site().name(), p.due(), p.overdue(today),
                    roles.contains(p.role()));
        }).toList();
    }
}
