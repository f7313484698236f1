package cn.shishi.release;

import cn.shishi.Attack;
import cn.shishi.TypeFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A good model, each time with one thing in it that would run code: one for every element and attribute in which the engine
 * takes an expression, a script, a class or a resource, and for the ways round a check of names and spellings.
 */
final class HostileModels {

    private static final String C = Attack.Marker.class.getName();
    private static final String X = Attack.EXPRESSION;
    private static final String JS = "new (Java.type('" + C + "'))()";

    record Hostile(String name, Map<String, byte[]> files) {
        @Override
        public String toString() {
            return name;
        }
    }

    static final String TASK = "<bpmn:userTask id=\"record-survey\"[^>]*>";
    private static final TypeFiles GOOD = TypeFiles.of("hostile", "恶意调查");
    private final List<Hostile> all = new ArrayList<>();

    private HostileModels() {}

    static Stream<Hostile> all() {
        HostileModels corpus = new HostileModels();
        corpus.steps();
        corpus.tasks();
        corpus.listeners();
        corpus.events();
        corpus.flows();
        corpus.subprocesses();
        corpus.process();
        corpus.disguises();
        corpus.forms();
        corpus.sizes();
        return corpus.all.stream();
    }

    private void steps() {
        for (String attribute : List.of("class=\"" + C + "\"", "expression=\"" + X + "\"", "delegateExpression=\"" + X + "\"", "delegateExpression=\"${dataSource}\"",
                "type=\"external\" camunda:topic=\"" + X + "\"", "type=\"mail\"", "type=\"shell\"", "delegateExpression=\"${openSite}\" camunda:resultVariable=\"approved\"")) {
            step("service task " + attribute, "<bpmn:serviceTask id=\"x\" name=\"调用\" camunda:" + attribute + " />");
        }
        step("service task with a field", "<bpmn:serviceTask id=\"x\" name=\"调用\" camunda:delegateExpression=\"${openSite}\"><bpmn:extensionElements>"
                + "<camunda:field name=\"a\" expression=\"" + X + "\" /></bpmn:extensionElements></bpmn:serviceTask>");
        step("connector", "<bpmn:serviceTask id=\"x\" name=\"调用\"><bpmn:extensionElements><camunda:connector><camunda:connectorId>http-connector</camunda:connectorId>"
                + "</camunda:connector></bpmn:extensionElements></bpmn:serviceTask>");
        for (String language : List.of("juel", "groovy", "javascript", "python", "ruby", "feel")) {
            step("script task in " + language, "<bpmn:scriptTask id=\"x\" name=\"算\" scriptFormat=\"" + language + "\"><bpmn:script>"
                    + (language.equals("juel") ? X : JS) + "</bpmn:script></bpmn:scriptTask>");
        }
        step("script task from a resource", "<bpmn:scriptTask id=\"x\" name=\"算\" scriptFormat=\"groovy\" camunda:resource=\"deployment://run.groovy\" />");
        step("script task of a language that is an expression", "<bpmn:scriptTask id=\"x\" name=\"算\" scriptFormat=\"" + X + "\"><bpmn:script>1</bpmn:script></bpmn:scriptTask>");
        for (String attribute : List.of("class=\"" + C + "\"", "expression=\"" + X + "\"", "decisionRef=\"" + X + "\"", "decisionRef=\"evil\" camunda:mapDecisionResult=\"singleEntry\"")) {
            step("business rule task " + attribute, "<bpmn:businessRuleTask id=\"x\" name=\"判\" camunda:" + attribute + " />");
        }
        step("send task class", "<bpmn:sendTask id=\"x\" name=\"发\" camunda:class=\"" + C + "\" />");
        step("send task expression", "<bpmn:sendTask id=\"x\" name=\"发\" camunda:expression=\"" + X + "\" />");
        step("receive task", "<bpmn:receiveTask id=\"x\" name=\"收\" messageRef=\"m\" />", "<bpmn:message id=\"m\" name=\"" + X + "\" />");
        for (String attribute : List.of("calledElement=\"" + X + "\"", "calledElement=\"consultation\" camunda:calledElementVersion=\"" + X + "\" camunda:calledElementBinding=\"version\"",
                "calledElement=\"consultation\" camunda:calledElementTenantId=\"" + X + "\"", "camunda:caseRef=\"" + X + "\"",
                "calledElement=\"consultation\" camunda:variableMappingClass=\"" + C + "\"", "calledElement=\"consultation\" camunda:variableMappingDelegateExpression=\"" + X + "\"")) {
            step("call activity " + attribute, "<bpmn:callActivity id=\"x\" name=\"办\" " + attribute + " />");
        }
        for (String mapping : List.of("in sourceExpression=\"" + X + "\" target=\"key\"", "out sourceExpression=\"" + X + "\" target=\"approved\"", "in businessKey=\"" + X + "\"",
                "in variables=\"all\"")) {
            step("call activity " + mapping, "<bpmn:callActivity id=\"x\" name=\"办\" calledElement=\"consultation\"><bpmn:extensionElements><camunda:" + mapping
                    + " /></bpmn:extensionElements></bpmn:callActivity>");
        }
    }

