package cn.shishi.project;

import cn.shishi.ledger.Happened;
import cn.shishi.platform.Refusal;
import cn.shishi.type.Field;
import cn.shishi.type.TaskSpec;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;

/** What was filled into a task's form, read field by field as its binding says; whatever is wrong names its field. */
final class Submission {

    private static final int SHORT = 200;
    private static final int LONG = 3000;
    private static final BigDecimal LARGEST = new BigDecimal("1000000000000");

    private final Map<String, Object> values;
    private final LocalDate today;

    private Submission(Map<String, Object> values, LocalDate today) {
        this.values = values;
        this.today = today;
    }

    Submission(DelegateTask task, TaskSpec spec, LocalDate today) {
        this(task.getVariables(), today);
        spec.own().forEach(this::check);
    }

    /** One row of a checklist, unchecked; a box that nobody touched is as it is preset. */
    static Submission ofRow(Map<String, Object> filled, List<Field> columns, LocalDate today) {
        Map<String, Object> values = new HashMap<>(filled);
        columns.stream().filter(Field::preset).forEach(f -> values.putIfAbsent(f.key(), true));
        return new Submission(values, today);
    }

    /** What is wrong with one field alone, or null. */
    String fault(Field field) {
        try {
            check(field);
            if (field.dates() || field.is("event")) {
                happened(field);
            } else if (field.is("measure") && !field.ticks()) {
                number(field);
            }
            return null;
        } catch (Refusal refused) {
            return refused.getMessage();
        }
    }

    /** Trimmed, or null where nothing was filled in. */
    String text(Field field) {
        Object value = values.get(field.key());
        return value == null || value.toString().isBlank() ? null : value.toString().strip();
    }

    boolean ticked(String key) {
        return Boolean.TRUE.equals(values.get(key)) || "true".equals(values.get(key));
    }

    /** Exact and not negative, or null. */
    BigDecimal number(Field field) {
        String text = text(field);
        return text == null ? null : amount(field.label(), text);
    }

    static BigDecimal amount(String label, String text) {
        BigDecimal number;
        try {
            number = new BigDecimal(text);
        } catch (NumberFormatException noNumber) {
            throw Refusal.invalid("“" + label + "”填写的“" + brief(text) + "”不是数字，请只填阿拉伯数字。");
        }
        if (number.signum() < 0) {
            throw Refusal.invalid("“" + label + "”不能是负数（" + brief(text) + "）；如需更正以前的数字，请办理“更正”。");
        }
        if (number.compareTo(LARGEST) > 0 || number.stripTrailingZeros().scale() > 4) {
            throw Refusal.invalid("“" + label + "”填写的“" + brief(text) + "”过大或小数过长，请核对单位，小数最多四位。");
        }
        return number;
    }

    /** A day that has come, or null. */
    Happened happened(Field field) {
        String text = text(field);
        return text == null ? null : notAhead(field.label(), Happened.parse(field.label(), text), today);
    }

    static Happened notAhead(String label, Happened happened, LocalDate today) {
        if (happened.from().isAfter(today)) {
            throw Refusal.invalid("“" + label + "”填写的" + happened.shown() + "还没有到，台账只记已经发生的事；请核对日期。");
        }
        return happened;
    }

    private void check(Field field) {
        String text = text(field);
        if (text == null) {
            if (field.required()) {
                throw Refusal.invalid("“" + field.label() + "”没有填写，请补上后再提交。");
            }
            return;
        }
        int limit = "textarea".equals(field.type()) ? LONG : SHORT;
        if (text.length() > limit) {
            throw Refusal.invalid("“" + field.label() + "”太长：最多 " + limit + " 字，现有 " + text.length() + " 字，请精简；详细内容可作为材料上传。");
        }
        if (field.ticks() && !text.equals("true") && !text.equals("false")) {
            throw Refusal.invalid("“" + field.label() + "”填写的“" + brief(text) + "”看不出是或否，请写“是”或“否”。");
        }
        if (!field.options().isEmpty() && field.options().stream().noneMatch(o -> o.value().equals(text))) {
            throw Refusal.invalid("“" + field.label() + "”没有“" + brief(text) + "”这一项，请从列表中选择。");
        }
    }

    private static String brief(String text) {
        return text.length() <= 20 ? text : text.substring(0, 20) + "…";
    }
}
