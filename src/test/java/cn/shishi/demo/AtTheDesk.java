package cn.shishi.demo;

import cn.shishi.project.Checklists;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a person does on the product's pages with one hand, step by step of a story. */
final class AtTheDesk {

    private static final String TICKED = "document.querySelectorAll('tr.place:not([hidden]) .mark:checked').length";

    private static final String GIVEN = "document.querySelectorAll('#given li').length";
    private static final String TO_READ = "[[...document.querySelectorAll('dl.facts dt')].find(t => t.textContent == '说明')?.nextElementSibling,"
            + " ...document.querySelectorAll('section table tbody, details[open] table tbody')].map(it => (it?.innerText || '').replace(/\\s/g, '').length).reduce((a, b) => a + b)";

    private final Hand hand;
    private final String home;

    AtTheDesk(Hand hand, int port) {
        this.hand = hand;
        home = "http://127.0.0.1:" + port;
    }

    /** The page puts the caret into the first field. */
    void logIn(String account, String secret) {
        hand.think();
        hand.open(home + "/");
        hand.type("[name=username]", account);
        hand.key("Tab");
        hand.type("[name=password]", secret);
        hand.leave(() -> hand.key("Enter"));
        hand.must(hand.sees("#mine"), "not logged in");
    }

    /** Begins a process from the page of its project. */
    void begin(String process, String project) {
        hand.think();
        hand.leave(() -> hand.click("a[href=\"/projects/" + project + "\"]"));
        hand.leave(() -> hand.click("form[action=\"/processes/" + process + "\"] button"));
    }

    /** To the year's report by its link. */
    void report(String period) {
        hand.think();
        hand.leave(() -> hand.click("a[href^=\"/reports\"][href*=\"period=" + period + "\"]"));
    }

    void perform(DemoStory.Step step, String task, Path paper) {
        open("/tasks/" + task);
        step.papers().keySet().forEach(name -> give(name, paper));
        if (step.rows() != null) {
            step.rows().forEach(this::fill);
        }
        Object decision = step.form().get("decision");
        if (decision != null) {
            hand.read(hand.ask(TO_READ).asInt());
        }
        step.form().forEach((key, value) -> {
            if (!key.equals("decision")) {
                field("form.fields [name=\"" + key + "\"]", value);
            }
        });
        hand.think();
        hand.leave(() -> hand.click(decision == null ? "button.main" : "button[name=decision][value=\"" + decision + "\"]"));
        hand.must(hand.sees("#mine") && hand.sees(".done"), "not handed in: " + step);
    }

    /** What began after the desk was shown stands there when it is shown again. */
    private void open(String address) {
        if (hand.ask("location.pathname").asText().equals(address)) {
            return;
        }
        String link = "a[href=\"" + address + "\"]";
        if (!hand.sees(link)) {
            hand.reload();
        }
        hand.think();
        hand.leave(() -> hand.click(link));
    }

    private void give(String name, Path paper) {
        if (!hand.sees("#give")) {
            giveWithAList(paper);
            return;
        }
        if (!hand.value("#give [name=paper]").equals(name)) {
            hand.type("#give [name=paper]", name);
        }
        hand.think();
        int before = hand.ask(GIVEN).asInt();
        hand.choose("#give [name=file]", paper);
        hand.await(GIVEN + " > " + before);
    }

    /** What proves a whole checklist is asked for out of the way. */
    private void giveWithAList(Path paper) {
        String form = "form[action$=\"/evidence\"]";
        hand.think();
        hand.click("details:has(" + form + ") > summary");
        hand.choose(form + " [name=file]", paper);
        hand.leave(() -> hand.click(form + " button"));
    }

    private void field(String field, Object value) {
        hand.think();
        switch (hand.of(field, "it.type").asText()) {
            case "checkbox" -> {
                if (hand.is(field, "it.checked") != (Boolean) value) {
                    hand.click(field);
                }
            }
            case "select-one" -> hand.choose(field, value);
            default -> hand.enter(field, value instanceof Double number && number == Math.rint(number) ? Long.toString(number.longValue()) : value.toString());
        }
    }

    /** What the rows have alike goes into the fields above the table once, then they are ticked. */
    private void fill(DemoStory.Rows rows) {
        rows.form().forEach((key, value) -> {
            String once = "[data-once=\"" + key + "\"]";
            if (hand.sees(once)) {
                hand.think();
                hand.type(once, value.toString());
            }
        });
        hand.think();
        int before = hand.ask(TICKED).asInt();
        int wanted = tick(rows);
        hand.must(wanted > 0 && hand.ask(TICKED).asInt() == before + wanted, "not ticked as wanted: " + rows);
    }

    /** All at once where all are wanted, else by neighbourhood, else from one place to another. */
    private int tick(DemoStory.Rows rows) {
        Map<String, List<String>> hoods = new LinkedHashMap<>();
        List<String> all = new ArrayList<>();
        List<String> wanted = new ArrayList<>();
        for (JsonNode row : hand.ask("[...document.querySelectorAll('tr.place')].filter(r => !r.hidden && !r.querySelector('.mark').checked).map(r => ({id: r.id,"
                + " item: r.dataset.item, hood: r.parentElement.querySelector('.hood') ? [...document.querySelectorAll('tbody')].indexOf(r.parentElement) + 1 : 0}))")) {
            String box = "#" + row.get("id").asText() + " .mark";
            all.add(box);
            hoods.computeIfAbsent(row.get("hood").asInt() == 0 ? "" : "tbody:nth-of-type(" + row.get("hood") + ") .hoodwide", hood -> new ArrayList<>()).add(box);
            if (rows.has(new Checklists.Line(Integer.parseInt(row.get("id").asText().substring(1)), row.get("item").asText(), null, null, null))) {
                wanted.add(box);
            }
        }
        int count = wanted.size();
        if (wanted.equals(all)) {
            hand.click("#every");
            return count;
        }
        hoods.forEach((box, of) -> {
            if (!box.isEmpty() && wanted.containsAll(of)) {
                hand.click(box);
                wanted.removeAll(of);
            }
        });
        for (int from = 0, to; from < wanted.size(); from = to + 1) {
            for (to = from; to + 1 < wanted.size() && all.indexOf(wanted.get(to + 1)) == all.indexOf(wanted.get(to)) + 1; to++) {}
            hand.click(wanted.get(from));
            if (to > from) {
                hand.click(wanted.get(to), true);
            }
        }
        return count;
    }
}
