package cn.shishi.workbook;

import cn.shishi.platform.Refusal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.poi.ss.util.NumberToTextConverter;
import org.apache.poi.xssf.model.SharedStrings;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Collects the filled cells of one sheet while its XML goes by, and stops at the first row too many. */
final class SheetReader extends DefaultHandler {

    static final int MOST_ROWS = 20_000;
    private static final int MOST_COLUMNS = 100;

    private final String name;
    private final SharedStrings strings;
    private final DateFormats dates;
    private final List<Table.Row> rows = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private Map<Integer, Table.Cell> cells = new TreeMap<>();
    private int row;
    private int column;
    private String type;
    private int style;
    private boolean formula;
    private boolean phonetic;
    private boolean reading;

    SheetReader(String name, SharedStrings strings, DateFormats dates) {
        this.name = name;
        this.strings = strings;
        this.dates = dates;
    }

    Table table() {
        return new Table(name, rows);
    }

    @Override
    public void startElement(String uri, String local, String qualified, Attributes of) {
        switch (local) {
            case "row" -> {
                row = of.getValue("r") == null ? row + 1 : Integer.parseInt(of.getValue("r"));
                column = -1;
                cells = new TreeMap<>();
            }
            case "c" -> {
                column = of.getValue("r") == null ? column + 1 : column(of.getValue("r"));
                type = of.getValue("t");
                style = of.getValue("s") == null ? -1 : Integer.parseInt(of.getValue("s"));
                formula = false;
                text.setLength(0);
            }
            case "f" -> formula = true;
            case "rPh" -> phonetic = true;
            case "v" -> reading = true;
            case "is" -> {
                if ("inlineStr".equals(type)) {
                    // counts before a value that stands beside it
                    text.setLength(0);
                }
            }
            case "t" -> reading = !phonetic && "inlineStr".equals(type);
            default -> { }
        }
    }

    @Override
    public void characters(char[] read, int from, int length) {
        if (reading) {
            text.append(read, from, length);
        }
    }

    @Override
    public void endElement(String uri, String local, String qualified) throws SAXException {
        switch (local) {
            case "v", "t" -> reading = false;
            case "rPh" -> phonetic = false;
            case "c" -> keep();
            case "row" -> {
                if (!cells.isEmpty()) {
                    rows.add(new Table.Row(row, cells));
                    if (rows.size() > MOST_ROWS + 1) {
                        throw new TooMuch("工作表“" + name + "”超过 " + MOST_ROWS + " 行，没有读入；请分次导入。");
                    }
                }
            }
            default -> { }
        }
    }

    private void keep() throws TooMuch {
        Table.Cell cell = cell();
        if (cell == null) {
            return;
        }
        if (column >= MOST_COLUMNS) {
            throw new TooMuch("工作表“" + name + "”超过 " + MOST_COLUMNS + " 列，没有读入；请删去多余的列。");
        }
        cells.put(column, cell);
    }

    /** Null where nothing is to be read. */
    private Table.Cell cell() {
        String raw = text.toString();
        Table.Flaw flaw = formula ? Table.Flaw.FORMULA : "e".equals(type) ? Table.Flaw.ERROR : Table.Flaw.NONE;
        if (type == null || "n".equals(type)) {
            if (raw.isBlank()) {
                return formula ? new Table.Cell("", null, flaw) : null;
            }
            double number = Double.parseDouble(raw);
            LocalDate day = dates.day(style, number);
            return new Table.Cell(NumberToTextConverter.toText(number), day, flaw);
        }
        String read = tidy("s".equals(type) ? strings.getItemAt(Integer.parseInt(raw.strip())).getString() : "b".equals(type) ? "1".equals(raw) ? "是" : "否" : raw);
        return read.isEmpty() && !formula ? null : new Table.Cell(read, null, flaw);
    }

    /** Without what nobody sees: line ends inside a cell, spaces around, marks of no width. */
    private static String tidy(String text) {
        return text.replace('\u00a0', ' ').replaceAll("[\u200b\u200c\u200d\u2060\ufeff]", "").replaceAll("\\s*[\\r\\n]+\\s*", "").strip();
    }

    /** AB12 is column 27. */
    private static int column(String reference) {
        int number = 0;
        for (int i = 0; i < Math.min(4, reference.length()) && Character.isLetter(reference.charAt(i)); i++) {
            number = number * 26 + Character.toUpperCase(reference.charAt(i)) - 'A' + 1;
        }
        return number - 1;
    }

    /** More than is taken: ends the reading at once. */
    static final class TooMuch extends SAXException {

        TooMuch(String sentence) {
            super(sentence);
        }

        Refusal refusal() {
            return Refusal.tooLarge(getMessage());
        }
    }
}
