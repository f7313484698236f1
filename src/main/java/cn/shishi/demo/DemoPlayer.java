package cn.shishi.demo;

import cn.shishi.checklist.Row;
import cn.shishi.evidence.EvidenceFiles;
import cn.shishi.identity.Accounts;
import cn.shishi.identity.People;
import cn.shishi.identity.Roles;
import cn.shishi.ledger.Sealer;
import cn.shishi.platform.EngineClock;
import cn.shishi.project.Checklists;
import cn.shishi.project.ProductProcesses;
import cn.shishi.project.YearList;
import cn.shishi.register.Enrolment;
import cn.shishi.type.ProjectTypes;
import cn.shishi.yearlist.YearLists;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** Plays a story: takes its list in, then completes its tasks as the people it names, each on its day. */
@Component
class DemoPlayer {

    private static final String SECRET = "shishi-demo";

    private final Enrolment enrolment;
    private final Accounts accounts;
    private final People people;
    private final Roles roles;
    private final YearLists lists;
    private final ProductProcesses processes;
    private final TaskService tasks;
    private final EvidenceFiles evidence;
    private final Checklists checklists;
    private final ProjectTypes types;
    private final Sealer sealer;

    DemoPlayer(Enrolment enrolment, Accounts accounts, People people, Roles roles, YearLists lists, ProductProcesses processes, TaskService tasks,
            EvidenceFiles evidence, Checklists checklists, ProjectTypes types, Sealer sealer) {
        this.enrolment = enrolment;
        this.accounts = accounts;
        this.people = people;
        this.roles = roles;
        this.lists = lists;
        this.processes = processes;
        this.tasks = tasks;
        this.evidence = evidence;
        this.checklists = checklists;
        this.types = types;
        this.sealer = sealer;
    }

    /** The story's street, with one account a role; who keeps accounts belongs to none. */
    void settle(JsonNode street) {
        String id = street.get("id").asText();
        accounts.tenant(id, street.get("name").asText());
        enrolment.street(id, street.get("name").asText(), street.get("code").asText());
        people.roleNames().forEach((role, name) -> accounts.add(role.equals(Accounts.ADMINISTRATORS) ? "admin" : role, name, SECRET,
                List.of(role), roles.secures(List.of(role)) ? null : id));
    }

    /** Leaves the engine's clock on the last day. */
    void play(DemoStory story) {
        // a workbook is checked against the day on which it is handed in, and that is today
        ClockUtil.reset();
        YearList list = story.list().read(lists);
        on(list.decided(), 0);
        people.as(story.list().by(), () -> {
            lists.take(list, begun -> { });
            return null;
        });
        int minute = 0;
        LocalDate day = list.decided();
        for (DemoStory.Step step : story.steps()) {
            if (!step.day().equals(day)) {
                sealer.sealAll();
                day = step.day();
                minute = 0;
            }
            on(day, ++minute);
            people.as(step.who(), () -> {
                perform(step, list.street());
                return null;
            });
        }
        sealer.sealAll();
    }

    private void perform(DemoStory.Step step, String street) {
        if (step.start() != null) {
            processes.start(step.start(), step.subject(), Map.of());
            return;
        }
        Task task = tasks.createTaskQuery().processInstanceBusinessKey(step.subject()).taskDefinitionKey(step.task()).singleResult();
        if (task == null) {
            throw new IllegalStateException(step + " finds no open task");
        }
        step.papers().forEach((paper, file) -> evidence.keep(street, task.getId(), paper, file,
                new ByteArrayInputStream(paper(paper, file)), step.who()));
        if (step.rows() != null) {
            fill(step, new Checklists.Of(street, step.subject(), task.getId(),
                    types.of(task.getProcessDefinitionId()).tasks().get(task.getTaskDefinitionKey())));
        }
        tasks.complete(task.getId(), step.form());
    }

    /** Where several lines of the story name the same place, the later one fills it in. */
    private void fill(DemoStory.Step step, Checklists.Of list) {
        Map<String, Row> rows = new LinkedHashMap<>();
        List<Checklists.Line> lines = checklists.lines(list);
        for (DemoStory.Rows of : step.rows()) {
            lines.stream().filter(of::has).forEach(line -> rows.put(line.item(), Row.of(line.item(), true, of.form())));
        }
        checklists.replace(list, List.copyOf(rows.values()), step.who());
    }

    /** Nine in the morning, later with each step, so that steps of a day keep their order. */
    private static void on(LocalDate day, int minute) {
        ClockUtil.setCurrentTime(Date.from(day.atTime(9, 0).plusMinutes(minute).atZone(EngineClock.BEIJING).toInstant()));
    }

    /** A page that says it is no real paper; the title is in hexadecimal, as Chinese in a bare PDF must be. */
    private static byte[] paper(String paper, String file) {
        StringBuilder title = new StringBuilder("FEFF");
        (file + "（演示）" + paper).chars().forEach(c -> title.append(String.format("%04X", c)));
        return ("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
                + "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\n4 0 obj<</Title<" + title + ">>>endobj\n"
                + "trailer<</Root 1 0 R/Info 4 0 R>>\n%%EOF\n").getBytes(StandardCharsets.US_ASCII);
    }
}
