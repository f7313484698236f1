package cn.shishi.desk;

import cn.shishi.type.Field;
import cn.shishi.type.TaskSpec;
import cn.shishi.workbook.Heading;
import cn.shishi.workbook.Line;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What was filled in for one task, in the values of its form. */
final class BatchRow {

    private final Line line;
    private final TaskSpec spec;
    private final Map<String, Object> values = new HashMap<>();

    BatchRow(Line line, TaskSpec spec) {
        this.line = line;
        this.spec = spec;
        for (Field field : spec.fields()) {
            String text = line.text(BatchSheet.heading(field));
            if (text != null) {
                values.put(field.key(), value(field, text));
            }
        }
    }

    boolean empty() {
        return values.isEmpty();
    }

    int number() {
        return line.number();
    }

    String task() {
        return line.text(BatchSheet.TASK);
    }

    /** A box that was left empty is as the form has it. */
    Map<String, Object> values() {
        Map<String, Object> all = new HashMap<>(values);
        spec.fields().stream().filter(Field::ticks).forEach(field -> all.putIfAbsent(field.key(), field.preset()));
        return all;
    }

    /** Said of the cell whose field the sentence begins with, or else of the task. */
    void wrong(String sentence) {
        Heading heading = spec.fields().stream().filter(f -> sentence.startsWith("“" + f.label() + "”")).findFirst().map(BatchSheet::heading)
                .orElse(BatchSheet.TASK);
        line.wrong(heading, sentence);
    }

    private Object value(Field field, String text) {
        if (field.ticks()) {
            if (!List.of("是", "否", "√").contains(text)) {
                line.wrong(BatchSheet.heading(field), "“" + Line.brief(text) + "”不认识。", "请写“是”或“否”。");
            }
            return !"否".equals(text);
        }
        return field.options().stream().filter(o -> o.label().equals(text)).map(Field.Option::value).findFirst().orElse(text);
    }
}
