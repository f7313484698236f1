package cn.shishi.type;

import org.camunda.bpm.engine.delegate.DelegateExecution;

/** What happens when an instance enters or leaves a phase. */
public interface PhaseBehaviour {

    void entered(DelegateExecution execution, Phase phase);

    void left(DelegateExecution execution, Phase phase);
}
