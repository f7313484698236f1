package cn.shishi.type;

import cn.shishi.platform.Refusal;
import cn.shishi.platform.Sha256;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.xml.ModelException;

/** The files of one deployment: models and the forms they name. */
public record Bundle(Map<String, byte[]> files) {

    /** Far above any real type; below it every way of reading a model is quick. */
    private static final int ELEMENTS = 1000;
    private static final int DEPTH = 100;
    private static final String XSI = XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI;
    private static final ObjectMapper JSON = new ObjectMapper();

    public List<BpmnModelInstance> models() {
        return files.entrySet().stream().filter(f -> f.getKey().endsWith(".bpmn")).map(f -> model(f.getKey(), f.getValue())).toList();
    }

    /** Forms by their id. */
    public Map<String, JsonNode> forms() {
        Map<String, JsonNode> forms = new TreeMap<>();
        files.forEach((name, bytes) -> {
            if (name.endsWith(".form")) {
                JsonNode form = json(name, bytes);
                forms.put(form.path("id").asText(), form);
            }
        });
        return forms;
    }

    /** What the one process of the one model says. */
    public TypeModel type() {
        return new ModelReader(models().get(0).getModelElementsByType(Process.class).iterator().next(), forms()).read();
    }

    /** Equal for equal files under equal names, and for nothing else. */
    public String sha256() {
        MessageDigest digest = Sha256.digest();
        new TreeMap<>(files).forEach((name, bytes) -> {
            digest.update((name + "\0" + bytes.length + "\0").getBytes(StandardCharsets.UTF_8));
            digest.update(bytes);
        });
        return HexFormat.of().formatHex(digest.digest());
    }

    private static BpmnModelInstance model(String name, byte[] bytes) {
        BpmnModelInstance model;
        try {
            look(name, bytes);
            model = Bpmn.readModelFromStream(new ByteArrayInputStream(bytes));
        } catch (ModelException | XMLStreamException unreadable) {
            throw Refusal.invalid("文件“" + name + "”不是有效的 BPMN 模型，请用 Camunda Modeler 重新保存后再试。");
        }
        if (model.getModelElementsByType(FlowElement.class).size() > ELEMENTS) {
            throw tooLarge(name);
        }
        return model;
    }

    /** Before it is read as a tree, which costs the square of its depth and goes to fetch every schema it is told of. */
    private static void look(String name, byte[] bytes) throws XMLStreamException {
        XMLInputFactory reader = XMLInputFactory.newDefaultFactory();
        reader.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        reader.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        XMLStreamReader xml = reader.createXMLStreamReader(new ByteArrayInputStream(bytes));
        for (int depth = 0; xml.hasNext(); ) {
            int event = xml.next();
            depth += event == XMLStreamReader.START_ELEMENT ? 1 : event == XMLStreamReader.END_ELEMENT ? -1 : 0;
            if (depth > DEPTH) {
                throw tooLarge(name);
            }
            if (event == XMLStreamReader.DTD || event == XMLStreamReader.START_ELEMENT && (xml.getAttributeValue(XSI, "schemaLocation") != null
                    || xml.getAttributeValue(XSI, "noNamespaceSchemaLocation") != null)) {
                throw Refusal.invalid("文件“" + name + "”要读别处的文件（DOCTYPE 或 schemaLocation），不能接收：请用 Camunda Modeler 重新保存后再试。");
            }
        }
    }

    private static Refusal tooLarge(String name) {
        return Refusal.invalid("文件“" + name + "”的模型太大：一个类型最多 " + ELEMENTS + " 个元素，最多套 " + DEPTH + " 层。");
    }

    private static JsonNode json(String name, byte[] bytes) {
        try {
            return JSON.readTree(bytes);
        } catch (IOException unreadable) {
            throw Refusal.invalid("文件“" + name + "”不是有效的表单，请用 Camunda Modeler 重新保存后再试。");
        }
    }
}
