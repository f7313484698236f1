package cn.shishi.yearlist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import cn.shishi.StreetTest;
import cn.shishi.ledger.Kind;
import cn.shishi.project.YearList;
import cn.shishi.register.Grounds;
import cn.shishi.register.ListedPlace;
import cn.shishi.register.Offices;
import cn.shishi.register.ProjectSheet;
import cn.shishi.register.Register;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;

/** A year's list goes from the workbook into register, ledger and processes, and out again as the same workbook. */
class YearListTest extends StreetTest {

    static final LocalDate YEAR_END = LocalDate.of(2020, 12, 31);

    @Autowired
    YearLists lists;

    @Autowired
    Export export;

    @Autowired
    Register register;

    @Autowired
    Offices offices;

    @Test
    void aListIsTakenWithAllThatItSays() throws IOException {
        lists.take(read(Books.right().bytes()), begun -> { });
        List<ProjectSheet> sheets = register.list(street.id, 2020, YEAR_END, Instant.now().plusSeconds(60));
        assertThat(sheets).extracting(s -> s.project().number()).containsExactly("05", "10");
        Grounds grounds = sheets.get(0).project().grounds();
        assertThat(grounds.fundsPlanned()).isEqualByComparingTo("20.5");
        assertThat(List.of(grounds.cadre(), grounds.fundsSource(), grounds.meeting(), grounds.decided(), grounds.minutes()))
                .containsExactly("经办人", "街道财政", "街道党工委会议", LocalDate.of(2020, 1, 10), "纪要〔2020〕1号");
        assertThat(sheets.get(0).parts().get(0).words()).singleElement().satisfies(w -> assertThat(w.name() + w.unit()).isEqualTo("拆除违法建筑平方米"));
        assertThat(sheets.get(0).commitments().get(0).low()).isEqualByComparingTo("850");
        assertThat(sheets.get(1).commitments()).extracting(c -> c.milestone()).containsExactly("启用", "开工");
        assertThat(sheets.get(1).parts().get(0).planned()).isEqualTo(Map.of("立项", LocalDate.of(2020, 2, 29), "开工", LocalDate.of(2020, 3, 31), "启用", YEAR_END));
        String key = sheets.get(0).project().key();
        assertThat(street.facts(key, Kind.LISTED)).singleElement().satisfies(f -> assertThat(f.text()).isEqualTo("拆除违法建筑850平方米"));
        assertThat(street.open()).extracting(Task::getTaskDefinitionKey).containsExactly("decompose", "decompose");
        assertThat(offices.on(street.id, YEAR_END)).containsExactly("社区服务办公室", "社区管理办公室");
    }

    @Test
    void theListedSitesBeginWithTheirPart() throws IOException {
        lists.take(read(Books.right().bytes()), begun -> { });
        String part = street.code + "-2020-10-1";
        street.does("duban", street.code + "-2020-10", "decompose", Map.of());
        assertThat(street.instance("sites", part)).isWaitingAt("manage-sites").hasPassed("open-listed-sites");
        assertThat(street.instance("lift", street.code + "-D0001")).isWaitingAt("record-assessment");
        assertThat(street.instance("lift", street.code + "-D0002")).isWaitingAt("record-assessment");
        assertThat(street.task(street.code + "-D0001", "record-assessment").getDescription()).isEqualTo("康定路991号");
        assertThat(register.places(street.id, List.of(street.code + "-D0002")).get(street.code + "-D0002").part().key()).isEqualTo(part);
        street.does("jingban", part, "manage-sites", Map.of("siteName", "后来的"));
        assertThat(street.instance("lift", street.code + "-D0003")).isWaitingAt("record-assessment");
    }

    @Test
    void theListsOfTheDemoAreRightAndReadAgainAsTheyWereWritten() throws IOException {
        YearList past = again("demo/caojiadu-2020.xlsx", 2020);
        assertThat(past.projects()).hasSize(12);
        assertThat(past.projects().get(1).parts().get(0).places()).hasSize(92).startsWith(new ListedPlace("第1小区", "第1居民区"));
        assertThat(again("demo/caojiadu-current.xlsx", 2025).projects()).hasSize(5);
    }

