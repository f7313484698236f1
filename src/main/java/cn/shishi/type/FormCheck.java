package cn.shishi.type;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;

/** The part of the model check that looks into the form of one task. */
final class FormCheck {

    /** What form-js 1.8 shows and this product can bind; one unknown component makes Tasklist refuse the whole form. */
    private static final Set<String> COMPONENTS =
            Set.of("text", "textfield", "textarea", "number", "checkbox", "select", "radio", "separator", "spacer");

    private static final Set<String> ADDS = Set.of("sum", "level", "estimate");

    /** Variables the product keeps in each instance. */
    private static final Set<String> RESERVED = Set.of("key", "street", "title", "approved", "siteType", "process", "part", "parts", "carried");

    private FormCheck() {}

    static void check(TaskSpec spec, JsonNode form, List<Finding> findings) {
        if (form == null) {
            return;
        }
        for (JsonNode component : form.path("components")) {
            if (!COMPONENTS.contains(component.path("type").asText())) {
                findings.add(new Finding(spec.name(), "的表单含有不支持的控件“" + component.path("type").asText() + "”", "请改用文本、数字、勾选或下拉控件"));
            }
        }
        for (Field field : spec.fields()) {
            field(spec, field, findings);
        }
        boolean tells = spec.fields().stream().anyMatch(f -> f.is("measure") || f.is("party") || f.is("place") || f.is("narrative"));
        long days = spec.fields().stream().filter(Field::dates).count();
        if (days > 1 || tells && days == 0) {
            findings.add(new Finding(spec.name(), days > 1 ? "的表单有多个日期字段" : "的表单没有日期字段",
                    "请保留一个绑定为 happened 或 milestone 的文本字段，说明事情发生在哪天"));
        }
        if ("signOff".equals(spec.kind()) && (spec.field("decision").isEmpty() || spec.field("reason").isEmpty())) {
            findings.add(new Finding(spec.name(), "的表单没有意见或理由", "签核任务请使用表单 sign-off 或 acceptance"));
        }
    }

    private static void field(TaskSpec spec, Field field, List<Finding> findings) {
        if (field.fact() != null && !Field.FACTS.contains(field.fact())) {
            findings.add(new Finding(spec.name(), "的字段“" + field.label() + "”绑定了不认识的“" + field.fact() + "”", "可用：" + String.join("、", Field.FACTS)));
        }
        if (RESERVED.contains(field.key())) {
            findings.add(new Finding(spec.name(), "的字段“" + field.label() + "”用了保留的编号“" + field.key() + "”", "请给字段换一个 Key"));
        }
        if (!field.is("measure")) {
            return;
        }
        for (String needed : List.of("indicator", "name", "unit")) {
            if (field.bound(needed) == null || field.bound(needed).isBlank()) {
                findings.add(new Finding(spec.name(), "的字段“" + field.label() + "”缺少 " + needed, "请在字段的 Custom properties 中补上"));
            }
        }
        if (field.bound("adds") == null || !ADDS.contains(field.bound("adds"))) {
            findings.add(new Finding(spec.name(), "的字段“" + field.label() + "”没有写明怎样累计",
                    "请把 adds 填为 sum（累加）、level（取最新）或 estimate（估计）"));
        }
        if (!"number".equals(field.type())) {
            findings.add(new Finding(spec.name(), "的字段“" + field.label() + "”不是数字控件", "请改用 number"));
        }
    }
}
