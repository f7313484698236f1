package cn.shishi.checklist;

import cn.shishi.type.Field;
import java.time.Instant;
import java.util.Map;

/**
 * One row of a checklist as it was filled in last.
 *
 * @param item name of the place
 * @param ticked goes with the task when it is completed
 * @param filled by the key of the form's field
 * @param by account that changed it last
 */
public record Row(String item, boolean ticked, Map<String, Object> filled, String by, Instant at) {

    /** How a box is; one that nobody has touched is as it is preset. */
    public boolean on(Field field) {
        Object value = filled.get(field.key());
        return value == null ? field.preset() : "true".equals(value.toString());
    }

    public static Row of(String item, boolean ticked, Map<String, Object> filled) {
        return new Row(item, ticked, filled, null, null);
    }
}
