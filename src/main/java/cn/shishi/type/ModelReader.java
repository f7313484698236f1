package cn.shishi.type;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** Reads what a model and its forms say into a {@link TypeModel}. */
final class ModelReader {

    private final Process process;
    private final Map<String, JsonNode> forms;
    private final Map<FlowNode, List<FlowNode>> targets = new HashMap<>();
    private final Map<FlowNode, List<FlowNode>> sources = new HashMap<>();

    /** Arrows are read as the engine reads them, from the flows; what a node itself says of them is optional in BPMN. */
    ModelReader(Process process, Map<String, JsonNode> forms) {
        this.process = process;
        this.forms = forms;
        for (SequenceFlow flow : process.getModelInstance().getModelElementsByType(SequenceFlow.class)) {
            targets.computeIfAbsent(flow.getSource(), node -> new ArrayList<>()).add(flow.getTarget());
            sources.computeIfAbsent(flow.getTarget(), node -> new ArrayList<>()).add(flow.getSource());
        }
    }

    TypeModel read() {
        Map<String, String> of = properties(process);
        Map<String, TaskSpec> tasks = new LinkedHashMap<>();
        Map<String, String> phaseOf = new HashMap<>();
        Set<String> blocks = new LinkedHashSet<>();
        for (FlowNode node : process.getModelInstance().getModelElementsByType(FlowNode.class)) {
            String phase = enclosingPhase(node);
            if (phase != null) {
                phaseOf.put(node.getId(), phase);
            }
            if (node instanceof UserTask task && properties(task).containsKey("kind")) {
                tasks.put(task.getId(), task(task, phase));
            }
            if (node instanceof CallActivity call && call.getCalledElement() != null && !call.getCalledElement().contains("{")) {
                blocks.add(call.getCalledElement());
            }
        }
        return new TypeModel(process.getId(), process.getName(), of.get("runs"), phases(), tasks, phaseOf, blocks);
    }

    static boolean isPhase(ModelElementInstance element) {
        return element instanceof SubProcess sub && "phase".equals(properties(sub).get("kind"));
    }

    static Map<String, String> properties(BaseElement element) {
        Map<String, String> properties = new LinkedHashMap<>();
        if (element.getExtensionElements() != null) {
            for (CamundaProperties all : element.getExtensionElements().getChildElementsByType(CamundaProperties.class)) {
                for (CamundaProperty one : all.getCamundaProperties()) {
                    properties.put(one.getCamundaName(), one.getCamundaValue());
                }
            }
        }
        return properties;
    }

    private static String enclosingPhase(FlowElement element) {
        for (ModelElementInstance up = element.getParentElement(); up != null; up = up.getParentElement()) {
            if (isPhase(up)) {
                return ((SubProcess) up).getId();
            }
        }
        return null;
    }

    private TaskSpec task(UserTask task, String phase) {
        Map<String, String> p = properties(task);
        String form = task.getCamundaFormRef();
        return new TaskSpec(task.getId(), oneLine(task.getName()), p.get("kind"), p.get("role"), p.get("fallsTo"),
                days(p.get("workdays")), listed(p.get("evidence")),
                listed(p.get("evidenceLater")), days(p.get("evidenceLaterDays")), !"none".equals(p.get("signature")), split(p.get("sentence"), "；"), phase, form,
                form != null && forms.containsKey(form) ? fields(forms.get(form)) : List.of(), "places".equals(p.get("rows")));
    }

    static List<Field> fields(JsonNode form) {
        List<Field> fields = new ArrayList<>();
        for (JsonNode c : form.path("components")) {
            if (!c.hasNonNull("key")) {
                continue;
            }
            Map<String, String> binding = new LinkedHashMap<>();
            c.path("properties").properties().forEach(e -> binding.put(e.getKey(), e.getValue().asText()));
            List<Field.Option> options = new ArrayList<>();
            c.path("values").forEach(v -> options.add(new Field.Option(v.path("value").asText(), v.path("label").asText())));
            fields.add(new Field(c.get("key").asText(), c.path("label").asText(c.get("key").asText()),
                    c.path("description").asText(null), c.path("type").asText(), c.path("validate").path("required").asBoolean(),
                    binding.get("fact"), binding, options, c.path("defaultValue").asBoolean(false)));
        }
        return fields;
    }

    /** Phases in the order in which the flow first comes to them. */
    private List<Phase> phases() {
        Set<SubProcess> ordered = new LinkedHashSet<>();
        Set<FlowNode> seen = new LinkedHashSet<>();
        Deque<FlowNode> ahead = new ArrayDeque<>(children(StartEvent.class));
        while (!ahead.isEmpty()) {
            FlowNode node = ahead.poll();
            if (!seen.add(node)) {
                continue;
            }
            if (isPhase(node)) {
                ordered.add((SubProcess) node);
            }
            ahead.addAll(targets.getOrDefault(node, List.of()));
        }
        return ordered.stream().map(this::phase).toList();
    }

    private Phase phase(SubProcess sub) {
        Map<String, String> p = properties(sub);
        return new Phase(sub.getId(), oneLine(sub.getName()), p.get("milestone"), p.get("done"), p.get("doing"), p.get("next"),
                "true".equals(p.get("tail")), releasers(sub));
    }

    private Set<String> releasers(SubProcess phase) {
        Set<String> found = new LinkedHashSet<>();
        Set<FlowNode> seen = new LinkedHashSet<>();
        Deque<FlowNode> behind = new ArrayDeque<>(sources.getOrDefault(phase, List.of()));
        while (!behind.isEmpty()) {
            FlowNode node = behind.poll();
            if (isPhase(node)) {
                found.add(node.getId());
            } else if (seen.add(node)) {
                behind.addAll(sources.getOrDefault(node, List.of()));
            }
        }
        return found;
    }

    private <T extends FlowNode> Collection<T> children(Class<T> kind) {
        return process.getChildElementsByType(kind);
    }

    /** Null for a blank; what is no number the model check has refused. */
    private static Integer days(String text) {
        return text == null || !text.strip().matches("\\d{1,3}") ? null : Integer.valueOf(text.strip());
    }

    private static List<String> listed(String joined) {
        return split(joined, "、");
    }

    private static List<String> split(String joined, String by) {
        return joined == null || joined.isBlank() ? List.of() : Stream.of(joined.split(by)).map(String::strip).toList();
    }

    /** Names carry line breaks for the diagram only. */
    private static String oneLine(String name) {
        return name == null ? null : name.replaceAll("\\s+", "");
    }
}
