package cn.shishi.type;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The part of the model check that looks into the form of one task. */
final class FormCheck {

    /** What form-js 1.8 shows and this product can bind; one unknown component makes Tasklist refuse the whole form. */
    private static final Set<String> COMPONENTS =
            Set.of("text", "textfield", "textarea", "number", "checkbox", "select", "radio", "separator", "spacer");

    /** Tasklist reads a text as markdown; what is shown is words, never what a browser would follow or run. */
    private static final Pattern CODE = Pattern.compile("<[a-zA-Z/!?]|(?:javascript|vbscript|data)\\s*:|!\\[|\\]\\s*\\(", Pattern.CASE_INSENSITIVE);

    private static final Set<String> ADDS = Set.of("sum", "level", "distinct", "estimate");

    /** Variables the product keeps in each instance. */
    private static final Set<String> RESERVED = Set.of("key", "street", "title", "approved", "siteType", "process", "part", "parts", "carried", "beginnings",
            "item", "findings");

    private final TaskSpec spec;
    private final boolean block;
    private final List<Finding> findings;

    private FormCheck(TaskSpec spec, boolean block, List<Finding> findings) {
        this.spec = spec;
        this.block = block;
        this.findings = findings;
    }

    /** @param block what calls the model may say which one thing it is about */
    static void check(TaskSpec spec, boolean block, JsonNode form, List<Finding> findings) {
        if (form != null) {
            new FormCheck(spec, block, findings).form(form);
        }
    }

    private void form(JsonNode form) {
        for (JsonNode component : form.path("components")) {
            if (!COMPONENTS.contains(component.path("type").asText())) {
                found("的表单含有不支持的控件“" + component.path("type").asText() + "”", "请改用文本、数字、勾选或下拉控件");
            }
            words(component);
        }
        spec.fields().forEach(this::field);
        boolean tells = spec.fields().stream().anyMatch(f -> f.measures() || f.is("party") || f.is("place") || f.is("narrative") || alone(f));
        long days = spec.fields().stream().filter(Field::dates).count();
        if (days > 1 || tells && days == 0) {
            found(days > 1 ? "的表单有多个日期字段" : "的表单没有日期字段", "请保留一个绑定为 happened 或 milestone 的文本字段，说明事情发生在哪天");
        }
        if ("signOff".equals(spec.kind()) && (spec.field("decision").isEmpty() || spec.field("reason").isEmpty())) {
            found("的表单没有意见或理由", "签核任务请使用表单 sign-off 或 acceptance");
        }
        if (spec.rows()) {
            rows(form);
        }
    }

    private void words(JsonNode component) {
        Stream.concat(Stream.of("label", "description", "text").map(component::path), component.path("values").findValues("label").stream()).map(JsonNode::asText)
                .filter(said -> CODE.matcher(said).find()).forEach(said -> found("的表单写着“" + said.substring(0, Math.min(30, said.length())) + "”，里面有网页代码、链接或图片", "请只写文字"));
    }

    /** A text that no event names happened on the day of the form. */
    private boolean alone(Field field) {
        return field.is("text") && spec.fields("event").stream().noneMatch(e -> field.key().equals(e.bound("text")));
    }

    /** In Tasklist the form is shown once, so what each row asks must not be asked there. */
    private void rows(JsonNode form) {
        if (spec.field("milestone").isPresent() || spec.field("item").isPresent()) {
            found("按清单填报，表单却有里程碑或名称字段", "请去掉绑定为 milestone、item 的字段：每一行的名称就是地点");
        }
        for (JsonNode component : form.path("components")) {
            boolean column = spec.columns().stream().anyMatch(f -> f.key().equals(component.path("key").asText()));
            if (column && component.path("conditional").path("hide").asText().isBlank()) {
                found("的字段“" + component.path("label").asText() + "”没有在任务列表里隐藏", "它在清单页按行填写，请在字段的 Condition 中把 Hide if 填为 =1 = 1");
            }
        }
        if (spec.fields().stream().anyMatch(Field::finding) && spec.field("event").isEmpty() && spec.field("text").isEmpty()) {
            found("能标记问题，却没有写问题的字段", "请加一个绑定为 text 的文本字段，写明发现了什么问题");
        }
    }

    private void field(Field field) {
        String label = "的字段“" + field.label() + "”";
        if (field.fact() != null && !Field.FACTS.contains(field.fact())) {
            found(label + "绑定了不认识的“" + field.fact() + "”", "可用：" + String.join("、", Field.FACTS));
        }
        if (RESERVED.contains(field.key())) {
            found(label + "用了保留的编号“" + field.key() + "”", "请给字段换一个 Key");
        }
        if (field.finding() && !(spec.rows() && field.ticks())) {
            found(label + "不能标记问题", "finding 只用于按清单填报的表单里的勾选框");
        }
        if (!field.measures()) {
            return;
        }
        for (String needed : List.of("indicator", "name", "unit")) {
            if (field.bound(needed) == null || field.bound(needed).isBlank()) {
                found(label + "缺少 " + needed, "请在字段的 Custom properties 中补上");
            }
        }
        if (field.bound("adds") == null || !ADDS.contains(field.bound("adds"))) {
            found(label + "没有写明怎样累计", "请把 adds 填为 sum（累加）、level（取最新）、distinct（数名称）或 estimate（估计）");
        } else if (field.counts() != (field.ticks() || field.is("item"))) {
            found(label + (field.counts() ? "数的是名称，不是数字" : "不是数字控件"),
                    field.counts() ? "adds 为 distinct 的字段请改用 checkbox" : "请改用 number；要数有几个名称，请把 adds 填为 distinct");
        } else if (!field.counts() && !"number".equals(field.type())) {
            found(label + "不是数字控件", "请改用 number");
        } else if (field.counts() && !spec.rows() && !block && spec.field("item").isEmpty()) {
            found(label + "不知道数哪些名称", "请在任务上把 rows 填为 places，或在表单里加一个绑定为 item 的名称字段");
        }
        if (field.bound("rateOf") != null) {
            rate(field);
        }
    }

    /** A share of something else in the same form, added up alike; an estimate has no share. */
    private void rate(Field field) {
        String label = "的字段“" + field.label() + "”";
        if (spec.measures().stream().noneMatch(f -> f != field && field.bound("rateOf").equals(f.bound("indicator"))
                && !"estimate".equals(f.bound("adds")) && String.valueOf(f.bound("adds")).equals(field.bound("adds")))) {
            found(label + "的分母“" + field.bound("rateOf") + "”不能用", "请把 rateOf 填为同一表单里另一个数的 indicator，两者的 adds 要相同，且不是 estimate");
        }
        if (field.bound("rateName") == null || field.bound("rateName").isBlank()) {
            found(label + "缺少 rateName", "请填写比率的中文名，如 调解成功率");
        }
    }

    private void found(String what, String cure) {
        findings.add(new Finding(spec.name(), what, cure));
    }
}
