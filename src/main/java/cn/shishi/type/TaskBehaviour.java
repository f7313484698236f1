package cn.shishi.type;

import org.camunda.bpm.engine.delegate.DelegateTask;

/** What happens at a task of one {@code kind}, whichever door completes it. A thrown refusal leaves the task open. */
public interface TaskBehaviour {

    String kind();

    void created(DelegateTask task, TaskSpec spec, TypeModel type);

    void completing(DelegateTask task, TaskSpec spec, TypeModel type);
}