    private void tasks() {
        for (String attribute : List.of("assignee", "candidateUsers", "candidateGroups", "dueDate", "followUpDate", "priority", "formKey", "jobPriority", "formHandlerClass", "asyncBefore",
                "formRefVersion")) {
            model("user task " + attribute, attribute("record-survey", "camunda:" + attribute + "=\"" + (attribute.endsWith("Class") ? C : X) + "\""));
        }
        model("user task name", m -> m.replace("name=\"登记结果\"", "name=\"" + X + "\""));
        model("user task form of an expression", m -> m.replace("camunda:formRef=\"hostile\"", "camunda:formRef=\"" + X + "\""));
        model("user task documentation", m -> after(m, TASK, "<bpmn:documentation>" + X + "</bpmn:documentation>"));
        model("user task documentation in pieces", m -> after(m, TASK, "<bpmn:documentation>" + X.replace("$", "$<!-- -->") + "</bpmn:documentation>"));
        model("potential owner", m -> after(m, "(?s)" + TASK + ".*?</bpmn:outgoing>", "<bpmn:potentialOwner id=\"o\"><bpmn:resourceAssignmentExpression><bpmn:formalExpression>" + X
                + "</bpmn:formalExpression></bpmn:resourceAssignmentExpression></bpmn:potentialOwner>"));
        inTask("form field default", "<camunda:formData><camunda:formField id=\"f\" label=\"" + X + "\" type=\"string\" defaultValue=\"" + X + "\" /></camunda:formData>");
        inTask("form field validated by a class", "<camunda:formData><camunda:formField id=\"f\" type=\"string\"><camunda:validation><camunda:constraint name=\"validator\" config=\"" + C
                + "\" /></camunda:validation></camunda:formField></camunda:formData>");
        inTask("form property", "<camunda:formProperty id=\"f\" expression=\"" + X + "\" default=\"" + X + "\" />");
        inTask("input parameter", "<camunda:inputOutput><camunda:inputParameter name=\"a\">" + X + "</camunda:inputParameter></camunda:inputOutput>");
        inTask("output parameter", "<camunda:inputOutput><camunda:outputParameter name=\"approved\">" + X + "</camunda:outputParameter></camunda:inputOutput>");
        inTask("script in a parameter", "<camunda:inputOutput><camunda:inputParameter name=\"a\"><camunda:script scriptFormat=\"javascript\">" + JS
                + "</camunda:script></camunda:inputParameter></camunda:inputOutput>");
        inTask("list of a parameter", "<camunda:inputOutput><camunda:inputParameter name=\"a\"><camunda:list><camunda:value>" + X
                + "</camunda:value></camunda:list></camunda:inputParameter></camunda:inputOutput>");
        inTask("map of a parameter", "<camunda:inputOutput><camunda:inputParameter name=\"a\"><camunda:map><camunda:entry key=\"" + X + "\">" + X
                + "</camunda:entry></camunda:map></camunda:inputParameter></camunda:inputOutput>");
        inTask("failed job retry cycle", "<camunda:failedJobRetryTimeCycle>" + X + "</camunda:failedJobRetryTimeCycle>");
        inTask("potential starter", "<camunda:potentialStarter><resourceAssignmentExpression xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\"><formalExpression>" + X
                + "</formalExpression></resourceAssignmentExpression></camunda:potentialStarter>");
    }

