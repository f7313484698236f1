package cn.shishi.lab;

import static org.springframework.web.servlet.function.RequestPredicates.GET;
import static org.springframework.web.servlet.function.RouterFunctions.route;

import cn.shishi.ShishiApplication;
import cn.shishi.identity.Accounts;
import cn.shishi.identity.People;
import cn.shishi.ledger.Chain;
import cn.shishi.ledger.Sealer;
import cn.shishi.platform.BeforeOpening;
import cn.shishi.project.Projects;
import cn.shishi.project.YearList;
import cn.shishi.register.Enrolment;
import cn.shishi.register.Register;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.TaskService;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * The real application on a street with much to do, and one more door that shows everything the test compares. It carries
 * no annotation, so that no other test's scan finds it.
 */
class KillServer {

    static final String STREET = "kill";
    static final String SECRET = "secret";
    static final String KEEPER = "keeper";
    static final String LISTENING = "listening ";

    public static void main(String[] args) {
        WebServerApplicationContext context =
                (WebServerApplicationContext) new SpringApplication(ShishiApplication.class, KillServer.class, Street.class).run(args);
        System.out.println(LISTENING + context.getWebServer().getPort());
    }

    @Bean
    RouterFunction<ServerResponse> audit(JdbcTemplate sql, Sealer sealer, Chain chain) {
        return route(GET("/lab/audit"), request -> {
            sealer.sealAll();
            return ServerResponse.ok().body(Map.of(
                    "chain", chain.faults(STREET),
                    "unsealed", sql.queryForList("select id from fact where id not in (select fact_id from seal)", String.class),
                    "keys", sql.queryForList("select idempotency_key from idempotency", String.class),
                    "facts", sql.queryForList("select id, kind, amount, task, activity from fact order by id"),
                    "completed", sql.queryForList("select id_ from act_hi_taskinst where end_time_ is not null"
                            + " and delete_reason_ = 'completed' and task_def_key_ <> 'decompose'", String.class),
                    "logged", sql.queryForList("select task_id_ from act_hi_op_log where operation_type_ = 'Complete' and task_id_ in"
                            + " (select id_ from act_hi_taskinst where task_def_key_ <> 'decompose')", String.class),
                    "entered", sql.queryForList("select id_ from act_hi_actinst where act_type_ = 'subProcess'", String.class),
                    "left", sql.queryForList("select id_ from act_hi_actinst where act_type_ = 'subProcess' and end_time_ is not null",
                            String.class)));
        });
    }

    /** At each start there is work for all clients again. */
    static class Street extends BeforeOpening {

        private static final int OPEN_PARTS = 48;

        private final Accounts accounts;
        private final People people;
        private final Enrolment enrolment;
        private final Register register;
        private final Projects projects;
        private final TaskService tasks;
        private final TransactionTemplate transaction;

        Street(Accounts accounts, People people, Enrolment enrolment, Register register, Projects projects, TaskService tasks,
                TransactionTemplate transaction) {
            super(STORY);
            this.accounts = accounts;
            this.people = people;
            this.enrolment = enrolment;
            this.register = register;
            this.projects = projects;
            this.tasks = tasks;
            this.transaction = transaction;
        }

        @Override
        protected void prepare() {
            transaction.executeWithoutResult(all -> {
                if (register.streets().isEmpty()) {
                    accounts.tenant(STREET, "断电街道");
                    enrolment.street(STREET, "断电街道", "K");
                    List.of("jingban", "fenguan", "duban").forEach(role -> accounts.add(role, role, SECRET, List.of(role), STREET));
                    accounts.add(KEEPER, KEEPER, SECRET, List.of(Accounts.ADMINISTRATORS), null);
                }
                adopt();
                people.as("duban", () -> {
                    tasks.createTaskQuery().taskDefinitionKey("decompose").listPage(0, OPEN_PARTS).forEach(task -> tasks.complete(task.getId()));
                    return null;
                });
            });
        }

        private void adopt() {
            LocalDate today = LocalDate.now();
            int listed = register.list(STREET, today.getYear(), today, Instant.now()).size();
            int wanted = OPEN_PARTS - (int) tasks.createTaskQuery().processDefinitionKey("quantity").count();
            projects.adopt(new YearList(STREET, today.getYear(), today, IntStream.rangeClosed(1, wanted)
                    .mapToObj(i -> new YearList.Item(Integer.toString(1000 + listed + i), "承诺", "民生", "社区管理办", "分管领导",
                            List.of(new YearList.Piece("某事", "量化任务", Map.of())), List.of())).toList()));
        }
    }
}
