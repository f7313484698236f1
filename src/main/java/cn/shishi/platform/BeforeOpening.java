package cn.shishi.platform;

import org.springframework.context.SmartLifecycle;

/** Work that is done at each start before the server opens its door, in the order of {@link #getPhase()}. */
public abstract class BeforeOpening implements SmartLifecycle {

    /** What was kept comes before anything new; accounts and roles before models, models before what is played with them. */
    public static final int RESTORE = 5;
    public static final int ACCOUNTS = 10;
    public static final int MODELS = 20;
    public static final int STORY = 30;

    private final int order;
    private boolean done;

    protected BeforeOpening(int order) {
        this.order = order;
    }

    protected abstract void prepare();

    @Override
    public void start() {
        prepare();
        done = true;
    }

    @Override
    public void stop() {
        done = false;
    }

    @Override
    public boolean isRunning() {
        return done;
    }

    @Override
    public int getPhase() {
        return order;
    }
}
