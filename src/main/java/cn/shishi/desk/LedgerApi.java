package cn.shishi.desk;

import cn.shishi.identity.People;
import cn.shishi.ledger.Chain;
import cn.shishi.project.LedgerAudit;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "台账")
class LedgerApi {

    private final Chain chain;
    private final LedgerAudit audit;
    private final People people;

    LedgerApi(Chain chain, LedgerAudit audit, People people) {
        this.chain = chain;
        this.audit = audit;
        this.people = people;
    }

    /**
     * @param chain what was tampered with; empty is well
     * @param history where the ledger differs from the engine's own history; empty is well
     */
    record Check(boolean whole, List<String> chain, List<String> history) {}

    @GetMapping("/api/ledger/check")
    @Operation(summary = "核验台账", description = "逐条重算链值，并与流程引擎的历史逐一比对。党政办和管理员可用。")
    Check check(@RequestParam String street) {
        people.checkBelongs(street);
        List<String> tampered = chain.faults(street);
        List<String> differing = audit.faults(street);
        return new Check(tampered.isEmpty() && differing.isEmpty(), tampered, differing);
    }
}
