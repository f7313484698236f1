package cn.shishi.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkbookWriterTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "=HYPERLINK(\"http://x\",\"y\")", "+1", "-1+cmd|' /C calc'!A0", "@SUM(A1)", "\t=1+1", "＝1+1", "{=1}", "=WEBSERVICE(\"http://x\")", "=DDE(\"x\";\"y\")"})
    void whatLooksLikeAFormulaIsWrittenAsTheTextItIs(String text) throws IOException {
        try (WorkbookWriter writer = new WorkbookWriter()) {
            byte[] book = writer.sheet("清单", List.of()).row(List.of(text)).bytes();
            try (XSSFWorkbook read = new XSSFWorkbook(new ByteArrayInputStream(book))) {
                Cell cell = read.getSheetAt(0).getRow(1).getCell(0);
                assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
                assertThat(cell.getStringCellValue()).isEqualTo(text);
                assertThat(cell.getCellStyle().getDataFormatString()).isEqualTo("@");
            }
        }
    }
}
