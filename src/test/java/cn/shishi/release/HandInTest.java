package cn.shishi.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.shishi.StreetTest;
import cn.shishi.TypeFiles;
import cn.shishi.identity.People;
import cn.shishi.platform.Told;
import cn.shishi.type.Bundle;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** What must not come in is refused with its sentence, and nothing of it is left anywhere. */
class HandInTest extends StreetTest {

    private static final TypeFiles GOOD = TypeFiles.of("census", "人口调查");
    private static final String BOMB = "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"" + "a".repeat(1000) + "\"><!ENTITY b \"" + "&a;".repeat(1000)
            + "\"><!ENTITY c \"" + "&b;".repeat(1000) + "\">]><x>&c;</x>";

    @Autowired
    HandIn handIn;

    @Autowired
    TypeRules rules;

    @Autowired
    Deployments deployments;

    @Autowired
    People people;

    @Autowired
    RepositoryService repository;

    @Autowired
    JdbcTemplate sql;

    static Stream<Arguments> refusals() {
        return Stream.of(
                files("没有收到文件", f -> Map.of()),
                files("模型应当正好一个", f -> without(f, "census.bpmn")),
                files("模型应当正好一个", f -> with(f, "other.bpmn", GOOD.model())),
                files("文件名“人口.form”不合要求", f -> with(f, "人口.form", "{}")),
                files("文件名“run.js”不合要求", f -> with(f, "run.js", "alert(1)")),
                files("太大：每个文件不超过 2 MB", f -> with(f, "big.form", " ".repeat(2 * 1024 * 1024 + 1))),
                files("合计不超过 5 MB", f -> with(with(with(f, "a.form", " ".repeat(1_900_000)), "b.form", " ".repeat(1_900_000)), "c.form", " ".repeat(1_900_000))),
                files("一次最多 30 个文件", HandInTest::many),
                files("不是 UTF-8 文本", f -> bytes(f, "census.bpmn", GOOD.model().getBytes(StandardCharsets.UTF_16))),
                files("不是 UTF-8 文本", f -> bytes(f, "census.form", new byte[] {(byte) 0xff, (byte) 0xfe})),
                files("含有 DOCTYPE 或实体定义", f -> with(f, "census.bpmn", BOMB)),
                files("表单“sign-off2.form”没有任务使用", f -> with(f, "sign-off2.form", "{\"id\": \"sign-off2\", \"components\": []}")),
                model("不是有效的 BPMN 模型", m -> m.substring(0, m.length() / 2)),
                model("编号“people”与文件名不同", m -> m.replace("id=\"census\"", "id=\"people\"").replace("bpmnElement=\"census\"", "bpmnElement=\"people\"")),
                model("流程不可执行", m -> m.replace("isExecutable=\"true\"", "isExecutable=\"false\"")),
                model("运行时只能增加项目类型", m -> m.replace("name=\"runs\" value=\"part\"", "name=\"runs\" value=\"block\"")),
                model("运行时只能增加项目类型", m -> m.replace("name=\"runs\" value=\"part\"", "name=\"runs\" value=\"product\"")),
                model("已是类型“survey”的名称", m -> m.replace("name=\"人口调查\"", "name=\"摸底调查\"")),
                model("名称太长", m -> m.replace("name=\"人口调查\"", "name=\"" + "长".repeat(51) + "\"")),
                model("的办理角色“mayor”不存在", m -> m.replace("value=\"zhuren\"", "value=\"mayor\"")),
                model("没有这块积木", m -> m.replace("<bpmn:endEvent id=\"surveying-end\"", "<bpmn:callActivity id=\"c\" name=\"办理\" calledElement=\"project\" /><bpmn:endEvent id=\"surveying-end\"")),
                model("要运行程序", m -> m.replace("<bpmn:endEvent id=\"surveying-end\"",
                        "<bpmn:serviceTask id=\"c\" name=\"调用\" camunda:delegateExpression=\"${openSite}\" /><bpmn:endEvent id=\"surveying-end\"")),
                model("不被允许的“camunda:assignee”", m -> m.replace("name=\"登记结果\"", "name=\"登记结果\" camunda:assignee=\"${''.getClass()}\"")),
                model("“登记结果”（第37行）流程引擎读不懂", m -> m.replace("<bpmn:outgoing>flow-record-survey-sign-survey</bpmn:outgoing>",
                        "<bpmn:outgoing>flow-record-survey-sign-survey</bpmn:outgoing><bpmn:multiInstanceLoopCharacteristics id=\"many\" />")),
                model("没有阶段", m -> m.replace("name=\"kind\" value=\"phase\"", "name=\"kind\" value=\"none\"")),
                model("模型太大", m -> m.replace("<bpmn:endEvent id=\"surveying-end\"", Stream.iterate(0, i -> i + 1).limit(1001)
                        .map(i -> "<bpmn:task id=\"n" + i + "\" />").reduce("", String::concat) + "<bpmn:endEvent id=\"surveying-end\"")),
                model("模型太大", m -> m.replace("<bpmn:endEvent id=\"surveying-end\"", Stream.iterate(0, i -> i + 1).limit(3000)
                        .map(i -> "<bpmn:subProcess id=\"n" + i + "\">").reduce("", String::concat) + "</bpmn:subProcess>".repeat(3000) + "<bpmn:endEvent id=\"surveying-end\"")),
                form("“people”与文件名不同", f -> f.replace("\"id\": \"census\"", "\"id\": \"people\"")),
                form("不是有效的表单", f -> f.substring(0, f.length() / 2)),
                form("没有写明怎样累计", f -> f.replaceFirst("\"adds\": \"level\"", "\"adds\": \"often\"")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void whatMustNotComeInIsRefusedAndLeavesNothing(String said, Map<String, byte[]> files) {
        refused(said, files);
    }

    @Test
    void theSameFilesWithoutFaultAreTakenAndWaitUndeployed() {
        long before = deployments();
        Draft draft = take("duban", GOOD.files());
        assertThat(draft.state()).isEqualTo(Draft.State.PENDING);
        assertThat(draft.name()).isEqualTo("人口调查");
        assertThat(deployments()).isEqualTo(before);
        assertThat(repository.createProcessDefinitionQuery().processDefinitionKey("census").count()).isZero();
        assertThat(take("duban", GOOD.files()).id()).as("the same once more").isEqualTo(draft.id());
    }

    @Test
    void allThatIsWrongIsSaidAtOnce() {
        assertThatThrownBy(() -> take("duban", GOOD.model(m -> m.replace("isExecutable=\"true\"", "isExecutable=\"false\"").replace("value=\"zhuren\"", "value=\"mayor\"")
                .replace("<camunda:property name=\"done\"", "<camunda:property name=\"nothing\"")).files())).satisfies(thrown ->
                assertThat(Told.of(thrown).sentence().split("\n")).hasSize(3).allSatisfy(line -> assertThat(line).endsWith("。")));
    }

    @Test
    void whatBelongsToTheProductIsNotReplaced() {
        for (String product : List.of("project", "sites", "correction", "acceptance", "consultation")) {
            refused("是产品自带的", TypeFiles.of(product, "别的名称" + product).files());
        }
        refused("名称须与它相同", TypeFiles.of("quantity", "另一种任务").files());
    }

    @Test
    void everyShippedTypeKeepsTheRules() {
        ShippedFiles.models().forEach((name, model) -> {
            Bundle bundle = ShippedFiles.withForms(Map.of(name, model), ShippedFiles.forms());
            if (bundle.type().forParts()) {
                assertThat(rules.broken(bundle)).as(name).isEmpty();
                assertThat(deployments.objections(bundle.type().key(), bundle)).as(name).isEmpty();
            }
        });
    }

    @Test
    void whoHasNoSuchDutyHandsNothingIn() {
        long before = drafts();
        for (String role : List.of("jingban", "kezhang", "fenguan", "zhuren", "juwei")) {
            assertThatThrownBy(() -> take(role, TypeFiles.of("census-no", "不收的调查").files())).satisfies(thrown ->
                    assertThat(Told.of(thrown).status()).isEqualTo(403));
        }
        assertThat(drafts()).isEqualTo(before);
    }

    private void refused(String said, Map<String, byte[]> files) {
        long draftsBefore = drafts();
        long before = deployments();
        long started = System.nanoTime();
        assertThatThrownBy(() -> take("duban", files)).satisfies(thrown -> {
            assertThat(Told.of(thrown).sentence()).as("%s", thrown).contains(said);
            assertThat(Told.of(thrown).status()).isIn(400, 413);
        });
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(20));
        assertThat(drafts()).isEqualTo(draftsBefore);
        assertThat(deployments()).isEqualTo(before);
    }

    private Draft take(String role, Map<String, byte[]> files) {
        return people.as(role + street.id, () -> handIn.take(files.entrySet().stream().map(f -> new Incoming(f.getKey(), f.getValue())).toList()));
    }

    private long drafts() {
        return sql.queryForObject("select count(*) from type_draft", Long.class) + sql.queryForObject("select count(*) from type_draft_file", Long.class);
    }

    private long deployments() {
        return repository.createDeploymentQuery().count();
    }

    private static Arguments files(String said, UnaryOperator<Map<String, byte[]>> change) {
        return Arguments.of(said, change.apply(GOOD.files()));
    }

    private static Arguments model(String said, UnaryOperator<String> change) {
        return Arguments.of(said, GOOD.model(change).files());
    }

    private static Arguments form(String said, UnaryOperator<String> change) {
        return Arguments.of(said, GOOD.form(change).files());
    }

    private static Map<String, byte[]> many(Map<String, byte[]> files) {
        Map<String, byte[]> many = new HashMap<>(files);
        for (int i = 0; i < 30; i++) {
            many.put("f" + i + ".form", new byte[0]);
        }
        return many;
    }

    private static Map<String, byte[]> with(Map<String, byte[]> files, String name, String text) {
        return bytes(files, name, TypeFiles.bytes(text));
    }

    private static Map<String, byte[]> bytes(Map<String, byte[]> files, String name, byte[] content) {
        Map<String, byte[]> more = new TreeMap<>(files);
        more.put(name, content);
        return more;
    }

    private static Map<String, byte[]> without(Map<String, byte[]> files, String name) {
        Map<String, byte[]> less = new TreeMap<>(files);
        less.remove(name);
        return less;
    }
}
