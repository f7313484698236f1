package cn.shishi.lab;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shishi.StreetTest;
import cn.shishi.identity.People;
import cn.shishi.project.YearList;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/**
 * What the facts cost: a task of the product may send as many statements more than the same task on the bare engine as it
 * writes facts, and two. A batch is sent at once and counts once; what it holds is printed beside it.
 * Without doors: Camunda's web applications know one product a JVM, and the first to close takes them from the shared one.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.NONE)
@TestPropertySource(properties = {"spring.datasource.url=jdbc:h2:mem:statements;DB_CLOSE_DELAY=-1",
        "camunda.bpm.generate-unique-process-engine-name=true", "camunda.bpm.generate-unique-process-application-name=true"})
@DirtiesContext
class StatementCountTest extends StreetTest {

    private static final int ALLOWED = 2;
    private static final Map<String, Object> AGREED = Map.of("decision", "approve");

    @Autowired
    ProcessEngine engine;

    @Autowired
    People people;

    @Autowired
    Statements product;

    @Autowired
    JdbcTemplate sql;

    private final Statements bare = new Statements();
    private HikariDataSource database;
    private BareEngine bareEngine;
    private Course ours;
    private String key;

    @TestConfiguration
    static class Counting {

        @Bean
        static Statements statements() {
            return new Statements();
        }

        @Bean
        static BeanPostProcessor counted(Statements statements) {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof DataSource pool ? statements.counting(pool) : bean;
                }
            };
        }
    }

    @BeforeEach
    void twoEngines() {
        HikariConfig pool = new HikariConfig();
        pool.setJdbcUrl("jdbc:h2:mem:bare;DB_CLOSE_DELAY=-1");
        pool.setUsername("sa");
        database = new HikariDataSource(pool);
        bareEngine = new BareEngine(bare.counting(database), "bare");
        ours = new ProductCourse(engine, street);
        key = street.project("01", List.of(new YearList.Piece("某事", "量化任务", Map.of("数量", "面积（平方米）")))) + "-1";
    }

    @AfterEach
    void oneEngine() {
        bareEngine.close();
        database.close();
    }

    @Test
    void aTaskCostsItsFactsAndTwoStatementsMoreThanOnTheBareEngine() {
        walk(false);
        walk(true);
    }

    private void walk(boolean measured) {
        ours.begin(key);
        bareEngine.begin(key);
        Map<String, Object> entry = Map.of("happened", "2020-03-01", "quantity", 3.5, "finished", false);
        both("record", measured, "jingban", entry);
        both("sign, go on", measured, "fenguan", AGREED);
        both("record the last", false, "jingban", Map.of("happened", "2020-03-01", "quantity", 3.5, "finished", true));
        both("sign the last", false, "fenguan", AGREED);
        both("close", false, "jingban", Map.of("milestoneDay", "2020-03-01"));
        both("sign, leave the phase", measured, "fenguan", AGREED);
    }

    private void both(String step, boolean measured, String role, Map<String, Object> form) {
        // Asked at most once in five seconds whatever the number of tasks: not what one task costs
        List.of("jingban", "kezhang", "fenguan").forEach(who -> people.inRole(street.id, who));
        int before = facts();
        Statements.Count withFacts = complete(product, ours, role, form);
        int facts = facts() - before;
        Statements.Count without = complete(bare, bareEngine, role, form);
        String figures = "%s: %d facts; executions %d, bare %d; statements %d, bare %d".formatted(step, facts,
                withFacts.executions(), without.executions(), withFacts.statements(), without.statements());
        if (measured) {
            System.out.println(figures);
            assertThat(withFacts.executions() - without.executions()).as("%s%n%s%nbare:%n%s", figures, withFacts.text(), without.text())
                    .isLessThanOrEqualTo(facts + ALLOWED);
        }
    }

    private Statements.Count complete(Statements counter, Course course, String role, Map<String, Object> form) {
        String task = course.task(key);
        Statements.Count[] count = new Statements.Count[1];
        course.as(role, () -> count[0] = counter.of(() -> course.complete(task, form)));
        return count[0];
    }

    private int facts() {
        return sql.queryForObject("select count(*) from fact", Integer.class);
    }
}
