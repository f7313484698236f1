package cn.shishi.project;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.ProcessInstanceModificationBuilder;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;

/**
 * Where phases run at once, only one of them is walked anew. The join ahead of it then counts its token again, and those of
 * the others that had arrived before; those still on their way come by themselves.
 */
final class Joins {

    private Joins() {}

    /** @param open what was running, of which {@code undone} is taken back */
    static void reset(ProcessInstanceModificationBuilder move, BpmnModelInstance model, String phase, List<ActivityInstance> open,
            Set<String> undone) {
        List<String> running = open.stream().map(ActivityInstance::getActivityId).filter(a -> !undone.contains(a)).toList();
        for (ParallelGateway join : model.getModelElementsByType(ParallelGateway.class)) {
            Set<FlowNode> anew = ahead(model, List.of(phase), join);
            if (join.getIncoming().stream().map(SequenceFlow::getSource).noneMatch(anew::contains)) {
                continue;
            }
            open.stream().filter(a -> a.getActivityId().equals(join.getId())).map(ActivityInstance::getId)
                    .forEach(move::cancelActivityInstance);
            Set<FlowNode> coming = ahead(model, running, join);
            join.getIncoming().stream().filter(flow -> !anew.contains(flow.getSource()) && !coming.contains(flow.getSource()))
                    .map(SequenceFlow::getId).forEach(move::startTransition);
        }
    }

    /** All that can be reached from these without going through the join. */
    private static Set<FlowNode> ahead(BpmnModelInstance model, Collection<String> from, FlowNode join) {
        Set<FlowNode> reached = new HashSet<>();
        Deque<FlowNode> next = new ArrayDeque<>();
        from.forEach(id -> next.add(model.getModelElementById(id)));
        while (!next.isEmpty()) {
            FlowNode node = next.poll();
            if (!node.equals(join) && reached.add(node)) {
                node.getOutgoing().forEach(flow -> next.add(flow.getTarget()));
            }
        }
        return reached;
    }
}
