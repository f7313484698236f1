package cn.shishi.desk;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shishi.StreetTest;
import cn.shishi.identity.People;
import cn.shishi.ledger.Fact;
import cn.shishi.ledger.Kind;
import cn.shishi.project.YearList.Piece;
import cn.shishi.workbook.Fault;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Figures of many projects from one workbook: each row as its task would take it, all or none. */
class BatchTest extends StreetTest {

    private static final String QUANTITY = "量化任务 填报进展";
    private static final String SESSION = "培训宣传 填报场次";

    @Autowired
    BatchEntry entry;

    @Autowired
    People people;

    @LocalServerPort
    int port;

    @TempDir
    Path folder;

    Door jingban;

    @BeforeEach
    void threeProjects() {
        jingban = new Door(port, "jingban" + street.id);
        for (String number : List.of("01", "02")) {
            begun(number, new Piece("拆除" + number, "量化任务", Map.of()), new Piece("设备", "设备安装", Map.of()));
        }
        begun("03", new Piece("讲座", "培训宣传", Map.of()));
    }

    @Test
    void figuresOfManyProjectsAreTakenFromOneWorkbook() throws IOException {
        Filling book = new Filling().put(QUANTITY, "01", "完成时间", "2020-02-20", "数量", 212.5, "数量约略词", "约")
                .put(QUANTITY, "02", "完成时间", LocalDate.of(2020, 2, 21), "数量", 30, "全部完成（年度收官）", "是")
                .put(SESSION, "03", "开展时间", "2020年2月", "场次", 2, "参加人数", 41);
        assertThat(take(book)).isEmpty();
        assertThat(measures("01")).containsExactly("quantity 212.5 2020年2月20日 约");
        assertThat(measures("02")).containsExactly("quantity 30 2020年2月21日 null");
        assertThat(measures("03")).containsExactly("sessions 2 2020年2月 null", "participants 41 2020年2月 null");
        assertThat(street.facts(part("01"), Kind.MEASURE)).allMatch(Fact::needsSignature).extracting(f -> f.at().actor()).containsOnly("jingban" + street.id);
        street.approves("fenguan", part("01"), "sign-quantity");
        street.approves("fenguan", part("02"), "sign-quantity");
        assertThat(street.open(part("01"))).containsExactly("record-quantity");
        assertThat(street.open(part("02"))).containsExactly("close-quantity");
    }

