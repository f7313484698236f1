package cn.shishi.workbook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationConstraint;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/** Writes an .xlsx sheet by sheet: values only, never a formula, so that nothing in it is run when it is opened. */
public final class WorkbookWriter implements AutoCloseable {

    private static final int LAST_ROW = SpreadsheetVersion.EXCEL2007.getLastRowIndex();
    private static final int EXACT_DIGITS = 15;

    private final SXSSFWorkbook book = new SXSSFWorkbook(100);
    private final Map<Heading.Kind, CellStyle> styles = new EnumMap<>(Heading.Kind.class);
    private final CellStyle head = book.createCellStyle();
    private final CellStyle headRequired = book.createCellStyle();
    private Sheet sheet;
    private int next;

    public WorkbookWriter() {
        book.setZip64Mode(Zip64Mode.AsNeeded);
        for (Heading.Kind kind : Heading.Kind.values()) {
            CellStyle style = book.createCellStyle();
            style.setDataFormat(book.createDataFormat().getFormat(kind == Heading.Kind.TEXT ? "@" : kind == Heading.Kind.DAY ? "yyyy-mm-dd" : "General"));
            style.setVerticalAlignment(VerticalAlignment.TOP);
            style.setWrapText(kind == Heading.Kind.TEXT);
            styles.put(kind, style);
        }
        head(head, IndexedColors.BLACK);
        head(headRequired, IndexedColors.DARK_RED);
    }

    /** Begins a sheet with these columns; those that must be filled are red. */
    public WorkbookWriter sheet(String name, List<Heading> headings) {
        sheet = book.createSheet(name);
        sheet.createFreezePane(0, 1);
        Row first = sheet.createRow(0);
        next = 1;
        for (int i = 0; i < headings.size(); i++) {
            Heading heading = headings.get(i);
            Cell cell = first.createCell(i);
            cell.setCellValue(heading.name());
            cell.setCellStyle(heading.required() ? headRequired : head);
            sheet.setColumnWidth(i, Math.min(80, heading.width() * 2 + 2) * 256);
            sheet.setDefaultColumnStyle(i, styles.get(heading.kind()));
        }
        return this;
    }

    /** Shows the headings' hints, and offers a list to choose from where one is given: {@code 说明!$A$2:$A$9} by heading. */
    public WorkbookWriter help(List<Heading> headings, Map<String, String> choices) {
        DataValidationHelper helper = sheet.getDataValidationHelper();
        for (int i = 0; i < headings.size(); i++) {
            Heading heading = headings.get(i);
            String choice = choices.get(heading.name());
            DataValidationConstraint constraint = choice == null ? helper.createCustomConstraint("TRUE") : helper.createFormulaListConstraint(choice);
            DataValidation help = helper.createValidation(constraint, new CellRangeAddressList(1, LAST_ROW, i, i));
            help.setSuppressDropDownArrow(true);
            help.setErrorStyle(DataValidation.ErrorStyle.WARNING);
            help.setShowErrorBox(choice != null);
            help.createErrorBox(heading.name(), "请从下拉列表中选择。");
            help.setShowPromptBox(true);
            help.createPromptBox(heading.name(), (heading.required() ? "必填。" : "可不填。") + heading.hint());
            sheet.addValidationData(help);
        }
        return this;
    }

    /** Texts, numbers and days, in the order of the columns; null for an empty cell. */
    public WorkbookWriter row(List<?> values) {
        Row row = sheet.createRow(next++);
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i) != null) {
                fill(row.createCell(i), values.get(i));
            }
        }
        return this;
    }

    /** A column's letters: A for 0. */
    public static String column(int column) {
        return CellReference.convertNumToColString(column);
    }

    public byte[] bytes() {
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            book.write(out);
            return out.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    @Override
    public void close() {
        try {
            book.close();
        } catch (IOException leftBehind) {
            throw new UncheckedIOException(leftBehind);
        }
    }

    private void fill(Cell cell, Object value) {
        if (value instanceof LocalDate day) {
            cell.setCellStyle(styles.get(Heading.Kind.DAY));
            cell.setCellValue(day);
        } else if (value instanceof BigDecimal number && number.precision() <= EXACT_DIGITS) {
            cell.setCellStyle(styles.get(Heading.Kind.NUMBER));
            cell.setCellValue(number.doubleValue());
        } else {
            cell.setCellStyle(styles.get(Heading.Kind.TEXT));
            cell.setCellValue(value instanceof BigDecimal number ? number.toPlainString() : value.toString());
        }
    }

    private void head(CellStyle style, IndexedColors color) {
        Font font = book.createFont();
        font.setBold(true);
        font.setColor(color.getIndex());
        style.setFont(font);
        style.setFillForegroundColor(IndexedColors.GREY_25_PERCENT.getIndex());
        style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        style.setVerticalAlignment(VerticalAlignment.CENTER);
    }
}
