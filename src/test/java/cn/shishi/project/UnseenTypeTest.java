package cn.shishi.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import cn.shishi.StreetTest;
import cn.shishi.ledger.Cutoff;
import cn.shishi.ledger.Fact;
import cn.shishi.ledger.Kind;
import cn.shishi.report.Period;
import cn.shishi.report.Reports;
import cn.shishi.report.Sentence;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A type that no code has ever heard of, deployed while the product runs: two phases at once, and a way back. */
class UnseenTypeTest extends StreetTest {

    @Autowired
    RepositoryService repository;

    @Autowired
    Reports reports;

    String project;
    String part;

    @BeforeEach
    void deployed() {
        DeploymentBuilder deployment = repository.createDeployment().name("garden").enableDuplicateFiltering(false)
                .addClasspathResource("types/garden.bpmn").addClasspathResource("forms/sign-off.form");
        for (String form : List.of("care", "opening", "planting", "seedlings", "soil")) {
            deployment.addClasspathResource("types/garden-" + form + ".form");
        }
        deployment.deploy();
        project = street.project("01", List.of(new YearList.Piece("街角花园", "口袋花园", Map.of("成活苗木", "成活月季（丛）"))),
                new YearList.Promise("新建口袋花园", "开放", 1, "", BigDecimal.ONE, null, "处", null),
                new YearList.Promise("成活月季", "成活月季", 1, "不少于", new BigDecimal("100"), null, "丛", null));
        street.does("duban", project, "decompose", Map.of());
        part = project + "-1";
    }

    @Test
    void itIsWalkedToItsEnd() {
        ProcessInstance instance = street.instance("garden", part);
        assertThat(instance).isWaitingAt("record-soil", "record-seedlings");
        assertThat(walk()).isEqualTo(project);
        assertThat(instance).isEnded().hasPassed("groundwork-done", "must-replant", "opened");
        assertThat(street.instance("project", project)).isWaitingAt("summarize");
        assertThat(street.course(part)).containsExactlyInAnyOrder(
                "进入 soil 2020年3月2日", "进入 seedlings 2020年3月2日",
                "离开 seedlings 2020年3月8日", "离开 soil 2020年3月5日",
                "进入 planting 2020年3月8日", "离开 planting 2020年4月1日",
                "进入 care 2020年4月1日", "离开 care 2020年5月6日",
                "进入 planting 2020年5月6日", "离开 planting 2020年5月8日",
                "进入 care 2020年5月8日", "离开 care 2020年6月1日",
                "进入 opening 2020年6月1日", "离开 opening 2020年6月18日");
        assertThat(street.facts(part, Kind.MILESTONE)).extracting(Fact::word)
                .contains("土壤改良", "苗木到场", "栽植完成", "开放").doesNotContain("养护");
        assertThat(street.facts(part, Kind.MEASURE)).extracting(Fact::word, Fact::dimension, f -> f.value().intValue(), Fact::unit)
                .containsExactly(tuple("saplings", "月季", 100, "丛"), tuple("saplings", "月季", 80, "丛"), tuple("saplings", "月季", 30, "丛"));
        assertThat(street.facts(part, Kind.EVENT)).extracting(Fact::text).containsOnly("花园开放日");
        assertAllAnswered(part);
    }

    @Test
    void theReportSpeaksOfItInItsOwnWords() {
        walk();
        story.seal();
        String said = reports.draft(street.id, 2020, Period.YEAR, new Cutoff(LocalDate.of(2020, 12, 31), Instant.now())).projects().get(0)
                .sentences().stream().map(Sentence::text).collect(Collectors.joining("；"));
        assertThat(said).contains("新建口袋花园1处（承诺1处，完成）", "成活月季110丛（承诺不少于100丛，超额完成）", "2020年6月18日，花园开放日", "供苗单位为某苗圃")
                .doesNotContain("正在", "下一步");
    }

    @Test
    void eachOfTwoPhasesAtOnceMayBeWithdrawnWhileTheOtherRuns() {
        done("soil", "kezhang", "2020-03-01");
        withdraw("土壤改良");
        assertThat(street.open(part)).containsExactly("record-seedlings", "record-soil");
        done("soil", "kezhang", "2020-03-02");
        assertThat(street.open(part)).containsExactly("record-seedlings");
        done("seedlings", "kezhang", "2020-03-02");
        assertThat(street.open(part)).containsExactly("record-planting");
        assertAllAnswered(part);
    }

    @Test
    void eachOfTwoPhasesAtOnceMayBeWithdrawnAfterBothEnded() {
        done("soil", "kezhang", "2020-03-01");
        done("seedlings", "kezhang", "2020-03-01");
        assertThat(street.open(part)).containsExactly("record-planting");
        withdraw("苗木到场");
        assertThat(street.open(part)).containsExactly("record-seedlings");
        done("seedlings", "kezhang", "2020-03-02");
        assertThat(street.open(part)).containsExactly("record-planting");
        assertAllAnswered(part);
    }

    /** Walks each arrow of the model; returns the project on {@link #street}. */
    private String walk() {
        street.today("2020-03-10");
        returned("seedlings", "kezhang", Map.of("milestoneDay", "2020-03-08", "nursery", "某苗圃"));
        returned("soil", "kezhang", Map.of("milestoneDay", "2020-03-05"));
        street.today("2020-04-02");
        returned("planting", "kezhang", Map.of("milestoneDay", "2020-04-01"));
        street.today("2020-05-06");
        care(100, true);
        street.returns("kezhang", part, "sign-care");
        care(80, true);
        street.approves("kezhang", part, "sign-care");
        street.today("2020-05-09");
        done("planting", "kezhang", "2020-05-08");
        street.today("2020-06-01");
        care(30, false);
        street.approves("kezhang", part, "sign-care");
        street.today("2020-06-20");
        returned("opening", "fenguan", Map.of("milestoneDay", "2020-06-18", "eventDay", "2020-06-18", "eventText", "花园开放日"));
        return project;
    }

    private void returned(String phase, String signer, Map<String, Object> form) {
        street.does("jingban", part, "record-" + phase, form);
        street.returns(signer, part, "sign-" + phase);
        street.does("jingban", part, "record-" + phase, Map.of());
        street.approves(signer, part, "sign-" + phase);
    }

    private void done(String phase, String signer, String day) {
        street.does("jingban", part, "record-" + phase, Map.of("milestoneDay", day));
        street.approves(signer, part, "sign-" + phase);
    }

    private void care(int saplings, boolean replant) {
        street.does("juwei", part, "record-care", Map.of("happened", "2020-04-05", "dimension", "月季", "saplings", saplings, "replant", replant));
    }

    private void withdraw(String word) {
        Fact milestone = street.facts(part, Kind.MILESTONE).stream().filter(m -> m.word().equals(word)).findFirst().orElseThrow();
        street.begins("jingban", "correction", part);
        street.does("jingban", part, "request-correction", Map.of("factId", milestone.id(), "withdraw", true, "why", "误"));
        street.approves("fenguan", part, "approve-correction");
    }
}
