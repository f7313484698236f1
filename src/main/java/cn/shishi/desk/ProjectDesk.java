package cn.shishi.desk;

import cn.shishi.evidence.EvidenceFiles;
import cn.shishi.identity.People;
import cn.shishi.ledger.Cutoff;
import cn.shishi.platform.Refusal;
import cn.shishi.register.Grounds;
import cn.shishi.register.ProjectSheet;
import cn.shishi.register.Register;
import cn.shishi.report.Draft;
import cn.shishi.report.Period;
import cn.shishi.report.Provenance;
import cn.shishi.report.Reports;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A project and a year as they stand now, for the people of the street. */
@Component
class ProjectDesk {

    private final Reports reports;
    private final Register register;
    private final Inbox inbox;
    private final LaterDesk later;
    private final EvidenceFiles evidence;
    private final People people;
    private final Clock clock;

    ProjectDesk(Reports reports, Register register, Inbox inbox, LaterDesk later, EvidenceFiles evidence, People people, Clock clock) {
        this.reports = reports;
        this.register = register;
        this.inbox = inbox;
        this.later = later;
        this.evidence = evidence;
        this.people = people;
        this.clock = clock;
    }

    /**
     * @param grounds what the project was decided with
     * @param stages where each part and site stands
     * @param mine ids of those tasks that are for the person who looks
     * @param later evidence that is still to follow
     * @param story all facts of the project, oldest first
     * @param photographs those of their files of which there is a copy without where it was taken
     */
    record Sheet(Draft.ProjectDraft project, Grounds grounds, String street, int year, List<Reports.Standing> stages, List<Inbox.Item> tasks,
            Set<String> mine, List<LaterDesk.Owed> later, List<Provenance> story, Set<String> photographs) {}

    Draft year(String street, int year) {
        people.checkBelongs(street);
        return reports.draft(street, year, Period.YEAR, now(year));
    }

    @Transactional(readOnly = true)
    public Sheet project(String code) {
        People.Me me = people.me();
        Register.Where where = register.streets().stream().filter(s -> me.streets().contains(s.id()) || me.administrator())
                .map(s -> register.places(s.id(), List.of(code)).get(code)).filter(w -> w != null).findFirst()
                .orElseThrow(() -> Refusal.unknown("没有编号为“" + code + "”的项目，请核对编号。"));
        String key = where.project().key();
        String street = where.project().street();
        int year = where.project().year();
        Cutoff cutoff = now(year);
        Draft draft = reports.draft(street, year, Period.YEAR, cutoff);
        ProjectSheet sheet = register.project(street, key, cutoff.asOf(), cutoff.knownAt()).orElseThrow();
        List<Provenance> story = reports.story(sheet);
        return new Sheet(draft.projects().stream().filter(p -> p.code().equals(key)).findFirst()
                .orElseThrow(() -> Refusal.conflict("项目“" + code + "”刚刚列入清单，请过一两秒再看。")), sheet.project().grounds(), street, year,
                reports.standings(sheet, cutoff), inbox.about(street, sheet.subjects()), inbox.mineAbout(sheet.subjects()), later.about(street, sheet.subjects()),
                story, evidence.photographs(street, story.stream().flatMap(f -> Stream.concat(f.evidence().stream(), f.later().stream())).collect(Collectors.toSet())));
    }

    private Cutoff now(int year) {
        return new Cutoff(Period.YEAR.reached(year, LocalDate.now(clock)), clock.instant());
    }
}
