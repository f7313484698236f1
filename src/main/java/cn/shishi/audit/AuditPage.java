package cn.shishi.audit;

import cn.shishi.platform.EngineClock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who did what on a day, newest first, and whether the trail is whole. */
@Controller
class AuditPage {

    private static final int MOST = 200;

    private final JdbcTemplate sql;
    private final AuditChain chain;
    private final EngineClock clock;

    AuditPage(JdbcTemplate sql, AuditChain chain, EngineClock clock) {
        this.sql = sql;
        this.chain = chain;
        this.clock = clock;
    }

    @GetMapping("/audit")
    String page(@RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day, @RequestParam(defaultValue = "") String account,
            @RequestParam(defaultValue = "false") boolean check, Model model) {
        LocalDate of = day == null ? LocalDate.now(clock) : day;
        List<Row> rows = sql.query("select * from audit where begun_at >= ? and begun_at < ? and (? = '' or account = ?) order by begun_at desc, id limit " + MOST,
                Row.READ, Trail.timestamp(of.atStartOfDay(EngineClock.BEIJING).toInstant()),
                Trail.timestamp(of.plusDays(1).atStartOfDay(EngineClock.BEIJING).toInstant()), account.strip(), account.strip());
        model.addAttribute("day", of);
        model.addAttribute("account", account.strip());
        model.addAttribute("rows", rows);
        model.addAttribute("most", MOST);
        model.addAttribute("faults", check ? chain.faults() : null);
        return "audit";
    }
}
