package cn.shishi.release;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tells a form in words: each field, what it asks and what becomes of the answer. */
final class FormWords {

    private static final Map<String, String> CONTROLS = Map.of("textfield", "一行文字", "textarea", "多行文字", "number", "数字", "checkbox", "勾选",
            "select", "下拉选择", "radio", "单选");

    private static final Map<String, String> FACTS = new LinkedHashMap<>();

    /** What a custom property is called, and what its values are. */
    private static final Map<String, String> PROPERTIES = Map.ofEntries(entry("indicator", "指标编号"), entry("name", "指标名称"), entry("unit", "单位"),
            entry("adds", "累计"), entry("approximator", "约略词取自"), entry("when", "勾选时才登记"), entry("otherwise", "没有勾选时记"), entry("role", "单位是"),
            entry("text", "内容取自"), entry("says", "报告说"), entry("rateOf", "占比的分母"), entry("rateName", "占比名称"), entry("finding", "标记问题"));
    private static final Map<String, String> VALUES = Map.of("adds=sum", "各次相加", "adds=level", "取最近一次", "adds=distinct", "数名称，各数一次",
            "adds=estimate", "估计数", "finding=true", "是");

    private static final Set<String> TOLD = Set.of("id", "key", "label", "type", "values", "description", "properties", "layout");
    private static final Map<String, String> OTHERS = Map.of("validate.min", "最小", "validate.max", "最大", "validate.minLength", "最短", "validate.maxLength", "最长",
            "validate.pattern", "格式", "appearance.suffixAdorner", "后面显示", "appearance.prefixAdorner", "前面显示", "defaultValue", "预填",
            "conditional.hide", "隐藏条件", "decimalDigits", "小数位数");

    static {
        String[] told = {"happened", "发生日期", "milestone", "里程碑日期", "measure", "数", "approximator", "约略词", "dimension", "类别", "event", "一件事的日期",
            "text", "一件事的内容", "party", "参与单位", "place", "地址", "item", "名称（一张表单说一个）", "narrative", "叙述段落", "decision", "签核意见", "reason", "签核理由"};
        for (int i = 0; i < told.length; i += 2) {
            FACTS.put(told[i], told[i + 1]);
        }
    }

    private FormWords() {}

    static List<TypeSheet.Section> sections(String id, JsonNode form) {
        List<TypeSheet.Section> sections = new ArrayList<>();
        TypeWords.Lines texts = new TypeWords.Lines("texts:" + id, "表单“" + id + "”的说明文字");
        for (JsonNode component : form.path("components")) {
            if (component.hasNonNull("key")) {
                sections.add(field(id, component));
            } else {
                texts.add(component.path("id").asText(), "文字", component.path("text").asText());
            }
        }
        sections.add(texts.section());
        return sections;
    }

    private static TypeSheet.Section field(String form, JsonNode field) {
        List<String> options = new ArrayList<>();
        field.path("values").forEach(v -> options.add(v.path("label").asText() + "（" + v.path("value").asText() + "）"));
        String key = field.get("key").asText();
        return new TypeWords.Lines("field:" + form + "/" + key, "表单“" + form + "”的字段“" + field.path("label").asText(key) + "”")
                .add("标签", field.path("label").asText()).add("控件", told(CONTROLS, field.path("type").asText()))
                .add("必填", field.path("validate").path("required").asBoolean() ? "是" : null).add("选项", TypeWords.joined(options))
                .add("说明", field.path("description").asText()).add("记为", binding(field.path("properties")))
                .add("其他设置", others(field)).section();
    }

    private static String binding(JsonNode properties) {
        List<String> words = new ArrayList<>();
        words.add(properties.hasNonNull("fact") ? told(FACTS, properties.get("fact").asText()) : "只用来走流程，不进台账");
        properties.properties().stream().filter(p -> !p.getKey().equals("fact")).forEach(p -> words.add(told(PROPERTIES, p.getKey()) + " "
                + VALUES.getOrDefault(p.getKey() + "=" + p.getValue().asText(), p.getValue().asText())));
        return TypeWords.joined(words);
    }

    /** What else the field says; where it stands on the screen is left out. */
    private static String others(JsonNode field) {
        List<String> words = new ArrayList<>();
        field.properties().stream().filter(p -> !TOLD.contains(p.getKey())).forEach(p -> leaves(p.getKey(), p.getValue(), words));
        return TypeWords.joined(words);
    }

    private static void leaves(String path, JsonNode value, List<String> words) {
        if (value.isContainerNode()) {
            value.properties().forEach(p -> leaves(path + "." + p.getKey(), p.getValue(), words));
            for (int i = 0; value.isArray() && i < value.size(); i++) {
                leaves(path + "." + i, value.get(i), words);
            }
        } else if (!path.equals("validate.required")) {
            words.add(told(OTHERS, path) + " " + value.asText());
        }
    }

    private static String told(Map<String, String> words, String id) {
        return words.getOrDefault(id, id);
    }
}
