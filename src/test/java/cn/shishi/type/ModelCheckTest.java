package cn.shishi.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.shishi.OnTheEngine;
import cn.shishi.platform.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A good model with one fault each: the engine's own deployment refuses it in Chinese and keeps nothing of it. */
@OnTheEngine
class ModelCheckTest {

    @Autowired
    RepositoryService repository;

    static Stream<Arguments> faults() {
        return Stream.of(
                fault("没有阶段", m -> m.replace("name=\"kind\" value=\"phase\"", "name=\"kind\" value=\"none\"")),
                fault("没有写明按什么推进", m -> m.replace("name=\"runs\" value=\"part\"", "name=\"runs\" value=\"often\"")),
                fault("没有写明历史保留天数", m -> m.replace(" camunda:historyTimeToLive=\"P3650D\"", "")),
                fault("缺少报告用语", m -> m.replace("<camunda:property name=\"done\"", "<camunda:property name=\"nothing\"")),
                fault("没有写明类别或办理角色", m -> m.replace("<camunda:property name=\"role\" value=\"jingban\" />", "")),
                fault("的类别“dance”不存在", m -> m.replace("name=\"kind\" value=\"record\"", "name=\"kind\" value=\"dance\"")),
                fault("的工作日“十”不是天数", m -> m.replace("name=\"role\" value=\"jingban\" />", "name=\"role\" value=\"jingban\" /><camunda:property name=\"workdays\" value=\"十\" />")),
                fault("的补齐期限“十”不是天数", m -> m.replace("name=\"role\" value=\"jingban\" />", "name=\"role\" value=\"jingban\" /><camunda:property name=\"evidenceLaterDays\" value=\"十\" />")),
                fault("却没有可后补的材料", m -> m.replace("name=\"role\" value=\"jingban\" />", "name=\"role\" value=\"jingban\" /><camunda:property name=\"evidenceLaterDays\" value=\"5\" />")),
                fault("不在任何阶段里", m -> m.replace("name=\"kind\" value=\"phase\"", "name=\"kind\" value=\"group\"")),
                fault("没有表单“missing”", m -> m.replace("camunda:formRef=\"survey\"", "camunda:formRef=\"missing\"")),
                fault("的表单没有随模型一起发布", m -> m.replace("camunda:formRefBinding=\"deployment\"", "camunda:formRefBinding=\"latest\"")),
                fault("没有填表单编号", m -> m.replaceFirst(" camunda:formRef=\"survey\"", "")),
                fault("没有接在两个元素上", m -> m.replaceFirst("targetRef=\"[^\"]*\"", "targetRef=\"survey\"")),
                fault("没有接在两个元素上", m -> m.replaceFirst("sourceRef=\"[^\"]*\"", "sourceRef=\"survey\"")),
                fault("没有默认去向", m -> m.replaceAll(" default=\"[^\"]*\"", "")),
                fault("只能是一个勾选项的名称", m -> m.replace("${approved}", "${count > 3}")),
                fault("只能是一个勾选项的名称", m -> m.replace("${approved}", "${and}")),
                fault("不能按清单填报", m -> m.replaceFirst("name=\"kind\" value=\"record\" />", "name=\"kind\" value=\"record\" /><camunda:property name=\"rows\" value=\"sites\" />")),
                fault("没有在任务列表里隐藏", m -> m.replaceFirst("name=\"kind\" value=\"record\" />", "name=\"kind\" value=\"record\" /><camunda:property name=\"rows\" value=\"places\" />")),
                fault("却有里程碑或名称字段", m -> m.replaceFirst("name=\"kind\" value=\"record\" />", "name=\"kind\" value=\"record\" /><camunda:property name=\"rows\" value=\"places\" />")),
                fault("没有流程图", m -> m.replaceAll("(?s)<bpmndi:BPMNDiagram.*</bpmndi:BPMNDiagram>", "")),
                fault("脚本", m -> withNode(m, "<bpmn:scriptTask id=\"code\" name=\"算一算\" scriptFormat=\"juel\"><bpmn:script>${1}</bpmn:script></bpmn:scriptTask>")),
                fault("不被允许的“camunda:class”", m -> withNode(m, "<bpmn:serviceTask id=\"code\" name=\"调用\" camunda:class=\"java.util.ArrayList\" />")),
                fault("不被允许的“camunda:expression”", m -> withNode(m, "<bpmn:serviceTask id=\"code\" name=\"调用\" camunda:expression=\"${''.getClass()}\" />")),
                fault("没有公布的程序", m -> withNode(m, "<bpmn:serviceTask id=\"code\" name=\"调用\" camunda:delegateExpression=\"${dataSource}\" />")),
                fault("不是有效的 BPMN 模型", m -> m.substring(0, m.length() / 2)));
    }