    private void listeners() {
        for (String kind : List.of("class=\"" + C + "\"", "expression=\"" + X + "\"", "delegateExpression=\"" + X + "\"", "delegateExpression=\"${dataSource}\"")) {
            inTask("task listener " + kind, "<camunda:taskListener event=\"create\" " + kind + " />");
            inTask("execution listener " + kind, "<camunda:executionListener event=\"start\" " + kind + " />");
        }
        inTask("task listener script", "<camunda:taskListener event=\"complete\"><camunda:script scriptFormat=\"groovy\">" + JS + "</camunda:script></camunda:taskListener>");
        inTask("execution listener script", "<camunda:executionListener event=\"end\"><camunda:script scriptFormat=\"juel\">" + X + "</camunda:script></camunda:executionListener>");
        inTask("listener with a field", "<camunda:executionListener event=\"start\" delegateExpression=\"${choosePartType}\"><camunda:field name=\"a\"><camunda:expression>" + X
                + "</camunda:expression></camunda:field></camunda:executionListener>");
        inTask("task listener on a timer", "<camunda:taskListener id=\"t\" event=\"timeout\" class=\"" + C + "\"><bpmn:timerEventDefinition id=\"td\"><bpmn:timeDuration>" + X
                + "</bpmn:timeDuration></bpmn:timerEventDefinition></camunda:taskListener>");
        model("listener on the process", m -> after(m, "<bpmn:extensionElements>", "<camunda:executionListener event=\"start\" class=\"" + C + "\" />"));
        model("listener on a flow", m -> m.replace("targetRef=\"surveyed\" />", "targetRef=\"surveyed\"><bpmn:extensionElements><camunda:executionListener expression=\"" + X
                + "\" event=\"take\" /></bpmn:extensionElements></bpmn:sequenceFlow>"));
    }

    private void events() {
        for (String timer : List.of("timeDate", "timeDuration", "timeCycle")) {
            step("timer " + timer, "<bpmn:intermediateCatchEvent id=\"x\" name=\"等\"><bpmn:timerEventDefinition><bpmn:" + timer + ">" + X + "</bpmn:" + timer
                    + "></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>");
        }
        step("timer for ever", "<bpmn:intermediateCatchEvent id=\"x\" name=\"等\"><bpmn:timerEventDefinition><bpmn:timeCycle>R/PT1S</bpmn:timeCycle></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>");
        for (String attribute : List.of("class=\"" + C + "\"", "expression=\"" + X + "\"", "delegateExpression=\"" + X + "\"", "type=\"external\" camunda:topic=\"x\"")) {
            step("message thrown by " + attribute, "<bpmn:intermediateThrowEvent id=\"x\" name=\"发\"><bpmn:messageEventDefinition camunda:" + attribute + " /></bpmn:intermediateThrowEvent>");
        }
        model("message at the end", m -> m.replace("<bpmn:incoming>flow-surveying-surveyed</bpmn:incoming>", "<bpmn:incoming>flow-surveying-surveyed</bpmn:incoming><bpmn:messageEventDefinition camunda:class=\""
                + C + "\" />"));
        step("message of an expression", "<bpmn:intermediateCatchEvent id=\"x\" name=\"收\"><bpmn:messageEventDefinition messageRef=\"m\" /></bpmn:intermediateCatchEvent>",
                "<bpmn:message id=\"m\" name=\"" + X + "\" />");
        step("signal of an expression", "<bpmn:intermediateThrowEvent id=\"x\" name=\"发\"><bpmn:signalEventDefinition signalRef=\"s\" /></bpmn:intermediateThrowEvent>",
                "<bpmn:signal id=\"s\" name=\"" + X + "\" />");
        step("condition waited for", "<bpmn:intermediateCatchEvent id=\"x\" name=\"等\"><bpmn:conditionalEventDefinition><bpmn:condition xsi:type=\"bpmn:tFormalExpression\">" + X
                + "</bpmn:condition></bpmn:conditionalEventDefinition></bpmn:intermediateCatchEvent>");
        step("script waited for", "<bpmn:intermediateCatchEvent id=\"x\" name=\"等\"><bpmn:conditionalEventDefinition><bpmn:condition xsi:type=\"bpmn:tFormalExpression\" language=\"groovy\">" + JS
                + "</bpmn:condition></bpmn:conditionalEventDefinition></bpmn:intermediateCatchEvent>");
        step("escalation", "<bpmn:intermediateThrowEvent id=\"x\" name=\"升\"><bpmn:escalationEventDefinition escalationRef=\"e\" /></bpmn:intermediateThrowEvent>",
                "<bpmn:escalation id=\"e\" name=\"升级\" escalationCode=\"" + X + "\" />");
        step("link", "<bpmn:intermediateThrowEvent id=\"x\" name=\"转\"><bpmn:linkEventDefinition name=\"" + X + "\" /></bpmn:intermediateThrowEvent>");
        model("error caught into a variable", m -> m.replace("<bpmn:endEvent id=\"surveying-end\"", "<bpmn:boundaryEvent id=\"b\" attachedToRef=\"record-survey\"><bpmn:errorEventDefinition "
                + "camunda:errorCodeVariable=\"approved\" camunda:errorMessageVariable=\"street\" /></bpmn:boundaryEvent><bpmn:endEvent id=\"surveying-end\""));
        model("error with a message", m -> m.replace("<bpmn:incoming>flow-surveying-surveyed</bpmn:incoming>", "<bpmn:incoming>flow-surveying-surveyed</bpmn:incoming><bpmn:errorEventDefinition errorRef=\"er\" />")
                .replace("<bpmn:process ", "<bpmn:error id=\"er\" errorCode=\"" + X + "\" camunda:errorMessage=\"" + X + "\" /><bpmn:process "));
        model("initiator", attribute("start", "camunda:initiator=\"street\""));
        model("start form", attribute("start", "camunda:formKey=\"" + X + "\""));
    }

