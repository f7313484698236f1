package cn.shishi.checklist;

import cn.shishi.platform.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Rows of cells as a spreadsheet puts them on the clipboard: tabs between cells, quotes around a cell with line ends in it. */
public record Grid(List<List<String>> rows) {

    private static final int MOST_ROWS = 10_001;
    private static final int MOST_COLUMNS = 100;

    public static Grid of(String text) {
        Reader reader = new Reader();
        text.chars().forEach(c -> reader.take((char) c));
        reader.endRow();
        return new Grid(reader.rows.stream().filter(row -> row.stream().anyMatch(cell -> !cell.isEmpty())).toList());
    }

    /** Rows as another source read them. */
    public static Grid limited(List<List<String>> rows) {
        if (rows.size() > MOST_ROWS) {
            throw tooMany();
        }
        return new Grid(rows);
    }

    public String text() {
        return rows.stream().map(row -> row.stream().map(Grid::quoted).collect(Collectors.joining("\t"))).collect(Collectors.joining("\n"));
    }

    private static String quoted(String cell) {
        return cell.startsWith("\"") || cell.contains("\t") || cell.contains("\n") ? "\"" + cell.replace("\"", "\"\"") + "\"" : cell;
    }

    private static Refusal tooMany() {
        return Refusal.invalid("表格超过 " + (MOST_ROWS - 1) + " 行，没有读入；请分几次。");
    }

    private static final class Reader {

        private final List<List<String>> rows = new ArrayList<>();
        private List<String> row = new ArrayList<>();
        private final StringBuilder cell = new StringBuilder();
        private boolean quoted;
        private boolean closed;

        void take(char c) {
            if (quoted && !closed) {
                if (c == '"') {
                    closed = true;
                } else {
                    cell.append(c);
                }
            } else if (c == '"' && quoted) {
                closed = false;
                cell.append(c);
            } else if (c == '"' && cell.isEmpty()) {
                quoted = true;
            } else if (c == '\t') {
                endCell();
            } else if (c == '\n') {
                endRow();
            } else if (c != '\r') {
                cell.append(c);
            }
        }

        private void endCell() {
            if (row.size() == MOST_COLUMNS) {
                throw Refusal.invalid("粘贴的内容超过 " + MOST_COLUMNS + " 列，没有读入；请只复制清单的各列。");
            }
            row.add(cell.toString().replaceAll("[\\s\u00a0\u200b\ufeff]+", " ").strip());
            cell.setLength(0);
            quoted = false;
            closed = false;
        }

        void endRow() {
            endCell();
            if (rows.size() == MOST_ROWS) {
                throw tooMany();
            }
            rows.add(row);
            row = new ArrayList<>();
        }
    }
}
