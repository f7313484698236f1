package cn.shishi.desk;

import cn.shishi.checklist.Grid;
import cn.shishi.identity.People;
import cn.shishi.project.Checklists;
import cn.shishi.register.ListedPlace;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Filling in a checklist on its page: all rows at once, by paste, by workbook, or one more place. */
@Controller
class ChecklistPage {

    private final Inbox inbox;
    private final Checklists checklists;
    private final ChecklistView view;
    private final ChecklistTable table;
    private final ChecklistBook book;
    private final People people;

    ChecklistPage(Inbox inbox, Checklists checklists, ChecklistView view, ChecklistTable table, ChecklistBook book, People people) {
        this.inbox = inbox;
        this.checklists = checklists;
        this.view = view;
        this.table = table;
        this.book = book;
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
    String look(@PathVariable String id, @RequestParam(defaultValue = "") String text, @RequestParam(required = false) MultipartFile file,
            Model model, HttpServletResponse response) {
        Inbox.Open open = inbox.openList(id);
        model.addAttribute("text", text);
        return orAgain(open, model, response, () -> {
            Grid grid = file == null || file.isEmpty() ? Grid.of(text) : book.read(open.list(), file);
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

    @GetMapping("/tasks/{id}/workbook")
    ResponseEntity<byte[]> workbook(@PathVariable String id) {
        Inbox.Open open = inbox.openList(id);
        String name = open.item().name() + "（" + (open.item().part() == null ? open.item().subject() : open.item().part()) + "）.xlsx";
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(name, StandardCharsets.UTF_8).build().toString())
                .header(HttpHeaders.CONTENT_TYPE, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
                .body(book.of(open.list()));
    }

    private String orAgain(Inbox.Open open, Model model, HttpServletResponse response, Supplier<String> step) {
        try {
            return step.get();
        } catch (RuntimeException thrown) {
            return view.refused(open, Map.of(), thrown, model, response);
        }
    }
}
