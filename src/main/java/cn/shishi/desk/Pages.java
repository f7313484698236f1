package cn.shishi.desk;

import cn.shishi.evidence.EvidenceFiles;
import cn.shishi.identity.People;
import cn.shishi.platform.EngineClock;
import cn.shishi.platform.Refusal;
import cn.shishi.platform.Told;
import cn.shishi.project.Checklists;
import cn.shishi.project.ProductProcesses;
import cn.shishi.project.ToSign;
import cn.shishi.register.Handovers;
import cn.shishi.register.Register;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** The pages a person works on: login, today's desk, a task, a project. */
@Controller
class Pages {

    private final Inbox inbox;
    private final Completion completion;
    private final ProjectDesk projects;
    private final ProductProcesses processes;
    private final EvidenceFiles evidence;
    private final Register register;
    private final Handovers handovers;
    private final People people;
    private final TaskService tasks;
    private final Checklists checklists;
    private final ChecklistView checklist;
    private final ToSign toSign;
    private final ToldBefore toldBefore;
    private final Giving giving;
    private final LaterDesk later;

    Pages(Inbox inbox, Completion completion, ProjectDesk projects, ProductProcesses processes, EvidenceFiles evidence, Register register,
            Handovers handovers, People people, TaskService tasks, Checklists checklists, ChecklistView checklist, ToSign toSign,
            ToldBefore toldBefore, Giving giving, LaterDesk later) {
        this.inbox = inbox;
        this.completion = completion;
        this.projects = projects;
        this.processes = processes;
        this.evidence = evidence;
        this.register = register;
        this.handovers = handovers;
        this.people = people;
        this.tasks = tasks;
        this.checklists = checklists;
        this.checklist = checklist;
        this.toSign = toSign;
        this.toldBefore = toldBefore;
        this.giving = giving;
        this.later = later;
    }

    @GetMapping("/")
    String desk(@RequestParam(required = false) String street, @RequestParam(required = false) Integer year, Model model) {
        People.Me me = people.me();
        int shown = year == null ? LocalDate.now(new EngineClock()).getYear() : year;
        List<String> streets = me.administrator() ? register.streets().stream().map(s -> s.id()).toList() : me.streets();
        List<Inbox.Open> mine = inbox.open();
        model.addAttribute("tasks", mine.stream().map(Inbox.Open::item).toList());
        model.addAttribute("batch", mine.stream().filter(open -> BatchSheet.fits(open.spec())).count() > 1);
        model.addAttribute("takenOver", handovers.takenOver(me.streets(), me.account(), LocalDate.now(new EngineClock()).minusDays(30)));
        model.addAttribute("later", later.mine());
        if (!streets.isEmpty()) {
            String of = street == null ? streets.get(0) : street;
            model.addAttribute("draft", projects.year(of, shown));
            model.addAttribute("years", register.years(of));
        }
        return "desk";
    }

    @GetMapping("/tasks/{id}")
    String task(@PathVariable String id, @RequestParam(defaultValue = "1") int page, Model model) {
        Inbox.Open open = inbox.open(id);
        if (open.spec().rows()) {
            return checklist.show(open, page, Map.of(), model);
        }
        show(open, Map.of(), model);
        return "task";
    }

    @PostMapping("/tasks/{id}")
    String complete(@PathVariable String id, @RequestParam Map<String, String> filled, Model model, HttpServletResponse response) {
        Inbox.Open open = inbox.open(id);
        Map<String, Object> values = new HashMap<>();
        open.spec().own().forEach(field -> values.put(field.key(), field.ticks() ? (Object) filled.containsKey(field.key()) : filled.get(field.key())));
        try {
            if (open.spec().rows()) {
                checklists.save(open.list(), ChecklistForm.rows(filled, open.spec()), people.me().account());
            }
            completion.complete(people.me().account(), id, values, null);
            return "redirect:/?done";
        } catch (RuntimeException thrown) {
            return again(open, values, thrown, model, response);
        }
    }

    @PostMapping("/tasks/{id}/evidence")
    String give(@PathVariable String id, @RequestParam String paper, @RequestParam(defaultValue = "") String item, @RequestParam MultipartFile file,
            Model model, HttpServletResponse response) throws IOException {
        if (giving.mayFollow(id)) {
            giving.later(id, paper, file);
            return "redirect:/?given";
        }
        Inbox.Open open = inbox.open(id);
        try {
            giving.toOpen(open, item, paper, file);
            return "redirect:/tasks/" + id;
        } catch (Refusal refused) {
            return again(open, Map.of(), refused, model, response);
        }
    }

    @GetMapping("/projects/{code}")
    String project(@PathVariable String code, Model model) {
        model.addAttribute("sheet", projects.project(code));
        model.addAttribute("begins", processes.mine());
        return "project";
    }

    @PostMapping("/processes/{process}")
    String start(@PathVariable String process, @RequestParam String subject, @RequestParam Map<String, Object> all) {
        Map<String, Object> filled = new HashMap<>(all);
        filled.keySet().retainAll(List.of("factId"));
        return "redirect:/tasks/" + processes.start(process, subject, filled);
    }

    private String again(Inbox.Open open, Map<String, Object> values, RuntimeException thrown, Model model, HttpServletResponse response) {
        if (open.spec().rows()) {
            return checklist.refused(open, values, thrown, model, response);
        }
        Told told = Told.of(thrown);
        if (told.status() == 409 || told.status() >= 500) {
            throw thrown;
        }
        response.setStatus(told.status());
        show(open, values, model);
        model.addAttribute("refusal", told.sentence());
        return "task";
    }

    private void show(Inbox.Open open, Map<String, Object> typed, Model model) {
        String id = open.task().getId();
        Map<String, Object> values = new HashMap<>(tasks.getVariables(id));
        values.putAll(typed);
        model.addAttribute("task", open.item());
        model.addAttribute("spec", open.spec());
        model.addAttribute("values", values);
        model.addAttribute("given", evidence.of(id));
        List<ToSign.Claim> claims = toSign.of(id, open.item().subject(), open.spec());
        model.addAttribute("claims", claims.stream().filter(c -> c.item() == null || c.was() != null).toList());
        model.addAttribute("places", ToSign.byItem(claims));
        model.addAttribute("before", toldBefore.of(open));
        model.addAttribute("today", LocalDate.now(new EngineClock()));
        model.addAttribute("later", later.warned(open));
    }
}
