package cn.shishi.type;

import java.util.List;
import java.util.Map;

/**
 * One input of a form, with what becomes of it.
 *
 * @param type form-js component: textfield, textarea, number, checkbox, select, radio
 * @param fact what of a fact it is ({@link #FACTS}), or null for a variable that steers the process
 * @param binding the field's own custom properties
 * @param preset a box that is ticked until somebody unticks it
 * @param options of select and radio: value to label, in order
 */
public record Field(String key, String label, String description, String type, boolean required, String fact,
        Map<String, String> binding, List<Option> options, boolean preset) {

    /** What a field can be bound to. */
    static final List<String> FACTS = List.of("happened", "milestone", "measure", "approximator", "dimension", "event", "text",
            "party", "place", "item", "narrative", "decision", "reason");

    public record Option(String value, String label) {}

    public String bound(String name) {
        return binding.get(name);
    }

    public boolean is(String what) {
        return what.equals(fact);
    }

    /** A value that stays in the process and steers it. */
    public boolean steers() {
        return fact == null && !finding();
    }

    /** Adds up what is told: a number, or one for each name. */
    public boolean measures() {
        return is("measure") || is("item") && bound("indicator") != null;
    }

    /** Counts names, each once. */
    public boolean counts() {
        return measures() && "distinct".equals(bound("adds"));
    }

    /** Ticked in a row of a checklist, it makes a rectification of its own. */
    public boolean finding() {
        return "true".equals(bound("finding"));
    }

    public boolean ticks() {
        return "checkbox".equals(type);
    }

    /** The day of the whole form. */
    public boolean dates() {
        return is("happened") || is("milestone");
    }
}