    private void flows() {
        model("condition", m -> m.replace("${approved}", X));
        model("condition of one property", m -> m.replace("${approved}", "${dataSource.connection}"));
        model("condition in a script language", m -> m.replace("<bpmn:conditionExpression xsi", "<bpmn:conditionExpression language=\"juel\" xsi"));
        model("condition from a resource", m -> m.replace("<bpmn:conditionExpression xsi", "<bpmn:conditionExpression language=\"groovy\" camunda:resource=\"deployment://run.groovy\" xsi"));
        model("condition after comparing", m -> m.replace("${approved}", "${approved and " + X.substring(2)));
        model("condition put off", m -> m.replace("${approved}", "#" + X.substring(1)));
        step("complex gateway", "<bpmn:complexGateway id=\"x\" name=\"岔\"><bpmn:activationCondition>" + X + "</bpmn:activationCondition></bpmn:complexGateway>");
    }

    private void subprocesses() {
        for (String many : List.of(" camunda:collection=\"" + X + "\" camunda:elementVariable=\"one\">", "><bpmn:loopCardinality>" + X + "</bpmn:loopCardinality>",
                "><bpmn:loopCardinality>1000000</bpmn:loopCardinality>", " camunda:collection=\"findings\"><bpmn:completionCondition>" + X + "</bpmn:completionCondition>",
                "><bpmn:loopDataInputRef>" + X + "</bpmn:loopDataInputRef>")) {
            model("many at once" + many.replaceAll("[<>]", " "), m -> m.replace("<bpmn:outgoing>flow-record-survey-sign-survey</bpmn:outgoing>",
                    "<bpmn:outgoing>flow-record-survey-sign-survey</bpmn:outgoing><bpmn:multiInstanceLoopCharacteristics" + many + "</bpmn:multiInstanceLoopCharacteristics>"));
        }
        step("transaction", "<bpmn:transaction id=\"x\" name=\"事务\" />");
        step("ad hoc", "<bpmn:adHocSubProcess id=\"x\" name=\"随意\"><bpmn:completionCondition>" + X + "</bpmn:completionCondition></bpmn:adHocSubProcess>");
        model("event subprocess", m -> m.replace("<bpmn:endEvent id=\"surveying-end\"", "<bpmn:subProcess id=\"e\" name=\"事件\" triggeredByEvent=\"true\"><bpmn:startEvent id=\"es\"><bpmn:conditionalEventDefinition>"
                + "<bpmn:condition>" + X + "</bpmn:condition></bpmn:conditionalEventDefinition></bpmn:startEvent></bpmn:subProcess><bpmn:endEvent id=\"surveying-end\""));
    }

