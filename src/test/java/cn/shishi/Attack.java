package cn.shishi;

import java.io.ObjectInputStream;
import java.io.Serializable;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;

/** What every attack on the server tries to run, and whether it ran; it does no harm. */
public final class Attack {

    private static final String RAN = "shishi.attack";

    /** Runs the marker, wherever the expression language is whole. */
    public static final String EXPRESSION = "${''.class.forName('" + Marker.class.getName() + "').newInstance()}";

    private Attack() {}

    public static void clear() {
        System.clearProperty(RAN);
    }

    public static boolean ran() {
        return System.getProperty(RAN) != null;
    }

    public static final class Marker implements JavaDelegate, ExecutionListener, TaskListener {

        public Marker() {
            System.setProperty(RAN, "constructed");
        }

        @Override
        public void execute(DelegateExecution execution) {}

        @Override
        public void notify(DelegateExecution execution) {}

        @Override
        public void notify(DelegateTask task) {}
    }

    /** Runs when it is read back. */
    public static final class Sleeper implements Serializable {

        private void readObject(ObjectInputStream in) {
            System.setProperty(RAN, "deserialized");
        }
    }
}
