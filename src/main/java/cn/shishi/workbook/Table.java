package cn.shishi.workbook;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** One sheet as it was handed in: the rows in which anything stands. */
public record Table(String name, List<Row> rows) {

    /**
     * @param number as the spreadsheet counts, from 1
     * @param cells by column, from 0
     */
    public record Row(int number, Map<Integer, Cell> cells) {}

    /**
     * @param text as people read it, never blank; a number without the noise of binary fractions
     * @param day where the cell is formatted as a date, or null
     */
    public record Cell(String text, LocalDate day, Flaw flaw) {}

    /** Why a cell cannot be taken whatever it says. */
    public enum Flaw { NONE, FORMULA, ERROR }
}
