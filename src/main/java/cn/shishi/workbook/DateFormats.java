package cn.shishi.workbook;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.xssf.model.StylesTable;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;

/** Which of a workbook's cell styles show a day. */
final class DateFormats {

    private final StylesTable styles;
    private final boolean from1904;
    private final Map<Integer, Boolean> known = new HashMap<>();

    DateFormats(StylesTable styles, boolean from1904) {
        this.styles = styles;
        this.from1904 = from1904;
    }

    /** Null where the style is none of a date, or the number no day. */
    LocalDate day(int style, double number) {
        if (!known.computeIfAbsent(style, this::dates) || !DateUtil.isValidExcelDate(number)) {
            return null;
        }
        LocalDateTime moment = DateUtil.getLocalDateTime(number, from1904);
        return moment == null ? null : moment.toLocalDate();
    }

    private boolean dates(int style) {
        if (styles == null || style < 0 || style >= styles.getNumCellStyles()) {
            return false;
        }
        XSSFCellStyle format = styles.getStyleAt(style);
        return DateUtil.isADateFormat(format.getDataFormat(), format.getDataFormatString());
    }
}
