package cn.shishi.platform;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** A start that is refused tells its sentence instead of a stack trace. */
class RefusedStart extends AbstractFailureAnalyzer<Refusal> {

    @Override
    protected FailureAnalysis analyze(Throwable root, Refusal refusal) {
        return new FailureAnalysis(refusal.getMessage(), null, refusal);
    }
}
