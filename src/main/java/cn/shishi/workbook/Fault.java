package cn.shishi.workbook;

/**
 * Something wrong in a workbook.
 *
 * @param row as the spreadsheet counts; 0 for the sheet as a whole
 * @param column letter and heading: C 类型; empty for the row or the sheet as a whole
 * @param said what is wrong
 * @param cure what to do about it
 */
public record Fault(String sheet, int row, String column, String said, String cure) {}
