package cn.shishi.release;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * What a model says beyond what {@link TypeWords} and {@link Flow} tell, element by element in the model's own terms: a
 * reviewer sees at least that it is there. What is only drawn, an annotation or a place on the canvas, is left out.
 */
final class Remainder {

    private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static final Set<String> CONTAINERS = Set.of("definitions", "process", "subProcess", "transaction", "adHocSubProcess");

    /** Elements whose kind needs no word, because their section or their arrows tell it. */
    private static final Set<String> PLAIN = Set.of("process", "subProcess", "userTask", "callActivity", "startEvent", "endEvent", "exclusiveGateway", "parallelGateway");
    private static final Set<String> TOLD = Set.of("sequenceFlow", "textAnnotation", "association", "incoming", "outgoing");
    private static final Set<String> TOLD_PROPERTIES = Set.of("runs", "kind", "milestone", "done", "doing", "next", "tail", "role", "fallsTo", "workdays",
            "evidence", "evidenceLater", "evidenceLaterDays", "signature", "sentence", "rows");
    private static final Set<String> TOLD_ATTRIBUTES = Set.of("id", "name", "formRef", "formRefBinding", "default", "calledElement", "isExecutable",
            "historyTimeToLive", "modelerTemplate", "modelerTemplateVersion", "modelerTemplateIcon");

    private Remainder() {}

    static TypeSheet.Section section(BpmnModelInstance model) {
        TypeWords.Lines lines = new TypeWords.Lines("rest", "其他设置（模型原文）");
        gather(((Document) model.getDocument().getDomSource().getNode()).getDocumentElement(), lines);
        return lines.section();
    }

    private static void gather(Element container, TypeWords.Lines lines) {
        for (Element child : children(container)) {
            if (isPartOf(container, child) && !TOLD.contains(child.getLocalName())) {
                String name = child.getAttribute("name").replaceAll("\\s+", "");
                lines.add(child.getAttribute("id"), name.isEmpty() ? child.getAttribute("id") : name, told(child));
            }
            if (CONTAINERS.contains(child.getLocalName())) {
                gather(child, lines);
            }
        }
    }

    private static String told(Element element) {
        List<String> words = new ArrayList<>();
        if (!PLAIN.contains(element.getLocalName()) && !"extensionElements".equals(element.getLocalName()) && !"properties".equals(element.getLocalName())) {
            words.add(element.getLocalName());
        }
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            Attr attribute = (Attr) element.getAttributes().item(i);
            boolean told = TOLD_ATTRIBUTES.contains(attribute.getLocalName()) && !"property".equals(element.getLocalName());
            if (attribute.getSpecified() && !told && !attribute.getName().startsWith("xmlns")) {
                words.add(attribute.getName() + "=" + attribute.getValue());
            }
        }
        for (Node n = element.getFirstChild(); n != null; n = n.getNextSibling()) {
            if (n instanceof Element child) {
                if (!isPartOf(element, child) && !TOLD.contains(child.getLocalName()) && !toldProperty(child)) {
                    words.add(told(child));
                }
            } else if (n.getNodeType() == Node.TEXT_NODE || n.getNodeType() == Node.CDATA_SECTION_NODE) {
                words.add(n.getNodeValue().strip());
            }
        }
        words.removeIf(String::isBlank);
        return String.join(" ", words);
    }

    private static boolean toldProperty(Element element) {
        return "property".equals(element.getLocalName()) && TOLD_PROPERTIES.contains(element.getAttribute("name"));
    }

    /** One of the steps a container holds, to be told by itself. */
    private static boolean isPartOf(Element container, Element child) {
        return CONTAINERS.contains(container.getLocalName()) && BPMN.equals(child.getNamespaceURI()) && child.hasAttribute("id")
                && !child.getLocalName().endsWith("LoopCharacteristics");
    }

    private static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (Node n = parent.getFirstChild(); n != null; n = n.getNextSibling()) {
            if (n instanceof Element child) {
                children.add(child);
            }
        }
        return children;
    }
}
