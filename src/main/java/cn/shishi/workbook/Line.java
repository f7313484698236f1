package cn.shishi.workbook;

import cn.shishi.platform.Refusal;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.util.CellReference;

/** A row read under the headings of its table; whatever is wrong in a cell is noted, and the cell is then as if it were empty. */
public final class Line {

    private static final BigDecimal LARGEST = new BigDecimal("1000000000000");
    private static final Pattern CURE = Pattern.compile("(.*?)[：；，](请.*)");

    private final String sheet;
    private final Table.Row row;
    private final Map<String, Integer> columns;
    private final Faults faults;

    Line(String sheet, Table.Row row, Map<String, Integer> columns, Faults faults) {
        this.sheet = sheet;
        this.row = row;
        this.columns = columns;
        this.faults = faults;
    }

    public int number() {
        return row.number();
    }

    public boolean blank(Heading heading) {
        return cell(heading) == null;
    }

    /** Null for an empty cell; a day is written 2020-06-30. */
    public String text(Heading heading) {
        Table.Cell cell = cell(heading);
        if (cell == null) {
            if (heading.required() && columns.containsKey(heading.name())) {
                wrong(heading, "没有填写。", "请逐行填写；合并过的单元格请先取消合并。");
            }
            return null;
        }
        if (cell.flaw() == Table.Flaw.FORMULA) {
            wrong(heading, "是公式，不是值。", "请复制这一列，用“选择性粘贴”粘贴为数值。");
            return null;
        }
        if (cell.flaw() == Table.Flaw.ERROR) {
            wrong(heading, "是错误值“" + cell.text() + "”。", "请改为正确的内容。");
            return null;
        }
        String text = cell.day() == null ? cell.text() : cell.day().toString();
        if (text.length() > heading.limit()) {
            wrong(heading, "太长，有" + text.length() + "字。", "请精简到" + heading.limit() + "字以内。");
            return null;
        }
        return text;
    }

    /** Exact and not negative, or null. */
    public BigDecimal number(Heading heading) {
        Table.Cell cell = cell(heading);
        String text = text(heading);
        if (text == null) {
            return null;
        }
        BigDecimal number;
        try {
            number = new BigDecimal(Normalizer.normalize(text, Normalizer.Form.NFKC));
        } catch (NumberFormatException noNumber) {
            wrong(heading, "“" + brief(text) + "”不是数字。", cell.day() != null ? "请把单元格格式改为“常规”，再填数字。" : "请只填阿拉伯数字，不写单位、逗号和文字。");
            return null;
        }
        if (number.signum() < 0) {
            wrong(heading, "“" + brief(text) + "”是负数。", "请填零或正数。");
            return null;
        }
        if (number.compareTo(LARGEST) > 0 || number.stripTrailingZeros().scale() > 4) {
            wrong(heading, "“" + brief(text) + "”过大或小数过长。", "请核对单位，小数最多四位。");
            return null;
        }
        return number;
    }

    /** Null for an empty cell and for one that {@code read} refuses; the refusal's sentence is what is said of it. */
    public <T> T read(Heading heading, Function<String, T> read) {
        String text = text(heading);
        if (text == null) {
            return null;
        }
        try {
            return read.apply(text);
        } catch (Refusal refused) {
            wrong(heading, refused.getMessage());
            return null;
        }
    }

    /** A sentence that says what is wrong and then what to do about it. */
    public void wrong(Heading heading, String sentence) {
        Matcher cured = CURE.matcher(sentence);
        boolean both = cured.matches();
        wrong(heading, both ? cured.group(1) + "。" : sentence, both ? cured.group(2) : "");
    }

    public void wrong(Heading heading, String said, String cure) {
        Integer column = columns.get(heading.name());
        faults.add(sheet, row.number(), column == null ? heading.name() : CellReference.convertNumToColString(column) + " " + heading.name(), said, cure);
    }

    private Table.Cell cell(Heading heading) {
        Integer column = columns.get(heading.name());
        return column == null ? null : row.cells().get(column);
    }

    public static String brief(String text) {
        return text.length() <= 20 ? text : text.substring(0, 20) + "…";
    }
}
