package cn.shishi.demo;

import cn.shishi.evidence.EvidenceFiles;
import cn.shishi.identity.Accounts;
import cn.shishi.identity.People;
import cn.shishi.ledger.Sealer;
import cn.shishi.platform.BeforeOpening;
import cn.shishi.platform.EngineClock;
import cn.shishi.project.ProductProcesses;
import cn.shishi.project.Projects;
import cn.shishi.register.Enrolment;
import cn.shishi.register.Register;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.Task;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Plays the demo's two years at the first start, all of it or nothing. */
@Component
@ConditionalOnProperty("shishi.demo")
class DemoStreet extends BeforeOpening {

    static final String SECRET = "shishi-demo";

    private static final Logger log = LoggerFactory.getLogger(DemoStreet.class);

    private final Register register;
    private final Enrolment enrolment;
    private final Accounts accounts;
    private final People people;
    private final Projects projects;
    private final ProductProcesses processes;
    private final TaskService tasks;
    private final EvidenceFiles evidence;
    private final Sealer sealer;
    private final TransactionTemplate transaction;

    DemoStreet(Register register, Enrolment enrolment, Accounts accounts, People people, Projects projects, ProductProcesses processes,
            TaskService tasks, EvidenceFiles evidence, Sealer sealer, TransactionTemplate transaction) {
        super(STORY);
        this.register = register;
        this.enrolment = enrolment;
        this.accounts = accounts;
        this.people = people;
        this.projects = projects;
        this.processes = processes;
        this.tasks = tasks;
        this.evidence = evidence;
        this.sealer = sealer;
        this.transaction = transaction;
    }

    @Override
    protected void prepare() {
        if (!register.streets().isEmpty()) {
            return;
        }
        log.info("首次启动：正在排演演示街道，约需半分钟……");
        LocalDate today = LocalDate.now(EngineClock.BEIJING);
        try {
            transaction.executeWithoutResult(all -> {
                DemoStory past = DemoStory.read("caojiadu-2020.yaml", today);
                street(past.street());
                play(past);
                play(DemoStory.read("caojiadu-current.yaml", today));
            });
        } finally {
            ClockUtil.reset();
        }
    }

    private void street(JsonNode street) {
        String id = street.get("id").asText();
        accounts.tenant(id, street.get("name").asText());
        enrolment.street(id, street.get("name").asText(), street.get("code").asText());
        people.roleNames().forEach((role, name) -> accounts.add(role.equals(Accounts.ADMINISTRATORS) ? "admin" : role, name, SECRET,
                List.of(role), id));
    }

    private void play(DemoStory story) {
        on(story.list().decided(), 0);
        projects.adopt(story.list());
        int minute = 0;
        LocalDate day = story.list().decided();
        for (DemoStory.Step step : story.steps()) {
            if (!step.day().equals(day)) {
                sealer.sealAll();
                day = step.day();
                minute = 0;
            }
            on(day, ++minute);
            people.as(step.who(), () -> {
                perform(step, story.list().street());
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
        tasks.complete(task.getId(), step.form());
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
