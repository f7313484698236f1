package cn.shishi.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import cn.shishi.ledger.Entry;
import cn.shishi.ledger.Fact;
import cn.shishi.ledger.FactsOf;
import cn.shishi.ledger.Kind;
import cn.shishi.type.Field;
import cn.shishi.type.TaskSpec;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A form that asks for names: each is counted once, and what else the form tells is told of the name where there is but one. */
class ItemClaimsTest {

    private static final Map<String, String> COUNTED = Map.of("fact", "item", "indicator", "companies", "name", "企业", "unit", "家", "adds", "distinct");

    @Test
    void eachNameIsCountedAndAPartyBelongsToNoneOfSeveral() {
        assertThat(facts(COUNTED, Map.of("who", "甲公司、乙公司、甲公司\n丙公司", "day", "2020-03-01", "amount", 5, "partner", "某协会")))
                .extracting(Fact::kind, Fact::word, Fact::item, f -> f.value() == null ? null : f.value().intValue())
                .containsExactly(tuple(Kind.MEASURE, "companies", "甲公司", 1), tuple(Kind.MEASURE, "companies", "乙公司", 1), tuple(Kind.MEASURE, "companies", "丙公司", 1),
                        tuple(Kind.MEASURE, "people", null, 5), tuple(Kind.PARTY, "合作单位", null, null));
    }

    @Test
    void whatIsToldOfOneNameIsToldOfIt() {
        assertThat(facts(COUNTED, Map.of("who", "甲公司", "day", "2020-03-01", "amount", 5)))
                .extracting(Fact::word, Fact::item, f -> f.value().intValue()).containsExactly(tuple("companies", "甲公司", 1), tuple("people", "甲公司", 5));
    }

    @Test
    void aNameThatIsNotCountedOnlySaysOfWhomTheRestIs() {
        assertThat(facts(Map.of("fact", "item"), Map.of("who", "甲公司", "day", "2020-03-01", "amount", 5)))
                .extracting(Fact::word, Fact::item).containsExactly(tuple("people", "甲公司"));
    }

    @Test
    void aNameTooLongIsRefused() {
        assertThatThrownBy(() -> facts(COUNTED, Map.of("who", "长".repeat(201), "day", "2020-03-01"))).hasMessageContaining("一个名称最多 200 字");
    }

    private static List<Fact> facts(Map<String, String> who, Map<String, Object> filled) {
        List<Field> fields = List.of(field("who", "textarea", who), field("day", "textfield", Map.of("fact", "happened")),
                field("amount", "number", Map.of("fact", "measure", "indicator", "people", "unit", "人", "adds", "sum")),
                field("partner", "textfield", Map.of("fact", "party", "role", "合作单位")));
        TaskSpec spec = new TaskSpec("record", "填报", "record", "jingban", null, null, List.of(), List.of(), null, true, List.of(), "phase", "form", fields, false);
        Fact.Step at = new Fact.Step("a", "jingban", Instant.EPOCH, "definition", "instance", "record", null, "task");
        List<Entry> claims = new Claims(Submission.ofRow(filled, fields, LocalDate.of(2020, 3, 2)), spec, new Place("s", "P-1", "phase", null, null), at,
                List.of(), List.of()).all();
        return FactsOf.entries(claims);
    }

    private static Field field(String key, String type, Map<String, String> binding) {
        return new Field(key, key, null, type, false, binding.get("fact"), binding, List.of(), false);
    }
}
