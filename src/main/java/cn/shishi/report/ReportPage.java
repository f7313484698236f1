package cn.shishi.report;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The draft as a page: each figure leads to its facts. */
@Controller
class ReportPage {

    private final ReportDesk desk;

    ReportPage(ReportDesk desk) {
        this.desk = desk;
    }

    @GetMapping("/reports")
    String report(@RequestParam String street, @RequestParam int year, @RequestParam(defaultValue = "year") String period,
            @RequestParam(required = false) String asOf, @RequestParam(required = false) String knownAt, Model model) {
        Draft draft = desk.draft(street, year, period, asOf, knownAt);
        model.addAttribute("draft", draft);
        model.addAttribute("sources", new Sources(draft));
        model.addAttribute("asOf", asOf);
        model.addAttribute("knownAt", knownAt);
        return "report";
    }
}
