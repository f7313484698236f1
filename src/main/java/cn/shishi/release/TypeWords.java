package cn.shishi.release;

import cn.shishi.type.Bundle;
import cn.shishi.type.Phase;
import cn.shishi.type.TaskSpec;
import cn.shishi.type.TypeModel;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.CallActivity;

/** Tells a bundle in words. */
final class TypeWords {

    private static final Map<String, String> RUNS = Map.of("part", "子项：一个子项走一遍", "site", "点位：每个点位各走一遍");
    private static final Map<String, String> KINDS = Map.of("record", "填报", "signOff", "签核");

    private final Bundle bundle;
    private final TypeModel type;
    private final Map<String, String> roles;
    private final Map<String, String> blocks;

    private TypeWords(Bundle bundle, Map<String, String> roles, Map<String, String> blocks) {
        this.bundle = bundle;
        this.type = bundle.type();
        this.roles = roles;
        this.blocks = blocks;
    }

    /**
     * @param roles names of roles by id
     * @param blocks names of building blocks by process id
     */
    static TypeSheet of(Bundle bundle, Map<String, String> roles, Map<String, String> blocks) {
        return new TypeWords(bundle, roles, blocks).sheet();
    }

    private TypeSheet sheet() {
        BpmnModelInstance model = bundle.models().get(0);
        List<TypeSheet.Section> all = new ArrayList<>();
        all.add(new Lines("type", "类型").add("名称", type.name()).add("按什么推进", RUNS.getOrDefault(type.runs(), type.runs())).section());
        type.phases().forEach(p -> all.add(phase(p)));
        type.tasks().values().forEach(t -> all.add(task(t)));
        for (CallActivity call : model.getModelElementsByType(CallActivity.class)) {
            all.add(new Lines("call:" + call.getId(), "积木“" + call.getName() + "”").add("所在阶段", phaseName(type.phaseOf().get(call.getId())))
                    .add("调用", blocks.getOrDefault(call.getCalledElement(), call.getCalledElement())).section());
        }
        Set<String> forms = type.tasks().values().stream().map(TaskSpec::form).collect(Collectors.toCollection(LinkedHashSet::new));
        Map<String, JsonNode> known = bundle.forms();
        forms.stream().filter(known::containsKey).forEach(id -> all.addAll(FormWords.sections(id, known.get(id))));
        all.add(Flow.section(model, type));
        all.add(Remainder.section(model));
        return new TypeSheet(all.stream().filter(section -> !section.lines().isEmpty()).toList());
    }

    private TypeSheet.Section phase(Phase p) {
        return new Lines("phase:" + p.id(), "阶段“" + p.name() + "”").add("名称", p.name()).add("里程碑", p.milestone()).add("已完成时说", p.done())
                .add("进行中说", p.doing()).add("接下来说", p.next()).add("收尾阶段", p.tail() ? "是" : null)
                .add("在谁之后", joined(p.releasers().stream().map(this::phaseName).toList())).section();
    }

    private TypeSheet.Section task(TaskSpec t) {
        return new Lines("task:" + t.element(), "任务“" + t.name() + "”").add("名称", t.name()).add("所在阶段", phaseName(t.phase()))
                .add("类别", KINDS.getOrDefault(t.kind(), t.kind())).add("谁来办", roles.getOrDefault(t.role(), t.role()))
                .add("后备角色", roles.getOrDefault(Objects.toString(t.fallsTo(), ""), t.fallsTo())).add("表单", t.form())
                .add("按清单填报", t.rows() ? "每个地点一行" : null)
                .add("报告怎么说", String.join("；", t.sentences())).add("必须的材料", joined(t.papers())).add("可后补的材料", joined(t.laterPapers()))
                .add("补齐期限", t.laterDays() == null ? null : t.laterDays() + "个工作日")
                .add("工作日", t.workdays() == null ? null : t.workdays() + "个").add("签核", t.signed() ? null : "无需签核").section();
    }

    private String phaseName(String id) {
        return id == null ? null : type.phase(id).map(Phase::name).orElse(id);
    }

    static String joined(List<String> words) {
        return String.join("、", words);
    }

    /** Gathers the lines of a section; what is not said is no line. */
    static final class Lines {

        private final String id;
        private final String title;
        private final List<TypeSheet.Line> lines = new ArrayList<>();

        Lines(String id, String title) {
            this.id = id;
            this.title = title;
        }

        Lines add(String label, String value) {
            return add(label, label, value);
        }

        Lines add(String line, String label, String value) {
            if (value != null && !value.isBlank()) {
                lines.add(new TypeSheet.Line(line, label, value));
            }
            return this;
        }

        TypeSheet.Section section() {
            return new TypeSheet.Section(id, title, lines);
        }
    }
}