    @Test
    void oneWrongRowLeavesAllUndone() throws IOException {
        List<Object> before = state();
        Filling book = new Filling().put(QUANTITY, "01", "完成时间", "2020-02-20", "数量", 212.5)
                .put(QUANTITY, "02", "完成时间", "2020-03-03", "数量", 30)
                .put(SESSION, "03", "开展时间", "2020年2月", "场次", "两场", "全部完成", "不是");
        assertThat(take(book)).containsExactly(
                SESSION + "|2|O 全部完成|“不是”不认识。|请写“是”或“否”。",
                QUANTITY + "|3|D 完成时间|“完成时间”填写的2020年3月3日还没有到，台账只记已经发生的事。|请核对日期。",
                SESSION + "|2|F 场次|“场次”填写的“两场”不是数字。|请只填阿拉伯数字。");
        assertThat(state()).isEqualTo(before);
        assertThat(take(new Filling())).containsExactly("|0||一行也没有填写。|请在要填报的任务那一行填上日期和数字，再上传。");
        assertThat(take(new Filling().put(QUANTITY, "01", "数量", 5))).singleElement().asString().startsWith(QUANTITY + "|2|D 完成时间|“完成时间”没有填写");
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void figuresThatSlippedToAnotherTaskAreNoticed() throws IOException {
        List<Object> before = state();
        Filling swapped = new Filling().put(QUANTITY, "01", "完成时间", "2020-02-20", "数量", 1).put(QUANTITY, "02", "完成时间", "2020-02-20", "数量", 2);
        String first = swapped.text(QUANTITY, "01", "任务编号");
        String second = swapped.text(QUANTITY, "02", "任务编号");
        swapped.put(QUANTITY, "01", "任务编号", second).put(QUANTITY, "02", "任务编号", first);
        assertThat(take(swapped)).hasSize(2).allMatch(f -> f.contains("A 任务编号|与同一行的项目、子项或点位对不上。"));
        Filling twice = new Filling().put(QUANTITY, "01", "完成时间", "2020-02-20", "数量", 1).again(QUANTITY, "01");
        assertThat(take(twice)).singleElement().asString().contains("|4|A 任务编号|与第2行是同一项任务。");
        String session = new Filling().text(SESSION, "03", "任务编号");
        assertThat(take(new Filling().put(QUANTITY, "01", "完成时间", "2020-02-20", "数量", 1, "任务编号", session)))
                .singleElement().asString().contains("A 任务编号|这一类待填任务里没有它。");
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void theSameWorkbookChangesNothingTheSecondTime() throws IOException {
        Filling book = new Filling().put(QUANTITY, "01", "完成时间", "2020-02-20", "数量", 1).without(SESSION);
        assertThat(take(book)).isEmpty();
        List<Object> before = state();
        assertThat(take(book)).singleElement().asString().contains("A 任务编号|这一类待填任务里没有它。");
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void thePageTakesItAndShowsFaults() throws IOException {
        assertThat(jingban.get("/").body()).contains("/batch");
        assertThat(jingban.get("/batch").body()).contains(QUANTITY, "2项", SESSION, "1项").doesNotContain("填报安装");
        assertThat(jingban.get("/batch.xlsx").type()).isEqualTo("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        Filling book = new Filling().put(QUANTITY, "01", "完成时间", "2020-02-20", "数量", 1);
        Door other = new Door(port, "juwei" + street.id);
        assertThat(other.get("/batch").body()).contains("现在没有要填数字的任务。");
        assertThat(other.upload("/batch", "", "批量填报.xlsx", book.bytes()).body()).contains("一项也没有提交", "这一类待填任务");
        assertThat(jingban.upload("/batch", "", "批量填报.csv", new byte[] {'a'}).body()).contains("请先用 Excel 或 WPS 另存为 .xlsx。");
        assertThat(measures("01")).isEmpty();
        assertThat(jingban.upload("/batch", "", "批量填报.xlsx", book.bytes()).body()).contains("已提交", "1项任务");
        assertThat(measures("01")).hasSize(1);
    }

    private void begun(String number, Piece... parts) {
        String key = street.project(number, List.of(parts));
        street.does("duban", key, "decompose", Map.of());
    }

    private String part(String number) {
        return street.code + "-2020-" + number + "-1";
    }

    private List<String> measures(String number) {
        return street.facts(part(number), Kind.MEASURE).stream().map(f -> f.word() + " " + f.value().stripTrailingZeros().toPlainString() + " "
                + f.happened().shown() + " " + f.approximator()).toList();
    }

    private List<Object> state() {
        List<Object> state = new ArrayList<>(street.open().stream().map(Task::getId).toList());
        List.of("01", "02", "03").forEach(number -> state.add(street.facts(part(number))));
        return state;
    }

    private List<String> take(Filling book) throws IOException {
        Path file = Files.write(Files.createTempFile(folder, "batch", ".xlsx"), book.bytes());
        BatchEntry.Outcome outcome = people.as("jingban" + street.id, () -> entry.take("jingban" + street.id, file));
        return outcome.faults().first().stream().map(BatchTest::told).toList();
    }

    private static String told(Fault f) {
        return String.join("|", f.sheet(), Integer.toString(f.row()), f.column(), f.said(), f.cure());
    }

    /** The downloaded workbook on somebody's screen. */
    private final class Filling {

        private final XSSFWorkbook book;

        Filling() throws IOException {
            book = new XSSFWorkbook(new ByteArrayInputStream(people.as("jingban" + street.id, () -> entry.book().write())));
        }

        Filling put(String sheet, String project, Object... filled) {
            for (int i = 0; i < filled.length; i += 2) {
                Cell cell = row(sheet, project).createCell(column(sheet, (String) filled[i]));
                if (filled[i + 1] instanceof Number number) {
                    cell.setCellValue(number.doubleValue());
                } else {
                    cell.setCellValue(filled[i + 1].toString());
                }
            }
            return this;
        }

        Filling again(String sheet, String project) {
            Row from = row(sheet, project);
            Row to = book.getSheet(sheet).createRow(book.getSheet(sheet).getLastRowNum() + 1);
            from.forEach(cell -> {
                if (cell.getCellType() == CellType.NUMERIC) {
                    to.createCell(cell.getColumnIndex()).setCellValue(cell.getNumericCellValue());
                } else {
                    to.createCell(cell.getColumnIndex()).setCellValue(cell.getStringCellValue());
                }
            });
            return this;
        }

        Filling without(String sheet) {
            book.removeSheetAt(book.getSheetIndex(sheet));
            return this;
        }

        String text(String sheet, String project, String heading) {
            return row(sheet, project).getCell(column(sheet, heading)).getStringCellValue();
        }

        byte[] bytes() throws IOException {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            book.write(out);
            return out.toByteArray();
        }

        private Row row(String sheet, String project) {
            for (Row row : book.getSheet(sheet)) {
                if (row.getCell(1).getStringCellValue().startsWith(project + "　")) {
                    return row;
                }
            }
            throw new AssertionError(sheet + " has no " + project);
        }

        private int column(String sheet, String heading) {
            for (Cell cell : book.getSheet(sheet).getRow(0)) {
                if (cell.getStringCellValue().equals(heading)) {
                    return cell.getColumnIndex();
                }
            }
            throw new AssertionError(sheet + " has no column " + heading);
        }
    }
}
