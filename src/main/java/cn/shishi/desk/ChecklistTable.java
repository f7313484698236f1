package cn.shishi.desk;

import cn.shishi.checklist.Grid;
import cn.shishi.checklist.Pasted;
import cn.shishi.checklist.Row;
import cn.shishi.project.Checklists;
import cn.shishi.register.ListedPlace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** A checklist as a table that is pasted: first shown with what it means, then taken. */
@Component
class ChecklistTable {

    /** Choice for a name that is not listed: list it. */
    private static final String NEW = "+";

    private final Checklists checklists;

    ChecklistTable(Checklists checklists) {
        this.checklists = checklists;
    }

    /**
     * What a table would do.
     *
     * @param lines the rows it fills in, with what they hold already
     * @param faults what would keep them from being handed in
     */
    record Look(Pasted pasted, List<Checklists.Line> lines, List<Checklists.Fault> faults) {}

    Look look(Checklists.Of list, Grid grid) {
        List<Checklists.Line> lines = checklists.lines(list);
        Pasted pasted = pasted(list, grid, lines);
        Map<String, Row> rows = merged(lines, pasted.known()).stream().collect(Collectors.toMap(Row::item, Function.identity()));
        List<Checklists.Line> filled = lines.stream().filter(l -> rows.containsKey(l.item()))
                .map(l -> new Checklists.Line(l.ordinal(), l.item(), l.neighbourhood(), rows.get(l.item()), l.done())).toList();
        return new Look(pasted, filled, checklists.faults(list, filled));
    }

    /**
     * Returns how many rows were filled in.
     *
     * @param choices by "as." and the number of the unknown name: {@link #NEW}, the name that was meant, or nothing
     */
    int take(Checklists.Of list, Grid grid, Map<String, String> choices, String by) {
        List<Checklists.Line> lines = checklists.lines(list);
        Pasted pasted = pasted(list, grid, lines);
        Map<String, Row> rows = new LinkedHashMap<>();
        pasted.known().forEach(row -> rows.put(row.item(), row));
        List<ListedPlace> more = new ArrayList<>();
        for (int i = 0; i < pasted.unknown().size(); i++) {
            Pasted.Unknown unknown = pasted.unknown().get(i);
            String as = choices.containsKey("all") ? NEW : choices.getOrDefault("as." + i, "");
            if (as.equals(NEW)) {
                more.add(unknown.place());
            }
            if (!as.isEmpty()) {
                String item = as.equals(NEW) ? unknown.place().name() : as;
                rows.put(item, Row.of(item, unknown.row().ticked(), unknown.row().filled()));
            }
        }
        checklists.take(list, more, merged(lines, List.copyOf(rows.values())), by);
        return rows.size();
    }

    private static Pasted pasted(Checklists.Of list, Grid grid, List<Checklists.Line> lines) {
        return Pasted.of(grid, list.spec().columns(), lines.stream().map(l -> new ListedPlace(l.item(), l.neighbourhood())).toList());
    }

    /** What a table says nothing of stays as it was. */
    private static List<Row> merged(List<Checklists.Line> lines, List<Row> rows) {
        Map<String, Row> before = lines.stream().map(Checklists.Line::row).collect(Collectors.toMap(Row::item, Function.identity()));
        return rows.stream().map(row -> {
            Map<String, Object> filled = new HashMap<>(before.containsKey(row.item()) ? before.get(row.item()).filled() : Map.of());
            filled.putAll(row.filled());
            return Row.of(row.item(), row.ticked(), filled);
        }).toList();
    }
}
