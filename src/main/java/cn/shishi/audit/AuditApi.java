package cn.shishi.audit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "审计")
class AuditApi {

    private final AuditChain chain;

    AuditApi(AuditChain chain) {
        this.chain = chain;
    }

    /** @param faults what was tampered with; empty is well */
    record Check(boolean whole, List<String> faults) {}

    @GetMapping("/api/audit/check")
    @Operation(summary = "核验审计记录", description = "逐条重算链值。审计员和管理员可用。")
    Check check() {
        List<String> faults = chain.faults();
        return new Check(faults.isEmpty(), faults);
    }
}
