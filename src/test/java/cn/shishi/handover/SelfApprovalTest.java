package cn.shishi.handover;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shishi.StreetTest;
import cn.shishi.identity.People;
import cn.shishi.ledger.Fact;
import cn.shishi.ledger.Kind;
import cn.shishi.platform.Told;
import cn.shishi.project.ProductProcesses;
import cn.shishi.project.YearList;
import cn.shishi.register.Register;
import cn.shishi.type.Field;
import cn.shishi.type.ProjectTypes;
import cn.shishi.type.TaskSpec;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * People who hold several roles at once try whatever comes to their minds with whatever is open: in the whole ledger nobody has signed
 * what they recorded. More of it: {@code -Dsequences=10000}.
 */
class SelfApprovalTest extends StreetTest {

    private static final int SEQUENCES = Integer.getInteger("sequences", 200);
    private static final int ON_ONE_STREET = 50;
    private static final int LONGEST = 8;
    private static final List<String> TYPES = List.of("量化任务", "培训宣传", "摸底调查");

    @Autowired
    HandoverDesk handovers;

    @Autowired
    ProductProcesses processes;

    @Autowired
    ProjectTypes types;

    @Autowired
    Register register;

    @Autowired
    People people;

    @Autowired
    TaskService tasks;

    @Autowired
    ManagementService jobs;

    @Autowired
    JdbcTemplate sql;

    Random chance;
    List<String> crowd;
    LocalDate day;
    int done;
    int ownRefused;
    int refused;

    @Test
    void nobodyEverSignedWhatTheyRecorded() {
        for (int n = 0; n < SEQUENCES; n++) {
            chance = new Random(n);
            if (n % ON_ONE_STREET == 0) {
                anotherStreet();
            }
            int length = 1 + chance.nextInt(LONGEST);
            for (int act = 0; act < length; act++) {
                day = day.plusDays(chance.nextInt(10) / 9);
                street.today(day.toString());
                act();
            }
            assertThat(signedByThemselves()).as("sequence %d", n).isZero();
        }
        assertThat(done).as("acts that were let through").isGreaterThan(SEQUENCES);
        assertThat(ownRefused).as("tries to sign one's own").isPositive();
        assertThat(signatures()).isPositive();
        if (SEQUENCES > 200) {
            System.out.printf("%d sequences, %d acts done, %d refused, %d of them own signatures, %d signatures%n", SEQUENCES, done, refused, ownRefused, signatures());
        }
    }

    private int signatures() {
        return sql.queryForObject("select count(*) from fact where kind = 'SIGNATURE'", Integer.class);
    }

    /** By claim and signature, however the task came to whom. */
    private int signedByThemselves() {
        return sql.queryForObject("select count(*) from fact s join fact c on c.id = s.refers where s.kind = 'SIGNATURE' and s.actor = c.actor", Integer.class);
    }

    private void anotherStreet() {
        street = story.street();
        day = LocalDate.of(2020, 3, 2);
        street.today(day.toString());
        crowd = new ArrayList<>(List.of("jingban", "kezhang", "fenguan", "zhuren", "duban"));
        Map.of("both", List.of("jingban", "fenguan"), "deputy", List.of("fenguan", "zhuren"), "second", List.of("jingban", "kezhang"),
                "allround", List.of("jingban", "kezhang", "fenguan", "zhuren", "duban")).forEach((who, roles) -> {
            street.account(who, roles.toArray(String[]::new));
            crowd.add(who);
        });
        crowd.sort(null);
        for (int i = 0; i < TYPES.size(); i++) {
            String key = street.project("0" + (i + 1), List.of(new YearList.Piece("某事", TYPES.get(i), Map.of())));
            tasks.setAssignee(street.task(key, "decompose").getId(), "duban" + street.id);
            street.does("duban", key, "decompose", Map.of());
        }
    }