    private void process() {
        for (String attribute : List.of("candidateStarterGroups", "candidateStarterUsers", "jobPriority", "taskPriority", "versionTag")) {
            model("process " + attribute, m -> m.replace("camunda:historyTimeToLive", "camunda:" + attribute + "=\"" + X + "\" camunda:historyTimeToLive"));
        }
        model("import", m -> m.replace("<bpmn:process ", "<bpmn:import importType=\"http://www.w3.org/2001/XMLSchema\" location=\"http://127.0.0.1:9/x.xsd\" namespace=\"urn:x\" /><bpmn:process "));
        model("interface of a class", m -> m.replace("<bpmn:process ", "<bpmn:interface id=\"i\" name=\"I\" implementationRef=\"" + C + "\"><bpmn:operation id=\"op\" name=\"o\"><bpmn:inMessageRef>m</bpmn:inMessageRef>"
                + "</bpmn:operation></bpmn:interface><bpmn:message id=\"m\" name=\"m\" /><bpmn:process "));
        model("property with an expression", m -> m.replace("value=\"摸底完成\"", "value=\"" + X + "\""));
        model("elsewhere for the schema", m -> m.replace("targetNamespace=", "xsi:schemaLocation=\"http://www.omg.org/spec/BPMN/20100524/MODEL http://127.0.0.1:9/x.xsd\" targetNamespace="));
    }

    /** The same under other names. */
    private void disguises() {
        model("Activiti's namespace", m -> m.replace("xmlns:camunda=", "xmlns:old=\"http://activiti.org/bpmn\" xmlns:camunda=").replace("id=\"record-survey\"", "id=\"record-survey\" old:assignee=\"" + X + "\""));
        model("another prefix", m -> m.replace("xmlns:camunda=", "xmlns:modeller=\"http://camunda.org/schema/1.0/bpmn\" xmlns:camunda=").replace("id=\"record-survey\"",
                "id=\"record-survey\" modeller:assignee=\"" + X + "\""));
        model("spelt by numbers", attribute("record-survey", "camunda:assignee=\"&#36;{" + X.substring(2) + "\""));
        model("unknown namespace", m -> after(m, "<bpmn:extensionElements>", "<evil:run xmlns:evil=\"urn:evil\" class=\"" + C + "\" />"));
        TypeFiles scripted = GOOD.model(m -> stepped(m, "<bpmn:scriptTask id=\"x\" name=\"算\" scriptFormat=\"juel\"><bpmn:script>" + X + "</bpmn:script></bpmn:scriptTask>", ""));
        for (String name : List.of("hostile.bpmn20.xml", "hostilebpmn", "hostile.BPMN", "hostile.bpmn.xml", "hostile.form\n.bpmn20.xml")) {
            file(name, scripted.model());
        }
        for (String language : List.of("juel", "javascript", "groovy")) {
            file("evil-" + language + ".dmn", decision(language));
        }
        file("evil-requirements.dmn", decision("juel").replace("<decisionTable", "<informationRequirement id=\"ir\"><requiredDecision href=\"#d\" /></informationRequirement><decisionTable"));
        file("evil.dmn11.xml", decision("juel"));
        file("evil.cmmn", "<definitions xmlns=\"http://www.omg.org/spec/CMMN/20151109/MODEL\" targetNamespace=\"t\"><case id=\"c\" /></definitions>");
        file("run.groovy", JS);
        file("run.js", JS);
        model("entity", m -> m.replace("<bpmn:definitions ", "<!DOCTYPE x [<!ENTITY e \"" + X + "\">]><bpmn:definitions "));
        model("document type elsewhere", m -> m.replace("<bpmn:definitions ", "<!DOCTYPE x SYSTEM \"http://127.0.0.1:9/x.dtd\"><bpmn:definitions "));
    }

