package cn.shishi.yearlist;

import cn.shishi.identity.People;
import cn.shishi.platform.Refusal;
import cn.shishi.register.Keepers;
import cn.shishi.register.ListYear;
import cn.shishi.register.Offices;
import cn.shishi.register.Register;
import cn.shishi.register.Street;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** 年度清单: the lists of a street, taking one in, and its offices; for those who keep the list. */
@Controller
@RequestMapping("/lists")
class ListPages {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    /** The list that the demo is played from. */
    private static final Resource SAMPLE = new ClassPathResource("demo/caojiadu-2020.xlsx");

    private final YearLists lists;
    private final Imports imports;
    private final Export export;
    private final Offices offices;
    private final Register register;
    private final Keepers keepers;
    private final People people;
    private final Clock clock;

    ListPages(YearLists lists, Imports imports, Export export, Offices offices, Register register, Keepers keepers,
            People people, Clock clock) {
        this.lists = lists;
        this.imports = imports;
        this.export = export;
        this.offices = offices;
        this.register = register;
        this.keepers = keepers;
        this.people = people;
        this.clock = clock;
    }

    @ModelAttribute("street")
    Street street(@RequestParam(required = false) String street) {
        return keepers.street(street, "年度清单", "导入和维护");
    }

    @GetMapping
    String lists(@ModelAttribute("street") Street street, Model model) {
        Map<Integer, Integer> years = new LinkedHashMap<>();
        register.years(street.id()).forEach(year -> years.put(year, register.numbers(street.id(), year).size()));
        LocalDate today = LocalDate.now(clock);
        model.addAttribute("streets", keepers.streets());
        model.addAttribute("years", years);
        model.addAttribute("thisYear", today.getYear());
        model.addAttribute("offices", offices.on(street.id(), today));
        return "lists";
    }

    @PostMapping
    String take(@ModelAttribute("street") Street street, @RequestParam int year, @RequestParam MultipartFile file) throws IOException {
        ListYear.check(year, LocalDate.now(clock));
        Path kept = Files.createTempFile("year-list", ".xlsx");
        file.transferTo(kept);
        imports.begin(new Import(street.id(), year, file.getOriginalFilename(), people.me().account()), kept);
        return "redirect:/lists/import?street=" + street.id();
    }

    /** Asked again by the browser each second while the work goes on, with or without scripts. */
    @GetMapping("/import")
    String last(@ModelAttribute("street") Street street, Model model, HttpServletResponse response) {
        Import.Seen seen = imports.last(street.id()).orElseThrow(() -> Refusal.unknown("没有正在进行或刚刚结束的导入；如服务器重新启动过，请看清单里有没有，没有就再上传一次。"));
        if (seen.running()) {
            response.setHeader("Refresh", "1");
        }
        model.addAttribute("seen", seen);
        return "list-import";
    }

    @GetMapping("/template.xlsx")
    ResponseEntity<byte[]> template(@ModelAttribute("street") Street street) {
        return download("年度实事项目清单（空白模板）.xlsx", lists.write(null, street.id()));
    }

    @GetMapping("/sample.xlsx")
    ResponseEntity<byte[]> sample() throws IOException {
        return download("年度实事项目清单（样例：曹家渡街道2020年）.xlsx", SAMPLE.getContentAsByteArray());
    }

    @GetMapping("/{year:\\d{4}}.xlsx")
    ResponseEntity<byte[]> export(@ModelAttribute("street") Street street, @PathVariable int year) {
        return download(street.name() + year + "年实事项目清单.xlsx", lists.write(export.list(street.id(), year), street.id()));
    }

    @PostMapping("/offices")
    String office(@ModelAttribute("street") Street street, @RequestParam String name) {
        offices.add(street.id(), List.of(checked(name)), LocalDate.now(clock));
        return "redirect:/lists?street=" + street.id();
    }

    @PostMapping("/offices/rename")
    String officeIsRenamed(@ModelAttribute("street") Street street, @RequestParam String name, @RequestParam String to) {
        offices.rename(street.id(), name, checked(to), LocalDate.now(clock));
        return "redirect:/lists?street=" + street.id();
    }

    @PostMapping("/offices/end")
    String officeEnds(@ModelAttribute("street") Street street, @RequestParam String name) {
        offices.end(street.id(), name, LocalDate.now(clock).minusDays(1));
        return "redirect:/lists?street=" + street.id();
    }

    private static String checked(String office) {
        if (office.isBlank() || office.strip().length() > 100 || office.contains("、")) {
            throw Refusal.invalid("科室名称“" + office + "”不对：一次一个，不超过100字，不含“、”。");
        }
        return office.strip();
    }

    private static ResponseEntity<byte[]> download(String name, byte[] content) {
        return ResponseEntity.ok().header(HttpHeaders.CONTENT_TYPE, XLSX)
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(name, StandardCharsets.UTF_8).build().toString())
                .body(content);
    }
}
