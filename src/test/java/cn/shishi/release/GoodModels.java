package cn.shishi.release;

import cn.shishi.TypeFiles;
import cn.shishi.type.Bundle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** What must go on being taken: the types that come with the product, and what an author makes of one. */
final class GoodModels {

    record Good(String name, Supplier<Bundle> bundle) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static final TypeFiles ONE = TypeFiles.of("wellmade", "合格调查");
    private static final String CALL = "<bpmn:callActivity id=\"x\" name=\"办理\" calledElement=\"%s\"><bpmn:extensionElements><camunda:in businessKey=\"${key}\" /><camunda:in source=\"key\" target=\"key\" />"
            + "<camunda:in source=\"title\" target=\"title\" /><camunda:in source=\"street\" target=\"street\" /><camunda:out source=\"passed\" target=\"passed\" /></bpmn:extensionElements></bpmn:callActivity>";
    private final List<Good> all = new ArrayList<>();

    private GoodModels() {}

    static Stream<Good> all() {
        GoodModels corpus = new GoodModels();
        ShippedFiles.models().forEach((name, model) -> {
            Bundle bundle = ShippedFiles.withForms(Map.of(name, model), ShippedFiles.forms());
            if (bundle.type().forParts()) {
                corpus.all.add(new Good(name, () -> bundle));
            }
        });
        corpus.variations();
        corpus.garden();
        return corpus.all.stream();
    }

    private void variations() {
        model("as it is", m -> m + "\n");
        model("own words", m -> m.replace("正在开展{noun}", "正在逐户开展{noun}（第一轮），“两问一查”"));
        model("five working days", m -> property(m, "workdays", "5"));
        model("papers now and later", m -> property(property(property(m, "evidence", "调查表、照片"), "evidenceLater", "汇总表"), "evidenceLaterDays", "5"));
        model("another role", m -> m.replaceFirst("value=\"jingban\"", "value=\"kezhang\""));
        model("a wait of three days", m -> HostileModels.stepped(m, timer("timeDuration", "P3D"), ""));
        model("a wait until a day", m -> HostileModels.stepped(m, timer("timeDate", "2026-12-01T09:00:00+08:00"), ""));
        model("a wait until a day that a form names", m -> HostileModels.stepped(m, timer("timeDate", "${startDay}"), ""));
        model("a limit on a task", m -> m.replace("<bpmn:endEvent id=\"surveying-end\"", "<bpmn:boundaryEvent id=\"late\" name=\"超期\" attachedToRef=\"record-survey\" cancelActivity=\"false\"><bpmn:timerEventDefinition>"
                + "<bpmn:timeDuration xsi:type=\"bpmn:tFormalExpression\">P30D</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:boundaryEvent><bpmn:endEvent id=\"late-end\" /><bpmn:sequenceFlow id=\"late-on\" sourceRef=\"late\" "
                + "targetRef=\"late-end\" /><bpmn:endEvent id=\"surveying-end\""));
        for (String block : List.of("consultation", "acceptance", "rectification")) {
            model("the block " + block, m -> HostileModels.stepped(m, CALL.formatted(block), ""));
        }
        model("two ways at once", m -> HostileModels.stepped(m, "<bpmn:parallelGateway id=\"x\" /><bpmn:sequenceFlow id=\"x-too\" sourceRef=\"x\" targetRef=\"consult\" />" + CALL.formatted("consultation").replace("\"x\"", "\"consult\"")
                + "<bpmn:endEvent id=\"consulted\" /><bpmn:sequenceFlow id=\"consulted-on\" sourceRef=\"consult\" targetRef=\"consulted\" />", ""));
        model("a second loop", m -> HostileModels.stepped(m, "<bpmn:exclusiveGateway id=\"x\" name=\"齐了？\" default=\"x-on\" /><bpmn:sequenceFlow id=\"x-skip\" sourceRef=\"x\" targetRef=\"surveying-end\">"
                + "<bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\"><![CDATA[${carried}]]></bpmn:conditionExpression></bpmn:sequenceFlow>", ""));
        model("notes on the drawing", m -> m.replace("</bpmn:process>", "<bpmn:textAnnotation id=\"note\"><bpmn:text>费用 $100 {含税}</bpmn:text></bpmn:textAnnotation><bpmn:association id=\"as\" sourceRef=\"surveying\" "
                + "targetRef=\"note\" /><bpmn:group id=\"g\" categoryValueRef=\"cv\" /></bpmn:process>").replace("<bpmn:process ", "<bpmn:category id=\"cat\"><bpmn:categoryValue id=\"cv\" value=\"居民\" /></bpmn:category><bpmn:process "));
        model("documentation", m -> HostileModels.after(m, HostileModels.TASK, "<bpmn:documentation>按户登记，一户一行。</bpmn:documentation>"));
        model("colours and template marks", m -> m.replace("xmlns:camunda=", "xmlns:bioc=\"http://bpmn.io/schema/bpmn/biocolor/1.0\" xmlns:color=\"http://www.omg.org/spec/BPMN/non-normative/color/1.0\" xmlns:camunda=")
                .replace("bpmnElement=\"record-survey\"", "bpmnElement=\"record-survey\" bioc:stroke=\"#0d4372\" color:border-color=\"#0d4372\"").replace("id=\"record-survey\"",
                        "id=\"record-survey\" camunda:modelerTemplate=\"cn.shishi.record\" camunda:modelerTemplateVersion=\"1\""));
        model("as Modeler saves it", m -> m.replace("targetNamespace=", "exporter=\"Camunda Modeler\" exporterVersion=\"5.40.0\" targetNamespace=").replace("\n", "\r\n").replace("<bpmn:process ", "<!-- 由 Modeler 保存 --><bpmn:process "));
        model("another prefix", m -> m.replace("bpmn:", "b2:").replace("xmlns:bpmn=", "xmlns:b2="));
        model("no prefix", m -> m.replace("<bpmn:", "<").replace("</bpmn:", "</").replace("\"bpmn:t", "\"t").replace("xmlns:bpmn=", "xmlns="));
        all.add(new Good("a form with more", () -> whole(ONE.form(f -> HostileModels.after(f, "\"components\": \\[", "{\"type\": \"text\", \"id\": \"Hint\", \"text\": \"先填日期\"}, {\"type\": \"textarea\", \"id\": \"Memo\", \"key\": \"memo\", "
                + "\"label\": \"备注\"}, {\"type\": \"select\", \"id\": \"Kind\", \"key\": \"sort\", \"label\": \"类别\", \"values\": [{\"label\": \"甲\", \"value\": \"a\"}]}, {\"type\": \"separator\", \"id\": \"Line\"},")))));
    }

