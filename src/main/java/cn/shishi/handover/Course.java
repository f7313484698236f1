package cn.shishi.handover;

import cn.shishi.ledger.Entry;
import cn.shishi.ledger.Fact;
import cn.shishi.ledger.Happened;
import cn.shishi.ledger.Kind;
import cn.shishi.ledger.Ledger;
import cn.shishi.platform.EngineClock;
import cn.shishi.platform.Refusal;
import cn.shishi.project.Passing;
import cn.shishi.project.Projects;
import cn.shishi.register.Handover;
import cn.shishi.register.Handovers;
import cn.shishi.register.Responsible;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/** What the model's steps do: claim what is open, so that it can be signed, and pass it on when the day has come. */
@Component
class Course {

    static final String FROM = "handedFrom";
    static final String FROM_NAME = "handedFromName";
    static final String TO = "handedTo";
    static final String TO_NAME = "handedToName";
    static final String DAY = "handoverDay";
    static final String BY = "requestedBy";
    static final String ROLE = "requestedRole";

    /** The model's step that passes the work on. */
    static final String APPLY = "apply-handover";

    private static final int PAGE = 3000;
    private static final int LINE = 500;

    private final OpenWork work;
    private final Handovers handovers;
    private final Responsible responsible;
    private final Projects projects;
    private final Passing passing;
    private final Ledger ledger;
    private final Clock clock;

    Course(OpenWork work, Handovers handovers, Responsible responsible, Projects projects, Passing passing, Ledger ledger, Clock clock) {
        this.work = work;
        this.handovers = handovers;
        this.responsible = responsible;
        this.projects = projects;
        this.passing = passing;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Bean
    JavaDelegate requestHandover() {
        return this::request;
    }

    @Bean
    JavaDelegate applyHandover() {
        return this::apply;
    }

    private void request(DelegateExecution execution) {
        Handover h = handover(execution);
        Sheet open = work.of(h);
        String by = (String) execution.getVariable(BY);
        keep(execution, h, by, (String) execution.getVariable(ROLE), true, h.fromName() + "（账号" + h.from() + "）的工作自"
                + Happened.on(h.day()).shown() + "起移交" + h.toName() + "（账号" + h.to() + "）。" + open.counted() + "。", open.lines());
    }

    private void apply(DelegateExecution execution) {
        Handover h = handover(execution);
        Sheet open = work.of(h);
        handovers.record(h);
        responsible.pass(h, projects.underWay(h.street()));
        Set<String> elsewhere = passing.pass(h.street(), h.from(), h.to());
        List<String> lines = new ArrayList<>();
        open.tasks().forEach(t -> lines.add(t.line() + (elsewhere.contains(t.item().id()) ? "（" + h.toName() + "不能办理，改由他人）" : "")));
        open.projects().stream().map(Sheet::line).forEach(lines::add);
        boolean asAsked = lines.equals(asked(h));
        keep(execution, h, "system", null, false, "已由" + h.fromName() + "移交" + h.toName() + "：任务" + (open.tasks().size() - elsewhere.size()) + "件，"
                + (elsewhere.isEmpty() ? "" : "改由他人的任务" + elsewhere.size() + "件，") + "项目" + open.projects().size() + "个"
                + (asAsked ? "，与提出时所列相同。" : "。"), asAsked ? List.of() : lines);
    }

    /** What was to pass when it was asked for. */
    private List<String> asked(Handover h) {
        return ledger.of(h.street(), List.of(h.key())).stream().filter(f -> f.kind() == Kind.EVENT).flatMap(f -> f.text().lines().skip(1))
                .filter(line -> !line.startsWith(Sheet.WAITING)).toList();
    }

    private void keep(DelegateExecution execution, Handover h, String actor, String role, boolean signed, String head, List<String> lines) {
        Fact.Step at = new Fact.Step(actor, role, clock.instant(), execution.getProcessDefinitionId(), execution.getProcessInstanceId(),
                execution.getCurrentActivityId(), execution.getActivityInstanceId(), null);
        ledger.append(pages(head, lines).stream().map(page -> new Entry(Kind.EVENT, h.street(), h.key(), Happened.on(LocalDate.now(clock)), at)
                .text(page).needsSignature(signed)).toList());
    }

    /** As many lines in one fact as it can hold. */
    private static List<String> pages(String head, List<String> lines) {
        List<String> pages = new ArrayList<>();
        StringBuilder page = new StringBuilder(head);
        for (String line : lines) {
            if (page.length() > PAGE) {
                pages.add(page.toString());
                page = new StringBuilder("续：");
            }
            page.append('\n').append(line.length() <= LINE ? line : line.substring(0, LINE) + "…");
        }
        pages.add(page.toString());
        return pages;
    }

    private static Handover handover(DelegateExecution execution) {
        if (!(execution.getVariable(DAY) instanceof Date day)) {
            throw Refusal.invalid("工作移交请从“移交”页面提出。");
        }
        return new Handover(execution.getProcessBusinessKey(), execution.getTenantId(), (String) execution.getVariable(FROM),
                (String) execution.getVariable(FROM_NAME), (String) execution.getVariable(TO), (String) execution.getVariable(TO_NAME),
                LocalDate.ofInstant(day.toInstant(), EngineClock.BEIJING));
    }
}
