package cn.shishi.yearlist;

import cn.shishi.workbook.Heading;
import java.util.List;
import java.util.stream.Stream;

/** The sheets of a year list. */
enum Sheet {
    PROJECTS("清单"), PARTS("子项"), INDICATORS("指标"), PLACES("点位");

    /** Tells people what they may write; nothing is read from it. */
    static final String HELP = "说明";

    final String title;

    Sheet(String title) {
        this.title = title;
    }

    List<Heading> headings() {
        return Stream.of(Column.values()).filter(c -> c.sheet == this).map(c -> c.heading).toList();
    }
}
