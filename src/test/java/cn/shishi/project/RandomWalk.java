package cn.shishi.project;

import cn.shishi.Story;
import cn.shishi.ledger.Fact;
import cn.shishi.ledger.Kind;
import cn.shishi.platform.Refusal;
import cn.shishi.type.Field;
import cn.shishi.type.Phase;
import cn.shishi.type.ProjectTypes;
import cn.shishi.type.TaskSpec;
import cn.shishi.type.TypeModel;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.task.Task;

/** One project lived through at random: whatever is open is answered somehow, as its form allows. */
final class RandomWalk {

    private final Random chance;
    private final Story.StreetStory street;
    private final ProjectTypes types;
    private final RuntimeService runtime;
    private final TypeModel siteType;
    private final Map<String, String> subjectOf = new HashMap<>();
    private final Set<String> subjects = new TreeSet<>();
    private LocalDate day = LocalDate.of(2020, 3, 2);
    private int sites;

    RandomWalk(long seed, Story.StreetStory street, ProjectTypes types, RuntimeService runtime, String type) {
        this.chance = new Random(seed);
        this.street = street;
        this.types = types;
        this.runtime = runtime;
        this.siteType = types.forParts().stream().filter(t -> t.name().equals(type)).findFirst().orElseThrow();
        street.project("01", List.of(new YearList.Piece("某事", type, Map.of())));
    }

    Set<String> subjects() {
        return subjects;
    }

    void step() {
        day = day.plusDays(chance.nextInt(5));
        street.today(day.toString());
        List<Task> open = street.open();
        open.sort(Comparator.comparing((Task t) -> subject(t)).thenComparing(Task::getTaskDefinitionKey).thenComparing(Task::getCreateTime));
        if (open.isEmpty()) {
            correct();
            return;
        }
        Task task = open.get(chance.nextInt(open.size()));
        subjects.add(subject(task));
        answer(task);
        if (chance.nextInt(6) == 0) {
            correct();
        }
    }

    private void answer(Task task) {
        TypeModel model = types.of(task.getProcessDefinitionId());
        TaskSpec spec = model.tasks().get(task.getTaskDefinitionKey());
        String who = task.getAssignee().substring(0, task.getAssignee().length() - street.id.length());
        spec.papers().forEach(paper -> street.gives(who, task, paper));
        Map<String, Object> form = switch (task.getTaskDefinitionKey()) {
            case "manage-sites" -> sites();
            case "mend-carry-in" -> Map.of("earlier", earlier());
            case "decompose" -> siteType.perSite() || chance.nextBoolean() ? Map.of() : Map.of("earlier", earlier());
            case "request-correction" -> correction(subject(task));
            default -> filled(spec);
        };
        try {
            street.does(who, task, form);
        } catch (RuntimeException refused) {
            boolean mayBe = task.getTaskDefinitionKey().endsWith("-correction") && Refusal.within(refused) != null;
            if (!mayBe) {
                throw refused;
            }
        }
    }

    private Map<String, Object> filled(TaskSpec spec) {
        Map<String, Object> form = new HashMap<>();
        for (Field field : spec.fields()) {
            Object value = "checkbox".equals(field.type()) ? chance.nextInt(3) > 0 : field.fact() == null ? null : switch (field.fact()) {
                case "happened", "milestone", "event" -> day.minusDays(chance.nextInt(20)).toString();
                case "measure" -> field.required() || chance.nextBoolean() ? chance.nextInt(500) : null;
                case "decision" -> chance.nextInt(4) > 0 ? "approve" : "return";
                case "approximator", "dimension" -> null;
                default -> "字" + chance.nextInt(100);
            };
            if (value != null) {
                form.put(field.key(), value);
            }
        }
        return form;
    }

    private Map<String, Object> sites() {
        if (sites > 0 && chance.nextInt(4) == 0) {
            return Map.of("closing", true);
        }
        sites++;
        return chance.nextBoolean() ? Map.of("siteName", "某路" + sites + "号")
                : Map.of("siteName", "某路" + sites + "号", "earlier", earlier());
    }

    private String earlier() {
        List<String> words = siteType.phases().stream().map(Phase::milestone).toList();
        return words.subList(0, 1 + chance.nextInt(siteType.perSite() ? words.size() - 1 : words.size())).stream().map(word -> word + "：2019年").collect(Collectors.joining("\n"));
    }

    /** Somebody notices that a signed fact is wrong, a milestone rather than anything else. */
    private void correct() {
        List<String> with = subjects.stream().filter(s -> !street.open(s).contains("request-correction") && !signed(s).isEmpty()).toList();
        if (!with.isEmpty()) {
            street.begins("jingban", "correction", with.get(chance.nextInt(with.size())));
        }
    }

    private Map<String, Object> correction(String subject) {
        List<Fact> signed = signed(subject);
        Fact fact = signed.get(chance.nextInt(signed.size()));
        boolean withdraw = chance.nextInt(4) > 0;
        return withdraw ? Map.of("factId", fact.id(), "withdraw", true, "why", "误")
                : Map.of("factId", fact.id(), "withdraw", false, "newHappened", day.minusDays(chance.nextInt(30)).toString(), "why", "误");
    }

    private List<Fact> signed(String subject) {
        List<Fact> facts = street.facts(subject);
        Set<String> named = facts.stream().filter(f -> f.kind() == Kind.SIGNATURE).map(Fact::refers).collect(Collectors.toSet());
        List<Fact> signed = new ArrayList<>(facts.stream().filter(f -> named.contains(f.id())).toList());
        List<Fact> milestones = signed.stream().filter(f -> f.kind() == Kind.MILESTONE).toList();
        return milestones.isEmpty() ? signed : milestones.subList(Math.max(0, milestones.size() - 2), milestones.size());
    }

    private String subject(Task task) {
        return subjectOf.computeIfAbsent(task.getProcessInstanceId(),
                id -> runtime.createProcessInstanceQuery().processInstanceId(id).singleResult().getBusinessKey());
    }
}
