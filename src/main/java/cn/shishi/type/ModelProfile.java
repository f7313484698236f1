package cn.shishi.type;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.impl.BpmnModelConstants;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

/**
 * The elements and attributes a model may be made of. The engine knows some sixty places where a class, a script, a resource or
 * an expression may stand, and a next version may know more: so what is not listed is refused, not what is known to be bad.
 */
final class ModelProfile {

    /** Each element with its attributes; {@code $} after a name, or alone for the text: there, and only there, may stand an expression. */
    private static final Map<String, Set<String>> ALLOWED = """
            definitions id name targetNamespace exporter exporterVersion
            process id name isExecutable camunda:historyTimeToLive
            documentation id
            extensionElements
            startEvent id name
            endEvent id name
            userTask id name camunda:formRef camunda:formRefBinding
            serviceTask id name camunda:delegateExpression$
            callActivity id name calledElement$
            subProcess id name
            exclusiveGateway id name default gatewayDirection
            parallelGateway id name gatewayDirection
            eventBasedGateway id name gatewayDirection
            intermediateCatchEvent id name
            boundaryEvent id name attachedToRef cancelActivity
            timerEventDefinition id
            timeDate $ id xsi:type
            timeDuration $ id xsi:type
            messageEventDefinition id messageRef
            message id name
            multiInstanceLoopCharacteristics id isSequential camunda:collection camunda:elementVariable
            sequenceFlow id name sourceRef targetRef
            conditionExpression $ id xsi:type
            incoming
            outgoing
            textAnnotation id
            text
            association id sourceRef targetRef associationDirection
            group id categoryValueRef
            category id
            categoryValue id value
            camunda:properties
            camunda:property id name value
            camunda:in businessKey$ source target
            camunda:out source target
            camunda:executionListener event delegateExpression$
            """.lines().map(line -> line.split(" ")).collect(Collectors.toMap(words -> words[0], words -> Set.of(Arrays.copyOfRange(words, 1, words.length))));

    private static final Map<String, String> PREFIX = Map.of(BpmnModelConstants.BPMN20_NS, "", BpmnModelConstants.CAMUNDA_NS, "camunda:",
            BpmnModelConstants.XSI_NS, "xsi:");

    /** How it is drawn; the engine reads numbers there. */
    private static final Set<String> DRAWING = Set.of(BpmnModelConstants.BPMNDI_NS, BpmnModelConstants.DC_NS, BpmnModelConstants.DI_NS);

    /** What Modeler notes for itself: nothing the engine reads. */
    private static final Set<String> NOTES = Set.of("http://www.w3.org/2000/xmlns/", "http://camunda.org/schema/modeler/1.0",
            "http://bpmn.io/schema/bpmn/biocolor/1.0", "http://www.omg.org/spec/BPMN/non-normative/color/1.0");
    private static final Set<String> TEMPLATES = Set.of("camunda:modelerTemplate", "camunda:modelerTemplateVersion", "camunda:modelerTemplateIcon");

    /** More than anybody mends at once. */
    private static final int MOST = 20;

    private final List<Finding> findings = new ArrayList<>();

    private ModelProfile() {}

    static List<Finding> findings(BpmnModelInstance model) {
        ModelProfile profile = new ModelProfile();
        Element root = ((Document) model.getDocument().getDomSource().getNode()).getDocumentElement();
        for (Node node = root; node != null && profile.findings.size() < MOST; node = following(node)) {
            if (node instanceof Element element) {
                profile.element(element);
            }
        }
        return profile.findings;
    }

    private void element(Element element) {
        String name = named(element);
        if (!ALLOWED.containsKey(name) && !DRAWING.contains(space(element))) {
            findings.add(new Finding(near(element), "用了不被允许的“" + name + "”", "请删去；模型里不运行脚本和程序，改用填报、签核或积木"));
            return;
        }
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            Attr attribute = (Attr) element.getAttributes().item(i);
            // The schema's defaults stand there too
            if (attribute.getSpecified()) {
                attribute(element, attribute);
            }
        }
        String text = text(element);
        if (expression(text)) {
            expression(element, "$", text);
        }
    }

    private void attribute(Element element, Attr attribute) {
        String name = named(attribute);
        Set<String> allowed = ALLOWED.getOrDefault(named(element), Set.of());
        boolean drawn = DRAWING.contains(space(element)) && space(attribute).isEmpty();
        if (!allowed.contains(name) && !allowed.contains(name + "$") && !drawn && !TEMPLATES.contains(name) && !NOTES.contains(space(attribute))) {
            findings.add(new Finding(near(element), "用了不被允许的“" + name + "”", "请删去这个属性，或删去元素后套模板重画"));
        } else if (expression(attribute.getValue())) {
            expression(element, name + "$", attribute.getValue());
        }
    }

    private void expression(Element element, String place, String text) {
        if (!ALLOWED.getOrDefault(named(element), Set.of()).contains(place)) {
            findings.add(new Finding(near(element), "里的“" + text.strip() + "”不被允许", "这里不能写表达式，请改成文字"));
        }
    }

    private static boolean expression(String text) {
        return text.contains("${") || text.contains("#{");
    }

    /** Whole, though a comment may stand in the middle of it. */
    private static String text(Element element) {
        StringBuilder text = new StringBuilder();
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Text piece) {
                text.append(piece.getData());
            }
        }
        return text.toString();
    }

    private static String named(Node node) {
        String space = space(node);
        return (space.isEmpty() ? "" : PREFIX.getOrDefault(space, space + ":")) + node.getLocalName();
    }

    private static String space(Node node) {
        return node.getNamespaceURI() == null ? "" : node.getNamespaceURI();
    }

    /** The nearest name an author would recognise. */
    private static String near(Element element) {
        for (Node up = element; up instanceof Element e; up = up.getParentNode()) {
            String name = e.getAttribute("name");
            if (!name.isBlank() && !e.getLocalName().equals("property")) {
                return name.replaceAll("\\s+", "");
            }
        }
        return "模型";
    }

    /** In the order of the text, however deep, without going deep. */
    private static Node following(Node node) {
        if (node.getFirstChild() != null) {
            return node.getFirstChild();
        }
        Node up = node;
        while (up != null && up.getNextSibling() == null) {
            up = up.getParentNode();
        }
        return up == null ? null : up.getNextSibling();
    }
}
