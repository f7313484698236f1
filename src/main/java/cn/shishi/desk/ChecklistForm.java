package cn.shishi.desk;

import cn.shishi.checklist.Row;
import cn.shishi.type.Field;
import cn.shishi.type.TaskSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rows as a browser without scripts sends them: r3 is the place, r3.ticked its box, r3.happened a cell. */
final class ChecklistForm {

    private ChecklistForm() {}

    static List<Row> rows(Map<String, String> form, TaskSpec spec) {
        List<Row> rows = new ArrayList<>();
        form.forEach((name, item) -> {
            if (name.matches("r\\d+")) {
                Map<String, Object> filled = new LinkedHashMap<>();
                for (Field field : spec.columns()) {
                    String value = form.get(name + "." + field.key());
                    if (field.ticks()) {
                        filled.put(field.key(), value != null);
                    } else if (value != null && !value.isBlank()) {
                        filled.put(field.key(), value.strip());
                    }
                }
                rows.add(Row.of(item, form.containsKey(name + ".ticked"), filled));
            }
        });
        return rows;
    }
}
