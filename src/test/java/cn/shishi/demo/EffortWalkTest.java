package cn.shishi.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.shishi.OnTheEngine;
import cn.shishi.lab.Chromium;
import cn.shishi.ledger.Sealer;
import cn.shishi.platform.EngineClock;
import cn.shishi.project.Projects;
import cn.shishi.project.YearList;
import cn.shishi.yearlist.YearLists;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The whole of 曹家渡街道 2020 done by hand in a browser, each step by its person on its day, counted and set beside typing
 * the text the street published. Results in docs/effort.md.
 */
@OnTheEngine
@Tag("lab")
class EffortWalkTest {

    private static final String SECRET = "shishi-demo";

    @LocalServerPort
    int port;

    @Autowired
    DemoPlayer player;

    @Autowired
    Projects projects;

    @Autowired
    YearLists lists;

    @Autowired
    TaskService tasks;

    @Autowired
    Sealer sealer;

    @Autowired
    JdbcTemplate sql;

    @Autowired
    TransactionTemplate transaction;

    @TempDir
    Path folder;

    private final EffortBook book = new EffortBook();
    private final Map<String, Hand> today = new HashMap<>();

    @AfterEach
    void backToNow() {
        ClockUtil.reset();
    }

    @Test
    void theYear2020ByHand() throws Exception {
        assumeTrue(Chromium.installed().isPresent(), "no Chromium here; name one by -Dshishi.browser");
        DemoStory story = DemoStory.read("caojiadu-2020.yaml", LocalDate.of(2021, 1, 4));
        YearList list = story.list().read(lists);
        on(list.decided(), 0);
        transaction.executeWithoutResult(all -> player.settle(story.street()));
        projects.adopt(list);
        Map<String, String> offices = list.projects().stream().collect(Collectors.toMap(YearList.Item::number, YearList.Item::office));
        Path paper = Files.writeString(folder.resolve("paper.pdf"), "%PDF-1.4\n%%EOF\n");
        try (Chromium browser = new Chromium(Chromium.installed().orElseThrow(), folder.resolve("profile"))) {
            walk(browser, story, list.decided(), offices, paper);
        }
        assertThat(book.steps()).isEqualTo(story.steps().size());
        book.tell(sql, Files.readString(Path.of("src/test/resources/lab/caojiadu-2020.txt")));
    }

    private void walk(Chromium browser, DemoStory story, LocalDate decided, Map<String, String> offices, Path paper) {
        LocalDate day = decided;
        int minute = 0;
        for (DemoStory.Step step : story.steps()) {
            if (!step.day().equals(day)) {
                endOfDay();
                day = step.day();
                minute = 0;
            }
            on(day, ++minute);
            String project = EffortBook.project(step);
            String office = step.who().equals("jingban") || step.who().equals("kezhang") ? offices.get(project) : "";
            Hand hand = hand(browser, step.who(), office);
            AtTheDesk desk = new AtTheDesk(hand, port);
            if (step.start() != null) {
                desk.begin(step.start(), step.subject());
            } else {
                desk.perform(step, tasks.createTaskQuery().processInstanceBusinessKey(step.subject()).taskDefinitionKey(step.task()).singleResult().getId(), paper);
            }
            book.step(step, hand.effort());
        }
        for (String period : new String[] {"half", "year"}) {
            endOfDay();
            Hand hand = hand(browser, "duban", "");
            new AtTheDesk(hand, port).report(period);
            book.visit("duban", hand.effort());
        }
        endOfDay();
    }

    /** One login a day for each person who has something to do. */
    private Hand hand(Chromium browser, String who, String office) {
        return today.computeIfAbsent(who + office, person -> {
            Hand hand = new Hand(browser);
            new AtTheDesk(hand, port).logIn(who, SECRET);
            book.visit(who, hand.effort());
            return hand;
        });
    }

    private void endOfDay() {
        today.values().forEach(Hand::close);
        today.clear();
        sealer.sealAll();
    }

    private static void on(LocalDate day, int minute) {
        ClockUtil.setCurrentTime(Date.from(day.atTime(9, 0).plusMinutes(minute).atZone(EngineClock.BEIJING).toInstant()));
    }
}
