package cn.shishi.platform;

import jakarta.persistence.OptimisticLockException;
import java.sql.SQLException;
import java.util.Set;
import java.util.function.Supplier;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.springframework.dao.ConcurrencyFailureException;

/** Of two who change the same at once one was quicker. Nothing of the other's change has happened, so it may be tried again. */
public final class Overtaken {

    /** The key is already there, and what ends a transaction that waits in a circle (SQL:2016, class 40); H2: waited too long, the row has changed. */
    private static final Set<String> STATES = Set.of("23505", "40001", "40P01", "HYT00", "90131");
    private static final int TRIES = 3;

    private Overtaken() {}

    /** Whether this is what it was thrown for. */
    public static boolean by(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof OptimisticLockingException || cause instanceof OptimisticLockException || cause instanceof ConcurrencyFailureException
                    || cause instanceof SQLException said && STATES.contains(String.valueOf(said.getSQLState())) || taskGone(cause)) {
                return true;
            }
        }
        return false;
    }

    /** Who was overtaken tries again, and then finds what the other has done. The work is its own transaction, or several. */
    public static <T> T again(Supplier<T> work) {
        for (int tried = 1; ; tried++) {
            try {
                return work.get();
            } catch (RuntimeException thrown) {
                if (tried == TRIES || !by(thrown)) {
                    throw thrown;
                }
            }
        }
    }

    /** Looked for and done by somebody else in between; the engine has only these words for it. */
    private static boolean taskGone(Throwable thrown) {
        return thrown instanceof NullValueException && String.valueOf(thrown.getMessage()).endsWith("task is null");
    }
}