    private void forms() {
        for (String type : List.of("html", "iframe", "filepicker", "expression", "script", "image", "button", "dynamiclist", "table", "documentPreview")) {
            form("form with " + type, f -> after(f, "\"components\": \\[", "{\"type\": \"" + type + "\", \"id\": \"Evil\", \"expression\": \"=" + JS + "\", \"content\": \"<script>" + JS + "</script>\"},"));
        }
        form("form that binds code", f -> f.replace("\"fact\": \"milestone\"", "\"fact\": \"" + X + "\""));
        form("form that is a list", f -> "[" + f + "]");
        form("form without end", f -> after(f, "\"components\": \\[", "[".repeat(200_000)));
    }

    private void sizes() {
        model("two thousand tasks", m -> m.replace("<bpmn:endEvent id=\"surveying-end\"", numbered(2000, "<bpmn:userTask id=\"n%d\" />") + "<bpmn:endEvent id=\"surveying-end\""));
        model("three thousand deep", m -> m.replace("<bpmn:endEvent id=\"surveying-end\"", numbered(3000, "<bpmn:subProcess id=\"n%d\">") + "</bpmn:subProcess>".repeat(3000)
                + "<bpmn:endEvent id=\"surveying-end\""));
        model("twenty thousand lists deep", m -> after(m, "<bpmn:extensionElements>", "<camunda:list>".repeat(20_000) + "</camunda:list>".repeat(20_000)));
        model("ten thousand attributes", m -> m.replace("id=\"record-survey\"", "id=\"record-survey\"" + numbered(10_001, " a%d=\"\"")));
    }

    private void step(String name, String node) {
        step(name, node, "");
    }

    private void step(String name, String node, String root) {
        model(name, m -> stepped(m, node, root));
    }

    private void inTask(String name, String extension) {
        model(name, m -> after(m, "(?s)" + TASK + ".*?<bpmn:extensionElements>", extension));
    }

    private void model(String name, UnaryOperator<String> change) {
        all.add(new Hostile(name, GOOD.model(change).files()));
    }

    private void form(String name, UnaryOperator<String> change) {
        all.add(new Hostile(name, GOOD.form(change).files()));
    }

    private void file(String name, String content) {
        Map<String, byte[]> files = new TreeMap<>(GOOD.files());
        files.put(name, TypeFiles.bytes(content));
        all.add(new Hostile("file " + name.strip(), files));
    }

    static String after(String text, String pattern, String more) {
        Matcher place = Pattern.compile(pattern).matcher(text);
        return place.find() ? text.substring(0, place.end()) + more + text.substring(place.end()) : text;
    }

    private static UnaryOperator<String> attribute(String id, String attribute) {
        return m -> m.replace("id=\"" + id + "\"", "id=\"" + id + "\" " + attribute);
    }

    /** The model with one more node {@code x} on its way to 登记结果. */
    static String stepped(String model, String node, String root) {
        return model.replace("sourceRef=\"surveying-start\" targetRef=\"record-survey\" />", "sourceRef=\"surveying-start\" targetRef=\"x\" /><bpmn:sequenceFlow id=\"x-on\" sourceRef=\"x\" targetRef=\"record-survey\" />"
                + node).replace("<bpmn:process ", root + "<bpmn:process ");
    }

    private static String numbered(int times, String text) {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < times; i++) {
            all.append(text.replace("%d", "" + i));
        }
        return all.toString();
    }

    private static String decision(String language) {
        return "<definitions xmlns=\"https://www.omg.org/spec/DMN/20191111/MODEL/\" id=\"evil\" name=\"evil\" namespace=\"urn:x\"><decision id=\"d\" name=\"d\"><decisionTable id=\"t\"><output id=\"o\" name=\"o\" typeRef=\"string\" />"
                + "<rule id=\"r\"><outputEntry id=\"oe\" expressionLanguage=\"" + language + "\"><text>" + (language.equals("juel") ? X : JS) + "</text></outputEntry></rule></decisionTable></decision></definitions>";
    }
}
