package cn.shishi.release;

import static java.util.stream.Collectors.groupingBy;

import cn.shishi.type.TypeModel;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;

/** Tells where each element leads to: a way round a signature is a changed arrow and nothing else. */
final class Flow {

    private Flow() {}

    static TypeSheet.Section section(BpmnModelInstance model, TypeModel type) {
        Map<FlowNode, List<SequenceFlow>> arrows = model.getModelElementsByType(SequenceFlow.class).stream().collect(groupingBy(SequenceFlow::getSource));
        TypeWords.Lines lines = new TypeWords.Lines("flow", "走向");
        for (FlowNode node : model.getModelElementsByType(FlowNode.class)) {
            String phase = type.phase(type.phaseOf().getOrDefault(node.getId(), "")).map(p -> p.name() + "／").orElse("");
            List<SequenceFlow> out = arrows.getOrDefault(node, List.of());
            lines.add(node.getId(), phase + name(node), (node instanceof ParallelGateway ? "并行，" : "") + String.join("，", out.stream().map(Flow::arrow).toList()));
        }
        return lines.section();
    }

    private static String arrow(SequenceFlow flow) {
        String condition = flow.getConditionExpression() == null ? "" : flow.getConditionExpression().getTextContent().strip().replaceAll("[${}]", "");
        String when = condition.isEmpty() ? flow.getId().equals(flow.getSource().getAttributeValue("default")) ? "否则" : "" : "approved".equals(condition) ? "同意"
                : "勾选“" + condition + "”";
        return (when.isEmpty() ? "" : when + "：") + "到“" + name(flow.getTarget()) + "”";
    }

    private static String name(FlowNode node) {
        String name = node.getName();
        return name != null && !name.isBlank() ? name.replaceAll("\\s+", "") : node instanceof StartEvent ? "开始" : node instanceof EndEvent ? "结束" : node.getId();
    }
}
