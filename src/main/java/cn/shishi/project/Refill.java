package cn.shishi.project;

import cn.shishi.checklist.Drafts;
import cn.shishi.checklist.Row;
import cn.shishi.evidence.EvidenceFiles;
import cn.shishi.ledger.Fact;
import cn.shishi.ledger.Kind;
import cn.shishi.type.Field;
import cn.shishi.type.ProjectTypes;
import cn.shishi.type.TaskSpec;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** Puts what was sent back into the form again, so that only the mistake has to be typed. */
@Component
class Refill {

    private final ProjectTypes types;
    private final Drafts drafts;
    private final EvidenceFiles evidence;

    Refill(ProjectTypes types, Drafts drafts, EvidenceFiles evidence) {
        this.types = types;
        this.drafts = drafts;
        this.evidence = evidence;
    }

    void from(List<Fact> rejected, DelegateTask task) {
        for (Fact claim : rejected) {
            if (claim.carried() || !claim.at().instance().equals(task.getProcessInstanceId())) {
                continue;
            }
            TaskSpec spec = types.of(claim.at().definition()).tasks().get(claim.at().element());
            if (spec != null && !spec.rows()) {
                spec.fields().forEach(field -> put(field, claim, rejected, spec, task));
            }
        }
    }

    /** The rows of a checklist, ticked as they were, with their photographs. */
    void rows(List<Fact> rejected, DelegateTask task, TaskSpec spec) {
        List<Fact> told = rejected.stream().filter(c -> c.item() != null && c.at().element().equals(spec.element())
                && c.at().instance().equals(task.getProcessInstanceId())).toList();
        Map<String, List<Fact>> rows = told.stream().collect(Collectors.groupingBy(Fact::item, LinkedHashMap::new, Collectors.toList()));
        if (!rows.isEmpty()) {
            Fact.Step at = told.get(0).at();
            drafts.save(task.getTenantId(), task.getId(), rows.entrySet().stream().map(r -> Row.of(r.getKey(), true, filled(r.getValue(), spec))).toList(),
                    at.actor());
            evidence.again(at.task(), task.getId());
        }
    }

    private static Map<String, Object> filled(List<Fact> claims, TaskSpec spec) {
        Map<String, Object> filled = new HashMap<>();
        for (Field field : spec.columns()) {
            Object value = claims.stream().map(c -> value(field, c, claims, spec)).filter(Objects::nonNull).findFirst()
                    .orElse(field.ticks() ? false : null);
            if (value != null) {
                filled.put(field.key(), value);
            }
        }
        return filled;
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
        if (field.finding() && claim.kind() == Kind.EVENT && Claims.FOUND.equals(claim.word())) {
            return true;
        }
        if (field.fact() == null) {
            return null;
        }
        return switch (field.fact()) {
            case "measure" -> !is(claim, Kind.MEASURE, field.bound("indicator")) ? null : field.counts() ? (Object) true : claim.value().doubleValue();
            case "item" -> claim.item() == null ? null : all.stream().map(Fact::item).filter(Objects::nonNull).distinct().collect(Collectors.joining("、"));
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
        return claim.kind() == kind && word.equals(claim.word());
    }
}
