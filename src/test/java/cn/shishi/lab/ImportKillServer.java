package cn.shishi.lab;

import static org.springframework.web.servlet.function.RequestPredicates.GET;
import static org.springframework.web.servlet.function.RouterFunctions.route;

import cn.shishi.ShishiApplication;
import cn.shishi.identity.Accounts;
import cn.shishi.ledger.Chain;
import cn.shishi.ledger.Sealer;
import cn.shishi.platform.BeforeOpening;
import cn.shishi.register.Enrolment;
import cn.shishi.register.Register;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/** The real application on an empty street, and one more door that counts what a list leaves behind. */
class ImportKillServer {

    static final String STREET = "kill";

    public static void main(String[] args) {
        WebServerApplicationContext context = (WebServerApplicationContext) new SpringApplication(ShishiApplication.class,
                ImportKillServer.class, Street.class).run(args);
        System.out.println(KillServer.LISTENING + context.getWebServer().getPort());
    }

    @Bean
    RouterFunction<ServerResponse> audit(JdbcTemplate sql, Sealer sealer, Chain chain) {
        Map<String, String> counts = new LinkedHashMap<>();
        counts.put("projects", "select count(*) from project");
        counts.put("parts", "select count(*) from part");
        counts.put("words", "select count(*) from indicator_word");
        counts.put("commitments", "select count(*) from commitment");
        counts.put("places", "select count(*) from place");
        counts.put("listed", "select count(*) from fact where kind = 'LISTED'");
        counts.put("tasks", "select count(*) from act_ru_task");
        counts.put("instances", "select count(*) from act_ru_execution where parent_id_ is null");
        counts.put("begun", "select count(*) from act_hi_procinst");
        return route(GET("/lab/audit"), request -> {
            sealer.sealAll();
            Map<String, Object> answer = new LinkedHashMap<>();
            counts.forEach((name, count) -> answer.put(name, sql.queryForObject(count, Integer.class)));
            answer.put("chain", chain.faults(STREET).size());
            return ServerResponse.ok().body(answer);
        });
    }

    static class Street extends BeforeOpening {

        private final Accounts accounts;
        private final Enrolment enrolment;
        private final Register register;
        private final TransactionTemplate transaction;

        Street(Accounts accounts, Enrolment enrolment, Register register, TransactionTemplate transaction) {
            super(STORY);
            this.accounts = accounts;
            this.enrolment = enrolment;
            this.register = register;
            this.transaction = transaction;
        }

        @Override
        protected void prepare() {
            if (register.streets().isEmpty()) {
                transaction.executeWithoutResult(all -> {
                    accounts.tenant(STREET, "断电街道");
                    enrolment.street(STREET, "断电街道", "K");
                    List.of("jingban", "duban").forEach(role -> accounts.add(role, role, KillServer.SECRET, List.of(role), STREET));
                });
            }
        }
    }
}
