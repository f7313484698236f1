package cn.shishi;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts a real PostgreSQL for the life of the test JVM when {@code shishi.test.database=postgres} asks for it. */
class OnPostgres implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static EmbeddedPostgres server;

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        if ("postgres".equals(context.getEnvironment().getProperty("shishi.test.database"))) {
            TestPropertyValues.of("spring.datasource.url=" + server().getJdbcUrl("postgres", "postgres"),
                    "spring.datasource.username=postgres", "spring.datasource.password=postgres").applyTo(context);
        }
    }

    /** Where to find a new, empty database that belongs to a person without further rights. */
    static synchronized String empty(String name) {
        try (Connection root = server().getPostgresDatabase().getConnection(); Statement sql = root.createStatement()) {
            sql.execute("create role " + name + " login password 'office'");
            sql.execute("create database " + name + " owner " + name);
            return server.getJdbcUrl(name, name) + "&password=office";
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static synchronized EmbeddedPostgres server() {
        if (server == null) {
            try {
                server = EmbeddedPostgres.builder().start();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
        return server;
    }
}