    static Stream<Arguments> formFaults() {
        return Stream.of(
                fault("不支持的控件“filepicker”", f -> f.replaceFirst("\"type\": \"textfield\"", "\"type\": \"filepicker\"")),
                fault("里面有网页代码、链接或图片", f -> f.replaceFirst("\"label\": \"", "\"label\": \"<script>alert(1)</script>")),
                fault("里面有网页代码、链接或图片", f -> f.replaceFirst("\"label\": \"", "\"label\": \"<img src=x onerror=alert(1)>")),
                fault("里面有网页代码、链接或图片", f -> f.replaceFirst("\"label\": \"", "\"label\": \"[点这里](javascript:alert(1))")),
                fault("里面有网页代码、链接或图片", f -> f.replaceFirst("\"label\": \"", "\"label\": \"![](data:text/html;base64,PHNjcmlwdD4=)")),
                fault("里面有网页代码、链接或图片", f -> f.replaceFirst("\"label\": \"", "\"label\": \"<iframe src=https://x>")),
                fault("里面有网页代码、链接或图片", f -> f.replaceFirst("\"label\": \"", "\"label\": \"JaVaScRiPt :alert(1)")),
                fault("绑定了不认识的“miracle”", f -> f.replace("\"fact\": \"party\"", "\"fact\": \"miracle\"")),
                fault("没有日期字段", f -> f.replace("\"fact\": \"milestone\"", "\"fact\": \"text\"")),
                fault("缺少 unit", f -> f.replaceFirst("\"unit\": \"处\"", "\"unit\": \"\"")),
                fault("没有写明怎样累计", f -> f.replaceFirst("\"adds\": \"level\"", "\"adds\": \"often\"")),
                fault("数的是名称，不是数字", f -> f.replaceFirst("\"adds\": \"level\"", "\"adds\": \"distinct\"")),
                fault("不知道数哪些名称", f -> f.replaceFirst("\"adds\": \"level\"", "\"adds\": \"distinct\"").replaceFirst("\"type\": \"number\"", "\"type\": \"checkbox\"")),
                fault("不能标记问题", f -> f.replaceFirst("\"fact\": \"party\"", "\"fact\": \"party\", \"finding\": \"true\"")),
                fault("保留的编号“title”", f -> f.replaceFirst("\"key\": \"partner\"", "\"key\": \"title\"")),
                fault("的分母“nothing”不能用", f -> rated(f, "nothing", "占比")),
                fault("的分母“fit”不能用", f -> rated(f, "fit", "占比")),
                fault("的分母“surveyed”不能用", f -> rated(f, "surveyed", "占比").replaceFirst("\"adds\": \"level\"", "\"adds\": \"sum\"")),
                fault("缺少 rateName", f -> rated(f, "surveyed", " ")),
                fault("不是有效的表单", f -> f.substring(0, f.length() / 2)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void aFaultyModelIsRefusedWhateverWayItComes(String said, UnaryOperator<String> broken) throws IOException {
        refused(said, broken.apply(model()), form());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("formFaults")
    void aFaultyFormIsRefusedWithItsModel(String said, UnaryOperator<String> broken) throws IOException {
        refused(said, model(), broken.apply(form()));
    }

    @Test
    void theSameModelWithoutFaultIsTaken() throws IOException {
        long before = repository.createDeploymentQuery().count();
        String id = deploy(model().replace("survey", "census"), form().replace("\"survey\"", "\"census\""), "census");
        assertThat(repository.createDeploymentQuery().count()).isEqualTo(before + 1);
        repository.deleteDeployment(id, true);
    }

    private void refused(String said, String model, String form) {
        long before = repository.createDeploymentQuery().count();
        assertThatThrownBy(() -> deploy(model, form, "survey")).satisfies(thrown ->
                assertThat(Refusal.within(thrown)).as("%s", thrown).isNotNull().hasMessageContaining(said));
        assertThat(repository.createDeploymentQuery().count()).isEqualTo(before);
    }

    private String deploy(String model, String form, String name) throws IOException {
        return repository.createDeployment().name(name).addString("bpmn/" + name + ".bpmn", model).addString("forms/" + name + ".form", form)
                .addString("forms/sign-off.form", Files.readString(Path.of("forms/sign-off.form"))).deploy().getId();
    }

    private static String model() throws IOException {
        return Files.readString(Path.of("bpmn/survey.bpmn"), StandardCharsets.UTF_8);
    }

    private static String form() throws IOException {
        return Files.readString(Path.of("forms/survey.form"), StandardCharsets.UTF_8);
    }

    private static Arguments fault(String said, UnaryOperator<String> broken) {
        return Arguments.of(said, broken);
    }

    /** 符合条件数 as a share. */
    private static String rated(String form, String of, String name) {
        return form.replace("\"indicator\": \"fit\",", "\"indicator\": \"fit\", \"rateOf\": \"" + of + "\", \"rateName\": \"" + name + "\",");
    }

    private static String withNode(String model, String node) {
        return model.replace("</bpmn:process>", node + "</bpmn:process>");
    }
}
