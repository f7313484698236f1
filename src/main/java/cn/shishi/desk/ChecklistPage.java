package cn.shishi.desk;

import cn.shishi.checklist.Grid;
import cn.shishi.identity.People;
import cn.shishi.project.Checklists;
import cn.shishi.register.ListedPlace;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Filling in a checklist on its page: all rows at once, by paste, by workbook, or one more place. */
@Controller
class ChecklistPage {

    private final Inbox inbox;
    private final Checklists checklists;
    private final ChecklistView view;
    private final ChecklistTable table;
    private final People people;

    ChecklistPage(Inbox inbox, Checklists checklists, ChecklistView view, ChecklistTable table, People people) {
        this.inbox = inbox;
        this.checklists = checklists;
        this.view = view;
        this.table = table;
        this.people = people;
    }

    @PostMapping("/tasks/{id}/rows")
    String save(@PathVariable String id, @RequestParam Map<String, String> form, Model model, HttpServletResponse response) {
        Inbox.Open open = inbox.openList(id);
        return orAgain(open, model, response, () -> {
            checklists.save(open.list(), ChecklistForm.rows(form, open.spec()), people.me().account());
            return "redirect:/tasks/" + id + "?saved";
        });
    }

    @PostMapping("/tasks/{id}/places")
    String add(@PathVariable String id, @RequestParam String name, @RequestParam(defaultValue = "") String neighbourhood, Model model,
            HttpServletResponse response) {
        Inbox.Open open = inbox.openList(id);
        return orAgain(open, model, response, () -> {
            checklists.add(open.list(), List.of(new ListedPlace(name.strip(), neighbourhood.isBlank() ? null : neighbourhood.strip())));
            return "redirect:/tasks/" + id + "?added";
        });
    }

    /** Shows what a table would fill in; nothing is filled in yet. */
    @PostMapping("/tasks/{id}/table")
    String look(@PathVariable String id, @RequestParam String text, Model model, HttpServletResponse response) {
        Inbox.Open open = inbox.openList(id);
        return orAgain(open, model, response, () -> {
            Grid grid = Grid.of(text);
            model.addAttribute("look", table.look(open.list(), grid));
            model.addAttribute("text", grid.text());
            model.addAttribute("task", open.item());
            model.addAttribute("spec", open.spec());
            return "rows-table";
        });
    }

    @PostMapping("/tasks/{id}/table/take")
    String take(@PathVariable String id, @RequestParam String text, @RequestParam Map<String, String> form, Model model, HttpServletResponse response) {
        Inbox.Open open = inbox.openList(id);
        return orAgain(open, model, response, () ->
                "redirect:/tasks/" + id + "?taken=" + table.take(open.list(), Grid.of(text), form, people.me().account()));
    }

    private String orAgain(Inbox.Open open, Model model, HttpServletResponse response, Supplier<String> step) {
        try {
            return step.get();
        } catch (RuntimeException thrown) {
            return view.refused(open, Map.of(), thrown, model, response);
        }
    }
}
