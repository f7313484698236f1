package cn.shishi.desk;

import cn.shishi.Story.StreetStory;
import cn.shishi.identity.Accounts;
import cn.shishi.ledger.Kind;
import cn.shishi.project.Projects;
import cn.shishi.project.YearList;
import cn.shishi.register.Grounds;
import cn.shishi.register.ListedPlace;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.task.Task;

/** A street at work in which every field that a person can fill in holds a word that stands nowhere else. */
final class Canaries {

    final StreetStory street;
    final String word;
    final String project;
    final String paper;
    final String handover;
    final List<Task> tasks;
    /** By what it was typed into. */
    final Map<String, String> typed = new TreeMap<>();

    Canaries(StreetStory street, Accounts accounts, Projects projects, int port, String word) throws IOException {
        this.street = street;
        this.word = word;
        accounts.add("heir" + street.id, in("Account"), "secret", List.of("jingban"), street.id);
        projects.adopt(new YearList(street.id, 2020, LocalDate.of(2020, 1, 1), List.of(new YearList.Item("01", in("Promise"), in("Category"), in("Office"), in("Leader"),
                new Grounds(in("Cadre"), in("Funds"), BigDecimal.TEN, in("Meeting"), LocalDate.of(2020, 1, 2), in("Minutes")),
                List.of(new YearList.Piece(in("Part"), "量化任务", Map.of("数量", in("Indicator") + "（个）")),
                        new YearList.Piece("上墙", "全覆盖任务", Map.of("完成数", "上墙（处）"), List.of(new ListedPlace(in("Place"), in("Neighbourhood")))),
                        new YearList.Piece("电梯", "加装电梯", Map.of())), List.of()))));
        project = street.code + "-2020-01";
        street.does("duban", project, "decompose", Map.of());
        paper = street.gives("jingban", project + "-1", "record-quantity", in("Paper"));
        street.does("jingban", project + "-1", "record-quantity", Map.of("happened", "2020-03-01", "quantity", 5, "dimension", in("Dimension"), "operator", in("Operator")));
        street.approves("fenguan", project + "-1", "sign-quantity");
        street.does("jingban", project + "-1", "record-quantity", Map.of("happened", "2020-03-01", "quantity", 6, "operator", in("Waiting")));
        street.site(project + "-3", Map.of("siteName", in("Site")));
        street.begins("jingban", "narrative", project);
        street.does("jingban", project, "write-narrative", Map.of("happened", "2020-03-01", "paragraph", in("Rejected")));
        street.does("kezhang", project, "sign-narrative", Map.of("decision", "return", "reason", in("Reason")));
        street.does("jingban", project, "write-narrative", Map.of("paragraph", in("Paragraph")));
        street.approves("kezhang", project, "sign-narrative");
        street.begins("jingban", "correction", project + "-1");
        street.does("jingban", project + "-1", "request-correction", Map.of("factId", street.facts(project + "-1", Kind.MEASURE).get(0).id(), "withdraw", true, "why", in("Why")));
        Door jingban = new Door(port, "jingban" + street.id);
        String list = street.task(project + "-2", "record-checklist").getId();
        ok(jingban.put("/api/tasks/" + list + "/rows", List.of(Map.of("item", in("Place"), "ticked", true, "values", Map.of("happened", "2020-03-01", "problem", in("Cell"))))));
        ok(new Door(port, "duban" + street.id).loggedIn("secret").submits("/handovers", "from", "jingban" + street.id, "to", "heir" + street.id, "day", "2020-03-02"));
        handover = street.code + "-YJ-20200302-1";
        tasks = street.open();
    }

    private String in(String field) {
        return typed.computeIfAbsent(field, f -> word + f);
    }

    private static void ok(Door.Answer answer) {
        if (answer.status() >= 400) {
            throw new AssertionError(answer);
        }
    }
}
