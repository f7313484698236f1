package cn.shishi.workbook;

/**
 * A column as its first row names it.
 *
 * @param kind what its cells are formatted as
 * @param limit longest text it takes
 * @param width of the column in characters
 * @param hint shown when a cell of the column is chosen
 */
public record Heading(String name, Kind kind, boolean required, int limit, int width, String hint) {

    public enum Kind { TEXT, NUMBER, DAY }
}
