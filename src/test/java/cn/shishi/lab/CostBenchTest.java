package cn.shishi.lab;

import cn.shishi.ShishiApplication;
import cn.shishi.Story;
import cn.shishi.platform.EngineClock;
import cn.shishi.project.YearList;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** What a task costs with its facts, beside the same task on the bare engine; see docs/benchmarks.md. */
@Tag("lab")
class CostBenchTest {

    private static final int PAIRS = Integer.getInteger("shishi.bench.pairs", 15);
    private static final int WARM_UP = Integer.getInteger("shishi.bench.warmup", 15);
    private static final int PARTS = 48;
    private static final String FILE = "cost.md";
    private static final Map<String, Object> ENTRY = Map.of("happened", LocalDate.now(new EngineClock()).toString(), "quantity", 3.5, "finished", false);
    private static final Map<String, Object> AGREED = Map.of("decision", "approve");

    @TempDir
    Path folder;

    /** The bare engine's writers queue as the product's do: without the queue a kill can leave half a transaction (ADR 3). */
    @Test
    void h2InAFile() throws Exception {
        h2("H2 file", true);
    }

    @Test
    void h2InAFileBesideAnEngineThatIsNotSafe() throws Exception {
        h2("H2 file, bare engine without the queue", false);
    }

    private void h2(String what, boolean inTurn) throws Exception {
        String file = "jdbc:h2:file:" + folder.resolve("%s") + ";WRITE_DELAY=0";
        measure(what, file.formatted("product"), file.formatted("bare"), "shishi", "", inTurn);
    }

    @Test
    void postgres() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.builder().start()) {
            server.getPostgresDatabase().getConnection().createStatement().execute("create database bare");
            measure("PostgreSQL 17", server.getJdbcUrl("postgres", "postgres"), server.getJdbcUrl("postgres", "bare"), "postgres", "postgres", false);
        }
    }

    private void measure(String database, String productUrl, String bareUrl, String user, String password, boolean inTurn)
            throws Exception {
        HikariConfig pool = new HikariConfig();
        pool.setJdbcUrl(bareUrl);
        pool.setUsername(user);
        pool.setPassword(password);
        pool.setMaximumPoolSize(20);
        try (ConfigurableApplicationContext product = new SpringApplicationBuilder(ShishiApplication.class).run("--server.port=0",
                "--shishi.home=" + folder, "--shishi.demo=false", "--spring.datasource.url=" + productUrl,
                "--spring.datasource.username=" + user, "--spring.datasource.password=" + password, "--camunda.bpm.job-execution.enabled=false",
                "--camunda.bpm.generate-unique-process-engine-name=true", "--camunda.bpm.generate-unique-process-application-name=true");
                HikariDataSource bareDatabase = new HikariDataSource(pool);
                BareEngine bare = new BareEngine(inTurn ? (DataSource) product.getAutowireCapableBeanFactory()
                        .applyBeanPostProcessorsAfterInitialization(bareDatabase, "bareDatabase") : bareDatabase, "bare")) {
            Story.StreetStory street = product.getBean(Story.class).street();
            String project = street.project("01", Stream.generate(() -> new YearList.Piece("某事", "量化任务", Map.of("数量", "面积（平方米）")))
                    .limit(PARTS).toList());
            Course ours = new ProductCourse(product.getBean(ProcessEngine.class), street);
            List<String> keys = IntStream.rangeClosed(1, PARTS).mapToObj(i -> project + "-" + i).toList();
            keys.forEach(ours::begin);
            keys.forEach(bare::begin);
            for (int threads : new int[] {1, 8}) {
                List<String> some = keys.subList(0, threads == 1 ? PARTS / 4 : PARTS);
                Callable<Double> our = () -> round(ours, some, threads);
                Callable<Double> their = () -> round(bare, some, threads);
                Pairs.of(WARM_UP, our, their);
                Pairs.tell(FILE, Pairs.of(PAIRS, our, their).row(database + ", " + threads + (threads == 1 ? " thread" : " threads")));
            }
        }
    }

    /** Records and signs once in every part; milliseconds for each task completed, all threads taken together. */
    private static double round(Course course, List<String> keys, int threads) throws Exception {
        double recorded = complete(course, keys, threads, "jingban", ENTRY);
        return (recorded + complete(course, keys, threads, "fenguan", AGREED)) / 2;
    }

    private static double complete(Course course, List<String> keys, int threads, String role, Map<String, Object> form) throws Exception {
        List<String> tasks = keys.stream().map(course::task).toList();
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> done = new ArrayList<>();
            long begun = System.nanoTime();
            for (int thread = 0; thread < threads; thread++) {
                List<String> mine = tasks.subList(thread * tasks.size() / threads, (thread + 1) * tasks.size() / threads);
                done.add(pool.submit(() -> course.as(role, () -> mine.forEach(task -> course.complete(task, form)))));
            }
            for (Future<?> one : done) {
                one.get();
            }
            return (System.nanoTime() - begun) / 1e6 / tasks.size();
        } finally {
            pool.shutdown();
        }
    }
}
