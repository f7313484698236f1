package cn.shishi.desk;

import cn.shishi.ledger.Ledger;
import cn.shishi.project.Wording;
import java.util.List;
import org.springframework.stereotype.Component;

/** What a signer is to sign of many places, place by place. */
@Component
class ToSign {

    private final Ledger ledger;
    private final Wording wording;

    ToSign(Ledger ledger, Wording wording) {
        this.ledger = ledger;
        this.wording = wording;
    }

    /** Empty for any other task than a sign-off in a phase. */
    List<Wording.OfPlace> places(Inbox.Open open) {
        return !"signOff".equals(open.spec().kind()) || open.spec().phase() == null ? List.of()
                : wording.byPlace(ledger.openClaims(open.task().getTenantId(), open.item().subject(), open.spec().phase(), open.task().getProcessInstanceId()));
    }
}
