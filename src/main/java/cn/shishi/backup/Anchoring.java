package cn.shishi.backup;

import cn.shishi.audit.AuditChain;
import cn.shishi.ledger.Chain;
import cn.shishi.platform.Anchors;
import cn.shishi.register.Register;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Notes where every street's ledger and the trail end: each hour in which they grew, with each backup, after a restore. */
@Component
class Anchoring {

    private final Anchors anchors;
    private final Register register;
    private final Chain ledger;
    private final AuditChain trail;

    Anchoring(Anchors anchors, Register register, Chain ledger, AuditChain trail) {
        this.anchors = anchors;
        this.register = register;
        this.ledger = ledger;
        this.trail = trail;
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT1M")
    void note() {
        all(anchors::note);
    }

    void restored() {
        all(anchors::restored);
    }

    private void all(Noting noting) {
        register.streets().forEach(street -> {
            Chain.End end = ledger.end(street.id());
            noting.note(Chain.anchor(street.id()), end.seq(), end.hash());
        });
        AuditChain.End end = trail.end();
        noting.note(AuditChain.ANCHOR, end.seq(), end.hash());
    }

    private interface Noting {
        void note(String chain, long seq, String hash);
    }
}
