package cn.shishi.backup;

import cn.shishi.ledger.Chain;
import cn.shishi.project.LedgerAudit;
import cn.shishi.register.Register;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Checks every street's ledger. */
@Component
class Standings {

    private final Register register;
    private final Chain chain;
    private final LedgerAudit audit;

    Standings(Register register, Chain chain, LedgerAudit audit) {
        this.register = register;
        this.chain = chain;
        this.audit = audit;
    }

    List<Standing> all() {
        return register.streets().stream().map(street -> {
            Chain.End end = chain.end(street.id());
            List<String> faults = new ArrayList<>(chain.ownFaults(street.id()));
            faults.addAll(compared(street.id()));
            return new Standing(street.id(), street.name(), end.seq(), end.hash(), faults);
        }).toList();
    }

    /** A ledger that cannot even be read is a reason the more to make a backup. */
    private List<String> compared(String street) {
        try {
            return audit.faults(street);
        } catch (IllegalArgumentException unreadable) {
            return List.of("台账中有读不出的内容，无法与流程历史比对。");
        }
    }
}
