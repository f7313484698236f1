package cn.shishi;

import cn.shishi.evidence.EvidenceFiles;
import cn.shishi.identity.Accounts;
import cn.shishi.identity.People;
import cn.shishi.ledger.Ledger;
import cn.shishi.ledger.Sealer;
import cn.shishi.platform.EngineClock;
import cn.shishi.project.ProductProcesses;
import cn.shishi.project.Projects;
import cn.shishi.project.YearList;
import cn.shishi.register.Enrolment;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells a test's story in the words of the product: a street of its own, days, people and the tasks they do. */
@Component
public class Story {

    private static int streets;

    private final Accounts accounts;
    private final People people;
    private final Enrolment enrolment;
    private final Projects projects;
    private final TransactionTemplate transaction;
    private final TaskService tasks;
    private final RuntimeService runtime;
    private final Sealer sealer;
    private final Ledger ledger;
    private final EvidenceFiles evidence;
    private final ProductProcesses processes;
    private final IdentityService identity;

    Story(Accounts accounts, People people, Enrolment enrolment, Projects projects, TransactionTemplate transaction,
            ProcessEngine engine, Sealer sealer, Ledger ledger, EvidenceFiles evidence,
            ProductProcesses processes) {
        this.accounts = accounts;
        this.people = people;
        this.enrolment = enrolment;
        this.projects = projects;
        this.transaction = transaction;
        this.tasks = engine.getTaskService();
        this.runtime = engine.getRuntimeService();
        this.sealer = sealer;
        this.ledger = ledger;
        this.evidence = evidence;
        this.processes = processes;
        this.identity = engine.getIdentityService();
    }

    /** A new street with one account for each role, named role + street: {@code jingbans3}. */
    public StreetStory street() {
        String id = "s" + ++streets;
        accounts.tenant(id, "测试街道" + streets);
        transaction.executeWithoutResult(t -> enrolment.street(id, "测试街道" + streets, "T" + streets));
        for (String role : List.of("jingban", "kezhang", "fenguan", "zhuren", "juwei", "duban")) {
            accounts.add(role + id, role, "secret", List.of(role), id);
        }
        return new StreetStory(id, "T" + streets);
    }

    /** A street of another product that was brought here. */
    public StreetStory known(StreetStory elsewhere) {
        return new StreetStory(elsewhere.id, elsewhere.code);
    }

    public void seal() {
        sealer.sealAll();
    }

    public final class StreetStory extends StreetFacts {

        public final String code;
        private int sites;

        StreetStory(String id, String code) {
            super(ledger, id);
            this.code = code;
        }

        public void today(String day) {
            ClockUtil.setCurrentTime(Date.from(LocalDate.parse(day).atTime(LocalTime.of(10, 0)).atZone(EngineClock.BEIJING).toInstant()));
        }

        /** One more account, to be added before the first task is offered: {@code deputys3}. */
        public String account(String who, String... roles) {
            accounts.add(who + id, who, "secret", List.of(roles), id);
            return who + id;
        }

        /** One more role for an account, to be given before the first task is offered. */
        public void also(String who, String role) {
            identity.createMembership(who + id, role);
        }

        public void noLonger(String who, String role) {
            identity.deleteMembership(who + id, role);
        }

        /** A new site of a part whose type runs per site; returns its key. */
        public String site(String part, String name) {
            return site(part, Map.of("siteName", name));
        }

        public String site(String part, Map<String, Object> form) {
            does("jingban", part, "manage-sites", form);
            return code + "-D" + String.format("%04d", ++sites);
        }

        /** A list of one project with the given parts; returns the project's key. */
        public String project(String number, List<YearList.Piece> parts, YearList.Promise... promises) {
            int year = LocalDate.now(new EngineClock()).getYear();
            projects.adopt(new YearList(id, year, LocalDate.of(year, 1, 1),
                    List.of(new YearList.Item(number, "承诺" + number, "民生", "社区管理办", "分管领导", parts, List.of(promises)))));
            return code + "-" + year + "-" + number;
        }

        public String project(String type) {
            return project(type, "01");
        }

        public String project(String type, String number) {
            String key = project(number, List.of(new YearList.Piece("某事", type, Map.of())));
            does("duban", key, "decompose", Map.of());
            return key;
        }

        public Task task(String subject, String element) {
            Task task = tasks.createTaskQuery().processInstanceBusinessKey(subject).tenantIdIn(id).taskDefinitionKey(element).singleResult();
            if (task == null) {
                throw new AssertionError(subject + " has no open task " + element + " but " + open(subject));
            }
            return task;
        }

        /** All open tasks of the street, oldest first. */
        public List<Task> open() {
            return tasks.createTaskQuery().tenantIdIn(id).orderByTaskCreateTime().asc().orderByTaskId().asc().list();
        }

        public List<String> open(String subject) {
            return tasks.createTaskQuery().processInstanceBusinessKey(subject).tenantIdIn(id).list().stream().map(Task::getTaskDefinitionKey).sorted().toList();
        }

        public void does(String role, String subject, String element, Map<String, Object> form) {
            does(role, task(subject, element), form);
        }

        public void does(String role, ProcessInstance instance, String element, Map<String, Object> form) {
            does(role, tasks.createTaskQuery().processInstanceId(instance.getId()).taskDefinitionKey(element).singleResult(), form);
        }

        public void does(String role, Task task, Map<String, Object> form) {
            people.as(role + id, () -> {
                tasks.complete(task.getId(), form);
                return null;
            });
        }

        /** Puts a paper to an open task; returns its hash. */
        public String gives(String who, String subject, String element, String paper) {
            return gives(who, task(subject, element), paper);
        }

        public String gives(String who, Task task, String paper) {
            byte[] pdf = ("%PDF-1.4 " + paper + task.getId()).getBytes(StandardCharsets.UTF_8);
            return evidence.keep(id, task.getId(), paper, paper + ".pdf", new ByteArrayInputStream(pdf), who + id);
        }

        public void approves(String role, String subject, String element) {
            does(role, subject, element, Map.of("decision", "approve"));
        }

        public void returns(String role, String subject, String element) {
            does(role, subject, element, Map.of("decision", "return", "reason", "数字与材料不符"));
        }

        public ProcessInstance instance(String process, String subject) {
            return runtime.createProcessInstanceQuery().processDefinitionKey(process).processInstanceBusinessKey(subject).singleResult();
        }

        /** Begins a narrative or a correction about a subject, as the desk does it. */
        public ProcessInstance begins(String who, String process, String subject) {
            String first = people.as(who + id, () -> processes.start(process, subject, Map.of()));
            return runtime.createProcessInstanceQuery().processInstanceId(tasks.createTaskQuery().taskId(first).singleResult()
                    .getProcessInstanceId()).singleResult();
        }
    }
}
