package cn.shishi.desk;

import cn.shishi.ledger.Fact;
import cn.shishi.ledger.Kind;
import cn.shishi.ledger.Ledger;
import cn.shishi.type.Field;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Names told before of the same thing, offered where they are asked for: nobody types one twice, and it is spelt alike. */
@Component
class ToldBefore {

    private static final int OFFERED = 20;

    private final Ledger ledger;

    ToldBefore(Ledger ledger) {
        this.ledger = ledger;
    }

    /** By field, for classes and parties; the most frequent first. */
    Map<String, List<String>> of(Inbox.Open open) {
        List<Field> asked = open.spec().own().stream().filter(f -> "textfield".equals(f.type()) && (f.is("dimension") || f.is("party"))).toList();
        if (asked.isEmpty()) {
            return Map.of();
        }
        List<Fact> told = ledger.of(open.task().getTenantId(), List.of(open.item().subject()));
        return asked.stream().collect(Collectors.toMap(Field::key, field -> names(field, told)));
    }

    private static List<String> names(Field field, List<Fact> told) {
        Stream<String> names = field.is("dimension") ? told.stream().map(Fact::dimension)
                : told.stream().filter(f -> f.kind() == Kind.PARTY && f.word().equals(field.bound("role"))).map(Fact::text);
        Map<String, Long> times = names.filter(Objects::nonNull).collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return times.entrySet().stream().sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey).limit(OFFERED).toList();
    }
}
