package cn.shishi.type;

import java.util.List;
import java.util.Map;

/**
 * One input of a form, with what becomes of it.
 *
 * @param type form-js component: textfield, textarea, number, checkbox, select, radio
 * @param fact what of a fact it is ({@link #FACTS}), or null for a variable that steers the process
 * @param binding the field's own custom properties
 * @param options of select and radio: value to label, in order
 */
public record Field(String key, String label, String description, String type, boolean required, String fact,
        Map<String, String> binding, List<Option> options) {

    /** What a field can be bound to. */
    static final List<String> FACTS = List.of("happened", "milestone", "measure", "approximator", "dimension", "event", "text",
            "party", "place", "narrative", "decision", "reason");

    public record Option(String value, String label) {}

    public String bound(String name) {
        return binding.get(name);
    }

    public boolean is(String what) {
        return what.equals(fact);
    }

    /** A value that stays in the process and steers it. */
    public boolean steers() {
        return fact == null;
    }

    /** The day of the whole form. */
    public boolean dates() {
        return is("happened") || is("milestone");
    }
}
