package cn.shishi.platform;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.stereotype.Component;

/**
 * On the embedded database one transaction writes at a time, from its first change to its commit; reading is free. H2
 * stores its tables one after the other, so a commit beside which another writes can, after a kill, leave half of that
 * other transaction behind (h2database/h2database#2080; the kill test found it).
 */
@Component
class WritersInTurn implements BeanPostProcessor {

    private final Environment environment;

    WritersInTurn(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        boolean embedded = environment.getProperty("spring.datasource.url", "").startsWith("jdbc:h2:file:");
        return embedded && bean instanceof DataSource database ? new InTurn(database) : bean;
    }

    private static final class InTurn extends DelegatingDataSource {

        private final ReentrantLock turn = new ReentrantLock();

        InTurn(DataSource database) {
            super(database);
        }

        @Override
        public Connection getConnection() throws SQLException {
            Connection connection = super.getConnection();
            boolean[] mine = {false};
            return (Connection) Proxy.newProxyInstance(InTurn.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, given) -> {
                if (!mine[0] && writes(method.getName(), given)) {
                    turn.lock();
                    mine[0] = true;
                }
                try {
                    return method.invoke(connection, given);
                } catch (InvocationTargetException failed) {
                    throw failed.getTargetException();
                } finally {
                    if (mine[0] && ends(method.getName(), given)) {
                        mine[0] = false;
                        turn.unlock();
                    }
                }
            });
        }

        /** Reading with a lock counts as writing: whoever holds rows must not have to wait for a turn. */
        private static boolean writes(String method, Object[] given) {
            if (!method.startsWith("prepare")) {
                return method.equals("createStatement");
            }
            String sql = ((String) given[0]).stripLeading().toLowerCase(Locale.ROOT);
            return !sql.startsWith("select") || sql.contains("for update");
        }

        private static boolean ends(String method, Object[] given) {
            return method.equals("commit") || method.equals("close") || method.equals("rollback") && given == null;
        }
    }
}
