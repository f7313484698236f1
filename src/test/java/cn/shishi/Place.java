package cn.shishi;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A home and a database of its own, for a product beside the one that the tests share; nobody comes in by its doors. */
public record Place(Path home, String database) {

    public static Place onH2(Path home) {
        return new Place(home, "jdbc:h2:file:" + home.resolve("db/shishi") + ";WRITE_DELAY=0");
    }

    /** On the database under test. */
    public static Place onTheEngine(Path home) {
        return "postgres".equals(System.getProperty("shishi.test.database"))
                ? new Place(home, OnPostgres.empty(home.getFileName().toString())) : onH2(home);
    }

    /** Opens the product; it has to be closed. The engine's name is unlike the shared one's, as a JVM asks of each. */
    public ConfigurableApplicationContext open(String... settings) {
        List<String> all = new ArrayList<>(List.of("--spring.profiles.active=test", "--shishi.test.database=given", "--shishi.home=" + home,
                "--spring.datasource.url=" + database, "--camunda.bpm.process-engine-name=beside"));
        if (database.startsWith("jdbc:postgresql:")) {
            all.addAll(List.of("--spring.datasource.username=" + home.getFileName(), "--spring.datasource.password=office"));
        }
        all.addAll(List.of(settings));
        return new SpringApplicationBuilder(ShishiApplication.class).web(WebApplicationType.NONE).run(all.toArray(String[]::new));
    }
}
