package cn.shishi.project;

import cn.shishi.ledger.Fact;
import cn.shishi.ledger.Kind;
import cn.shishi.type.Field;
import cn.shishi.type.ProjectTypes;
import cn.shishi.type.TaskSpec;
import java.util.List;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** Puts what was sent back into the form again, so that only the mistake has to be typed. */
@Component
class Refill {

    private final ProjectTypes types;

    Refill(ProjectTypes types) {
        this.types = types;
    }

    void from(List<Fact> rejected, DelegateTask task) {
        for (Fact claim : rejected) {
            if (!claim.at().instance().equals(task.getProcessInstanceId())) {
                continue;
            }
            TaskSpec spec = types.of(claim.at().definition()).tasks().get(claim.at().element());
            if (spec != null) {
                spec.fields().forEach(field -> put(field, claim, rejected, spec, task));
            }
        }
    }

    private static void put(Field field, Fact claim, List<Fact> all, TaskSpec spec, DelegateTask task) {
        Object value = value(field, claim, all, spec);
        if (value != null) {
            task.getExecution().setVariableLocal(field.key(), value);
        }
    }

    private static Object value(Field field, Fact claim, List<Fact> all, TaskSpec spec) {
        if (field.dates()) {
            return claim.kind() == Kind.EVENT ? null : claim.happened().shown();
        }
        if (field.fact() == null) {
            return null;
        }
        return switch (field.fact()) {
            case "measure" -> is(claim, Kind.MEASURE, field.bound("indicator")) ? claim.value().doubleValue() : null;
            case "dimension" -> claim.dimension();
            case "approximator" -> spec.fields("measure").stream().anyMatch(m -> field.key().equals(m.bound("approximator"))
                    && is(claim, Kind.MEASURE, m.bound("indicator"))) ? claim.approximator() : null;
            case "event" -> claim.kind() == Kind.EVENT ? claim.happened().shown() : null;
            case "text" -> claim.kind() == Kind.EVENT ? claim.text() : null;
            case "party" -> is(claim, Kind.PARTY, field.bound("role")) ? all.stream()
                    .filter(c -> is(c, Kind.PARTY, field.bound("role"))).map(Fact::text).collect(Collectors.joining("、")) : null;
            case "place" -> claim.kind() == Kind.PLACE ? claim.text() : null;
            case "narrative" -> claim.kind() == Kind.NARRATIVE ? claim.text() : null;
            default -> null;
        };
    }

    private static boolean is(Fact claim, Kind kind, String word) {
        return claim.kind() == kind && claim.word().equals(word);
    }
}