    @Test
    void whatStandsInTheRegisterIsGivenOutAsItCameIn() throws IOException {
        YearList in = read(Books.right().bytes());
        lists.take(in, begun -> { });
        YearList out = export.list(street.id, 2020);
        assertThat(out).usingRecursiveComparison().withComparatorForType(BigDecimal::compareTo, BigDecimal.class).isEqualTo(in);
        var other = story.street();
        assertThat(reader(lists.write(out, street.id), other.id).list().projects()).usingRecursiveComparison()
                .withComparatorForType(BigDecimal::compareTo, BigDecimal.class).isEqualTo(in.projects());
    }

    @Test
    void theEmptyTemplateLacksNothingButProjects() throws IOException {
        YearLists.Read read = reader(lists.write(null, street.id), street.id);
        assertThat(read.faults().first()).singleElement().satisfies(f -> assertThat(f.said()).isEqualTo("没有项目。"));
    }

    @Test
    void numbersDaysAndNamesAreReadAsPeopleWriteThem() throws IOException {
        YearList list = read(Books.right().with("清单", 0, "编号", 5).with("子项", 0, "项目编号", 5).with("指标", 0, "项目编号", "5")
                .with("指标", 0, "目标数", "１７４５.１").with("清单", 0, "决策日期", LocalDate.of(2020, 1, 9)).with("点位", 0, "点位名称", " 康定路\n991号 ").bytes());
        YearList.Item first = list.projects().get(0);
        assertThat(first.number()).isEqualTo("05");
        assertThat(first.commitments().get(0).low()).isEqualByComparingTo("1745.1");
        assertThat(first.grounds().decided()).isEqualTo(LocalDate.of(2020, 1, 9));
        assertThat(list.decided()).isEqualTo(LocalDate.of(2020, 1, 9));
        assertThat(list.projects().get(1).parts().get(0).places()).contains(new ListedPlace("康定路991号", "康定居民区"));
        assertThat(read(Books.right().with("指标", 0, "目标数", 1745.1).bytes()).projects().get(0).commitments().get(0).low())
                .isEqualTo(new BigDecimal("1745.1"));
    }

    @Test
    void anOfficeThatEndsIsNoLongerTaken() throws IOException {
        lists.take(read(Books.right().bytes()), begun -> { });
        street.today("2020-03-03");
        offices.end(street.id, "社区服务办公室", LocalDate.of(2020, 3, 2));
        assertThat(offices.on(street.id, LocalDate.of(2020, 3, 2))).contains("社区服务办公室");
        assertThat(offices.on(street.id, LocalDate.of(2020, 3, 3))).doesNotContain("社区服务办公室");
    }

    private YearList read(byte[] book) throws IOException {
        YearLists.Read read = reader(book, street.id);
        assertThat(read.faults().first()).isEmpty();
        return read.list();
    }

    private YearList again(String resource, int year) throws IOException {
        street.today("2025-03-03");
        YearLists.Read read = reader(new ClassPathResource(resource).getContentAsByteArray(), street.id, year);
        assertThat(read.faults().first()).isEmpty();
        assertThat(reader(lists.write(read.list(), street.id), street.id, year).list()).usingRecursiveComparison()
                .withComparatorForType(BigDecimal::compareTo, BigDecimal.class).isEqualTo(read.list());
        return read.list();
    }

    private YearLists.Read reader(byte[] book, String of) throws IOException {
        return reader(book, of, 2020);
    }

    private YearLists.Read reader(byte[] book, String of, int year) throws IOException {
        Path file = Files.createTempFile("list", ".xlsx");
        try {
            return lists.read(Files.write(file, book), of, year);
        } finally {
            Files.delete(file);
        }
    }
}