    /** Phases side by side, made for the tests. */
    private void garden() {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> types = Files.list(Path.of("src/test/resources/types"))) {
            for (Path file : types.filter(f -> f.getFileName().toString().startsWith("garden")).toList()) {
                String name = file.getFileName().toString();
                files.put((name.endsWith(".bpmn") ? "bpmn/" : "forms/") + name, Files.readAllBytes(file));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        all.add(new Good("garden", () -> ShippedFiles.withForms(files, ShippedFiles.forms())));
    }

    private void model(String name, UnaryOperator<String> change) {
        all.add(new Good(name, () -> whole(ONE.model(change))));
    }

    private static Bundle whole(TypeFiles files) {
        return ShippedFiles.withForms(Map.of("bpmn/" + files.id() + ".bpmn", TypeFiles.bytes(files.model()), "forms/" + files.id() + ".form", TypeFiles.bytes(files.form())), ShippedFiles.forms());
    }

    private static String property(String model, String name, String value) {
        return model.replaceFirst("<camunda:property name=\"role\" value=\"jingban\" />", "<camunda:property name=\"role\" value=\"jingban\" /><camunda:property name=\"" + name + "\" value=\"" + value + "\" />");
    }

    private static String timer(String kind, String when) {
        return "<bpmn:intermediateCatchEvent id=\"x\" name=\"等候\"><bpmn:timerEventDefinition id=\"when\"><bpmn:" + kind + " xsi:type=\"bpmn:tFormalExpression\">" + when + "</bpmn:" + kind
                + "></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>";
    }
}
