package cn.shishi.desk;

import cn.shishi.evidence.Evidence;
import cn.shishi.evidence.EvidenceFiles;
import cn.shishi.identity.People;
import cn.shishi.platform.EngineClock;
import cn.shishi.platform.Told;
import cn.shishi.project.Checklists;
import cn.shishi.type.Field;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.TaskService;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** A checklist as its page shows it: the places by neighbourhood, a page at a time, each with what was filled in and by whom. */
@Component
class ChecklistView {

    /** Rows on one page. */
    static final int PAGE = 1000;

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("M月d日 HH:mm").withZone(EngineClock.BEIJING);

    private final Checklists checklists;
    private final EvidenceFiles evidence;
    private final People people;
    private final TaskService tasks;

    ChecklistView(Checklists checklists, EvidenceFiles evidence, People people, TaskService tasks) {
        this.checklists = checklists;
        this.evidence = evidence;
        this.people = people;
        this.tasks = tasks;
    }

    /** A field as each row shows it: a box, a line to type in, or a choice. */
    record Column(Field field, String key, String label, boolean ticks, boolean text, boolean choice, String mode) {

        static Column of(Field f) {
            boolean choice = !f.options().isEmpty();
            return new Column(f, f.key(), f.label(), f.ticks(), !f.ticks() && !choice, choice, f.type().equals("number") ? "decimal" : null);
        }
    }

    /** @param name null where the list tells no neighbourhoods */
    record Group(String name, List<Checklists.Line> lines) {}

    /** @param last who changed a row last and when; null while nobody has */
    record Sheet(int total, int ticked, int done, String last, int page, int pages, List<Group> groups) {}

    String show(Inbox.Open open, int page, Map<String, Object> typed, Model model) {
        List<Checklists.Line> lines = checklists.lines(open.list());
        Map<String, String> names = people.names();
        model.addAttribute("task", open.item());
        model.addAttribute("spec", open.spec());
        model.addAttribute("values", typed.isEmpty() ? tasks.getVariables(open.task().getId()) : typed);
        model.addAttribute("columns", open.spec().columns().stream().map(Column::of).toList());
        model.addAttribute("paper", Stream.concat(open.spec().papers().stream(), open.spec().laterPapers().stream()).findFirst().orElse("照片"));
        model.addAttribute("sheet", sheet(lines, page, names));
        model.addAttribute("others", others(lines, names));
        List<Evidence> given = evidence.of(open.task().getId());
        model.addAttribute("given", given.stream().filter(e -> e.item().isEmpty()).toList());
        model.addAttribute("photos", given.stream().collect(Collectors.groupingBy(Evidence::item)));
        return "rows";
    }

    /** The same page once more, with the reason and the cells that are the cause of it. */
    String refused(Inbox.Open open, Map<String, Object> typed, RuntimeException thrown, Model model, HttpServletResponse response) {
        Told told = Told.of(thrown);
        if (told.status() == 409 || told.status() >= 500) {
            throw thrown;
        }
        response.setStatus(told.status());
        show(open, 1, typed, model);
        model.addAttribute("refusal", told.sentence());
        Map<String, String> faults = new LinkedHashMap<>();
        checklists.faults(open.list(), checklists.lines(open.list())).forEach(f -> faults.put(f.item() + "/" + f.key(), f.said()));
        model.addAttribute("faults", faults);
        return "rows";
    }

    static String moment(Instant at) {
        return MOMENT.format(at);
    }

    /** Who else changed a row last, and when. */
    private Map<String, String> others(List<Checklists.Line> lines, Map<String, String> names) {
        String me = people.me().account();
        Map<String, String> others = new HashMap<>();
        lines.stream().map(Checklists.Line::row).filter(r -> r.by() != null && !r.by().equals(me))
                .forEach(r -> others.put(r.item(), names.getOrDefault(r.by(), r.by()) + " " + moment(r.at())));
        return others;
    }

    private static Sheet sheet(List<Checklists.Line> lines, int page, Map<String, String> names) {
        int pages = Math.max(1, (lines.size() + PAGE - 1) / PAGE);
        int shown = Math.min(Math.max(page, 1), pages);
        Map<String, List<Checklists.Line>> groups = lines.subList((shown - 1) * PAGE, Math.min(shown * PAGE, lines.size())).stream()
                .collect(Collectors.groupingBy(l -> l.neighbourhood() == null ? "" : l.neighbourhood(), LinkedHashMap::new, Collectors.toList()));
        boolean told = groups.size() > 1 || !groups.containsKey("");
        List<Group> grouped = new ArrayList<>();
        groups.forEach((name, of) -> grouped.add(new Group(!told ? null : name.isEmpty() ? "未写居民区" : name, of)));
        String last = lines.stream().map(Checklists.Line::row).filter(r -> r.at() != null).max((a, b) -> a.at().compareTo(b.at()))
                .map(r -> names.getOrDefault(r.by(), r.by()) + " " + moment(r.at())).orElse(null);
        return new Sheet(lines.size(), (int) lines.stream().filter(l -> l.row().ticked()).count(),
                (int) lines.stream().filter(l -> l.done() != null).count(), last, shown, pages, grouped);
    }
}
