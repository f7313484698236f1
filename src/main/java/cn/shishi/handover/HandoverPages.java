package cn.shishi.handover;

import cn.shishi.platform.Refusal;
import cn.shishi.register.Keepers;
import cn.shishi.register.Street;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Three pages: the handovers of a street, what would pass in a new one, and the sheet of one. */
@Controller
@RequestMapping("/handovers")
class HandoverPages {

    private final HandoverDesk desk;
    private final HandoverSheets sheets;
    private final Parties parties;
    private final Keepers keepers;
    private final Clock clock;

    HandoverPages(HandoverDesk desk, HandoverSheets sheets, Parties parties, Keepers keepers, Clock clock) {
        this.desk = desk;
        this.sheets = sheets;
        this.parties = parties;
        this.keepers = keepers;
        this.clock = clock;
    }

    @GetMapping
    String list(@RequestParam(required = false) String street, Model model) {
        Street of = keepers.street(street, "工作移交", "提出");
        model.addAttribute("street", of);
        model.addAttribute("streets", keepers.streets());
        model.addAttribute("people", parties.of(of.id()));
        model.addAttribute("last", sheets.last(of.id()));
        model.addAttribute("today", LocalDate.now(clock));
        return "handovers";
    }

    @GetMapping("/new")
    String preview(@RequestParam(required = false) String street, @RequestParam String from, @RequestParam String to,
            @RequestParam @DateTimeFormat(iso = ISO.DATE) LocalDate day, Model model, HttpServletResponse response) {
        try {
            Street of = keepers.street(street, "工作移交", "提出");
            model.addAttribute("asked", desk.preview(of, from, to, day));
            model.addAttribute("street", of);
            return "handover-new";
        } catch (Refusal refused) {
            return again(street, from, to, day, refused, model, response);
        }
    }

    @PostMapping
    String ask(@RequestParam(required = false) String street, @RequestParam String from, @RequestParam String to,
            @RequestParam @DateTimeFormat(iso = ISO.DATE) LocalDate day, Model model, HttpServletResponse response) {
        try {
            return "redirect:/handovers/" + desk.ask(keepers.street(street, "工作移交", "提出"), from, to, day);
        } catch (Refusal refused) {
            return again(street, from, to, day, refused, model, response);
        }
    }

    @GetMapping("/{key}")
    String paper(@PathVariable String key, Model model) {
        model.addAttribute("paper", sheets.paper(key));
        return "handover";
    }

    @PostMapping("/{key}/call-off")
    String callOff(@PathVariable String key) {
        desk.callOff(key);
        return "redirect:/handovers/" + key;
    }

    /** The form once more, as it was filled in; who may not see the form is told so by the refusal itself. */
    private String again(String street, String from, String to, LocalDate day, Refusal refused, Model model, HttpServletResponse response) {
        if (refused.kind() == Refusal.Kind.FORBIDDEN || refused.kind() == Refusal.Kind.UNKNOWN) {
            throw refused;
        }
        response.setStatus(refused.kind().status());
        model.addAttribute("refusal", refused.getMessage());
        model.addAttribute("from", from);
        model.addAttribute("to", to);
        model.addAttribute("day", day);
        return list(street, model);
    }
}
