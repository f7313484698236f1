package cn.shishi.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cn.shishi.TypeFiles;
import cn.shishi.type.Bundle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each change of a model or a form is told, in words; a drawing that only looks different is not. */
class TypeDiffTest {

    private static final Map<String, String> ROLES = Map.of("jingban", "经办人", "kezhang", "科室负责人", "fenguan", "分管领导", "zhuren", "主任");
    private static final TypeFiles OLD = TypeFiles.of("census", "人口调查");

    @Test
    void aTaskThatSomebodyElseSignsIsToldByTheNamesOfTheRoles() {
        assertThat(changes(OLD.model(m -> m.replace("value=\"fenguan\"", "value=\"kezhang\"")))).extracting("kind", "where", "before", "after")
                .containsExactly(tuple("改动", "任务“签核结果”，谁来办", "分管领导", "科室负责人"));
    }

    @Test
    void theWordsOfAPhaseAndTheReportAreTold() {
        assertThat(changes(OLD.model(m -> m.replace("value=\"摸底完成\"", "value=\"调查完成\"").replace("value=\"正在开展{noun}\"", "value=\"正在推进{noun}\"")
                .replace("，其中{fit}{fit.name}；", "；").replace("<camunda:property name=\"fallsTo\" value=\"zhuren\" />", ""))))
                .extracting("kind", "where", "before", "after").containsExactly(
                        tuple("改动", "阶段“摸底调查”，里程碑", "摸底完成", "调查完成"),
                        tuple("改动", "阶段“摸底调查”，进行中说", "正在开展{noun}", "正在推进{noun}"),
                        tuple("改动", "任务“登记结果”，报告怎么说", "完成{surveyed.name}{surveyed}，其中{fit}{fit.name}；完成{surveyed.name}{surveyed}",
                                "完成{surveyed.name}{surveyed}；完成{surveyed.name}{surveyed}"),
                        tuple("删去", "任务“签核结果”，后备角色", "主任", ""));
    }

    @Test
    void aFieldThatBecomesAnotherFactIsTold() {
        assertThat(changes(OLD.form(f -> f.replaceFirst("\"unit\": \"处\"", "\"unit\": \"户\"").replace("\"min\": 0", "\"min\": 1"))))
                .extracting("kind", "where").contains(tuple("改动", "表单“census”的字段“调查数”，记为"), tuple("改动", "表单“census”的字段“调查数”，其他设置"));
        assertThat(changes(OLD.form(f -> f.replace("\"components\": [", "\"components\": [{\"type\": \"checkbox\", \"key\": \"late\", \"label\": \"逾期\"},"))))
                .singleElement().satisfies(c -> {
                    assertThat(c.kind()).isEqualTo("新增");
                    assertThat(c.where()).isEqualTo("表单“census”的字段“逾期”");
                    assertThat(c.after()).isEqualTo("控件 勾选；记为 只用来走流程，不进台账");
                });
    }

    @Test
    void aWayRoundTheSignatureIsTold() {
        assertThat(changes(OLD.model(m -> m.replace("id=\"flow-record-survey-sign-survey\" sourceRef=\"record-survey\" targetRef=\"sign-survey\"",
                "id=\"flow-record-survey-sign-survey\" sourceRef=\"record-survey\" targetRef=\"surveying-end\""))))
                .extracting("where", "before", "after").containsExactly(tuple("走向，摸底调查／登记结果", "到“签核结果”", "到“摸底完成”"));
        assertThat(changes(OLD.model(m -> m.replace("default=\"flow-sign-survey-agreed-record-survey\"", "default=\"flow-sign-survey-agreed-surveying-end\""))))
                .isNotEmpty().allSatisfy(c -> assertThat(c.where()).startsWith("走向，摸底调查／同意？"));
    }

    @Test
    void whatANodeItselfSaysOfItsArrowsCountsForNothing() {
        assertThat(changes(OLD.model(m -> m.replaceAll("<bpmn:(incoming|outgoing)>[^<]*</bpmn:(incoming|outgoing)>", "")))).isEmpty();
    }

    @Test
    void whatNoWordsAreForIsToldInTheModelsOwn() {
        assertThat(changes(OLD.model(m -> m.replace("name=\"登记结果\"", "name=\"登记结果\" camunda:asyncBefore=\"true\"")))).singleElement()
                .satisfies(c -> assertThat(c).isEqualTo(new TypeDiff.Change("新增", "其他设置（模型原文）", "", "登记结果 camunda:asyncBefore=true")));
        assertThat(changes(OLD.model(m -> m.replace("name=\"sentence\"", "name=\"magic\"")))).extracting(TypeDiff.Change::kind, TypeDiff.Change::where)
                .containsExactly(tuple("删去", "任务“登记结果”，报告怎么说"), tuple("新增", "其他设置（模型原文）"));
        String timer = "<bpmn:boundaryEvent id=\"late\" name=\"逾期\" attachedToRef=\"record-survey\"><bpmn:timerEventDefinition id=\"t\">"
                + "<bpmn:timeDuration>P7D</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:boundaryEvent>";
        assertThat(changes(OLD.model(m -> m.replace("<bpmn:endEvent id=\"surveying-end\"", timer + "<bpmn:endEvent id=\"surveying-end\"")))).singleElement()
                .satisfies(c -> assertThat(c.after()).contains("逾期", "boundaryEvent", "attachedToRef=record-survey", "timeDuration P7D"));
    }

    @Test
    void aGatewayOfAnotherKindIsTold() {
        assertThat(changes(OLD.model(m -> m.replace("exclusiveGateway", "parallelGateway").replace(" default=\"flow-sign-survey-agreed-record-survey\"", "")))).extracting("after").anySatisfy(a -> assertThat((String) a).startsWith("并行"));
    }

    @Test
    void aShapeThatMovesAndALineBreakInANameAreNoChange() {
        assertThat(changes(OLD.model(m -> m.replace("<dc:Bounds x=\"160\"", "<dc:Bounds x=\"161\"").replace("name=\"登记结果\"", "name=\"登记&#10;结果\"")))).isEmpty();
    }

    @Test
    void everyShippedTypeIsToldInWords() throws Exception {
        Map<String, byte[]> forms = ShippedFiles.forms();
        for (Path model : Files.list(Path.of("bpmn")).sorted().toList()) {
            Bundle bundle = ShippedFiles.withForms(Map.of("bpmn/" + model.getFileName(), Files.readAllBytes(model)), forms);
            if (bundle.type().forParts()) {
                TypeSheet sheet = TypeWords.of(bundle, ROLES, Map.of("acceptance", "验收", "consultation", "征询"));
                assertThat(sheet.sections()).as(model.toString()).hasSizeGreaterThan(5)
                        .filteredOn(s -> s.id().startsWith("field:")).allSatisfy(s -> assertThat(s.told()).contains("记为").doesNotContainPattern("(记为|、)[A-Za-z]+ "));
                assertThat(sheet.sections()).filteredOn(s -> s.id().equals("rest")).flatExtracting(TypeSheet.Section::lines)
                        .allSatisfy(l -> assertThat(l.value()).doesNotContain("property"));
            }
        }
    }

    private static List<TypeDiff.Change> changes(TypeFiles now) {
        return TypeDiff.between(sheet(OLD), sheet(now));
    }

    private static TypeSheet sheet(TypeFiles files) {
        return TypeWords.of(ShippedFiles.withForms(Map.of("bpmn/census.bpmn", TypeFiles.bytes(files.model()), "forms/census.form", TypeFiles.bytes(files.form())),
                ShippedFiles.forms()), ROLES, Map.of());
    }
}
