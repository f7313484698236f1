package cn.shishi.demo;

import cn.shishi.platform.BeforeOpening;
import cn.shishi.platform.EngineClock;
import cn.shishi.register.Register;
import java.time.LocalDate;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Plays the demo's two years at the first start, all of it or nothing. */
@Component
@ConditionalOnProperty("shishi.demo")
class DemoStreet extends BeforeOpening {

    private static final Logger log = LoggerFactory.getLogger(DemoStreet.class);

    private final Register register;
    private final DemoPlayer player;
    private final TransactionTemplate transaction;

    DemoStreet(Register register, DemoPlayer player, TransactionTemplate transaction) {
        super(STORY);
        this.register = register;
        this.player = player;
        this.transaction = transaction;
    }

    @Override
    protected void prepare() {
        if (!register.streets().isEmpty()) {
            return;
        }
        log.info("首次启动：正在排演演示街道，约需半分钟……");
        LocalDate today = LocalDate.now(EngineClock.BEIJING);
        try {
            transaction.executeWithoutResult(all -> {
                DemoStory past = DemoStory.read("caojiadu-2020.yaml", today);
                player.settle(past.street());
                player.play(past);
                player.play(DemoStory.read("caojiadu-current.yaml", today));
            });
        } finally {
            ClockUtil.reset();
        }
    }
}
