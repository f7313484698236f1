package cn.shishi.type;

import java.util.List;
import java.util.Optional;

/**
 * What the model says of a user task.
 *
 * @param kind behaviour that answers for it: record, signOff …
 * @param fallsTo role that signs when nobody else of {@code role} may, or null
 * @param workdays working days allowed, or null
 * @param papers evidence that must be there on completion
 * @param laterPapers evidence that may follow
 * @param laterDays working days in which it is to follow, or null
 * @param signed its claims wait for a signature
 * @param sentences how the report speaks of what is recorded here, alternatives in order
 * @param phase enclosing phase, or null
 * @param form id of the form
 * @param rows its form is filled in once for each place of the part, all in one table
 */
public record TaskSpec(String element, String name, String kind, String role, String fallsTo, Integer workdays,
        List<String> papers, List<String> laterPapers, Integer laterDays, boolean signed, List<String> sentences, String phase, String form,
        List<Field> fields, boolean rows) {

    /** What is filled in with the task itself: everything, or what is not asked of each row. */
    public List<Field> own() {
        return rows ? fields.stream().filter(Field::steers).toList() : fields;
    }

    /** What each row asks. */
    public List<Field> columns() {
        return rows ? fields.stream().filter(f -> !f.steers()).toList() : List.of();
    }

    /** What a signer decides, where besides it only a longer text is asked: one press of a button then hands it in. */
    public Optional<Field> decision() {
        return fields.stream().allMatch(f -> f.is("decision") || "textarea".equals(f.type())) ? field("decision") : Optional.empty();
    }

    public List<Field> measures() {
        return fields.stream().filter(Field::measures).toList();
    }

    public Optional<Field> field(String fact) {
        return fields.stream().filter(f -> f.is(fact)).findFirst();
    }

    public List<Field> fields(String fact) {
        return fields.stream().filter(f -> f.is(fact)).toList();
    }

    public Optional<Field> keyed(String key) {
        return fields.stream().filter(f -> f.key().equals(key)).findFirst();
    }
}