    private void act() {
        List<Task> open = street.open();
        Task task = open.isEmpty() ? null : open.get(chance.nextInt(open.size()));
        String who = anybody();
        try {
            switch (task == null ? 9 : chance.nextInt(20)) {
                case 0 -> as(who, () -> tasks.claim(task.getId(), who + street.id));
                case 1 -> as(who, () -> tasks.setAssignee(task.getId(), null));
                case 2 -> tasks.setAssignee(task.getId(), anybody() + street.id);
                case 3 -> tasks.delegateTask(task.getId(), anybody() + street.id);
                case 4 -> as(who, () -> tasks.resolveTask(task.getId()));
                case 5 -> street.gives(who, task, "照片");
                case 6 -> dayComes();
                case 7 -> people.as(who + street.id, () -> handovers.ask(register.street(street.id).orElseThrow(), anybody() + street.id, anybody() + street.id, day.plusDays(chance.nextInt(3))));
                case 8, 9 -> people.as(who + street.id, () -> processes.start(chance.nextBoolean() ? "correction" : "narrative", subject(), Map.of()));
                default -> street.does(chance.nextInt(4) > 0 ? likely(task) : who, task, filled(task));
            }
            done++;
        } catch (RuntimeException thrown) {
            Told told = Told.of(thrown);
            ownRefused += told.sentence().contains("不能由本人签核") ? 1 : 0;
            refused++;
            assertThat(told.status() < 500 || thrown instanceof ProcessEngineException)
                    .as("%s %s", task == null ? null : task.getTaskDefinitionKey(), thrown).isTrue();
        }
    }

    private void as(String who, Runnable act) {
        people.as(who + street.id, () -> {
            act.run();
            return null;
        });
    }

    private void dayComes() {
        List<Job> waiting = jobs.createJobQuery().tenantIdIn(street.id).list();
        if (!waiting.isEmpty()) {
            jobs.executeJob(waiting.get(chance.nextInt(waiting.size())).getId());
        }
    }

    private String anybody() {
        return crowd.get(chance.nextInt(crowd.size()));
    }

    /** Whose it is; where nobody's yet, one of those who could do anything. */
    private String likely(Task task) {
        return task.getAssignee() != null ? task.getAssignee().replace(street.id, "") : List.of("allround", "both", "deputy").get(chance.nextInt(3));
    }

    private String subject() {
        return street.code + "-2020-0" + (1 + chance.nextInt(TYPES.size())) + "-1";
    }

    private Map<String, Object> filled(Task task) {
        if (task.getTaskDefinitionKey().equals("request-correction")) {
            return correction();
        }
        TaskSpec spec = types.of(task.getProcessDefinitionId()).tasks().get(task.getTaskDefinitionKey());
        spec.papers().forEach(paper -> street.gives("jingban", task, paper));
        Map<String, Object> form = new HashMap<>();
        for (Field field : spec.fields()) {
            Object value = "checkbox".equals(field.type()) ? (Object) (chance.nextInt(4) == 0) : field.fact() == null ? null : switch (field.fact()) {
                case "happened", "milestone", "event" -> day.minusDays(chance.nextInt(20)).toString();
                case "measure" -> chance.nextInt(100);
                case "decision" -> chance.nextInt(4) > 0 ? "approve" : "return";
                case "approximator", "dimension" -> null;
                default -> "字" + chance.nextInt(100);
            };
            if (value != null) {
                form.put(field.key(), value);
            }
        }
        return form;
    }

    /** Of anything that was signed, by anybody: withdrawn or dated anew. */
    private Map<String, Object> correction() {
        List<Fact> facts = street.facts(subject());
        List<String> signed = facts.stream().filter(f -> f.kind() == Kind.SIGNATURE).map(Fact::refers).toList();
        String fact = signed.isEmpty() ? "F-0" : signed.get(chance.nextInt(signed.size()));
        return chance.nextBoolean() ? Map.of("factId", fact, "withdraw", true, "why", "误")
                : Map.of("factId", fact, "withdraw", false, "newHappened", day.minusDays(chance.nextInt(30)).toString(), "why", "误");
    }
}
