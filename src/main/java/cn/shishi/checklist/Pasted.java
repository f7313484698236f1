package cn.shishi.checklist;

import cn.shishi.platform.Refusal;
import cn.shishi.register.ListedPlace;
import cn.shishi.type.Field;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A grid understood as rows of a checklist: the columns by their headings, or, where there are none, by what stands in them.
 *
 * @param known rows whose place is listed, each place once
 * @param unknown rows whose place is not
 * @param unread headings that are no column of the checklist
 */
public record Pasted(List<Row> known, List<Unknown> unknown, List<String> unread) {

    public static final String PLACE = "地点";
    public static final String NEIGHBOURHOOD = "居民区";
    public static final String TICK = "勾选";
    public static final String ORDINAL = "序号";
    public static final String DONE = "已办日期";

    /** Names are compared one by one, so not for any number of them. */
    private static final int COMPARED = 50;

    /** @param near listed places with a name like it, the likest first */
    public record Unknown(ListedPlace place, Row row, List<String> near) {}

    public static Pasted of(Grid grid, List<Field> fields, List<ListedPlace> places) {
        if (grid.rows().isEmpty()) {
            throw Refusal.invalid("没有读到内容：请在表格里选中要填的各行，复制后粘贴到这里。");
        }
        Columns columns = Columns.of(grid, fields);
        Map<String, String> listed = new HashMap<>();
        places.forEach(p -> listed.putIfAbsent(Cell.plain(p.name()), p.name()));
        Map<String, Row> known = new LinkedHashMap<>();
        Map<String, Unknown> unknown = new LinkedHashMap<>();
        for (List<String> cells : columns.headed() ? grid.rows().subList(1, grid.rows().size()) : grid.rows()) {
            String name = columns.cell(cells, PLACE);
            Map<String, Object> filled = new LinkedHashMap<>();
            fields.forEach(f -> {
                Object value = Cell.read(columns.cell(cells, f.label()), f);
                if (value != null) {
                    filled.put(f.key(), value);
                }
            });
            Boolean tick = columns.has(TICK) ? Cell.tick(columns.cell(cells, TICK)) : Boolean.TRUE;
            if (name.isEmpty() || tick == null && filled.isEmpty()) {
                continue;
            }
            String place = listed.get(Cell.plain(name));
            Row row = Row.of(place == null ? name : place, tick == null || tick, filled);
            if (place != null) {
                known.put(place, row);
            } else {
                String hood = columns.cell(cells, NEIGHBOURHOOD);
                unknown.put(Cell.plain(name), new Unknown(new ListedPlace(name, hood.isEmpty() ? null : hood), row,
                        unknown.size() < COMPARED ? Likeness.nearest(name, places) : List.of()));
            }
        }
        if (known.isEmpty() && unknown.isEmpty()) {
            throw Refusal.invalid("没有读到填了内容的行：请至少填一列，或在“" + TICK + "”一列写“是”。");
        }
        return new Pasted(List.copyOf(known.values()), new ArrayList<>(unknown.values()), columns.unread());
    }
}
