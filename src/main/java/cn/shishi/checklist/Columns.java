package cn.shishi.checklist;

import cn.shishi.platform.Refusal;
import cn.shishi.type.Field;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Which column of a grid is what. */
record Columns(Map<String, Integer> at, boolean headed, List<String> unread) {

    private static final Set<String> PLACES = Set.of(Pasted.PLACE, "点位", "小区", "名称", "地点名称", "地址");

    static Columns of(Grid grid, List<Field> fields) {
        List<String> first = grid.rows().get(0);
        Map<String, Integer> at = new HashMap<>();
        List<String> unread = new ArrayList<>();
        for (int i = 0; i < first.size(); i++) {
            String heading = first.get(i).replaceAll("[*＊]", "");
            String column = PLACES.contains(heading) ? Pasted.PLACE : heading;
            boolean known = Set.of(Pasted.PLACE, Pasted.NEIGHBOURHOOD, Pasted.TICK, Pasted.ORDINAL, Pasted.DONE).contains(column)
                    || fields.stream().anyMatch(f -> f.label().equals(column));
            if (known) {
                at.putIfAbsent(column, i);
            } else if (!heading.isEmpty()) {
                unread.add(heading);
            }
        }
        if (at.containsKey(Pasted.PLACE)) {
            return new Columns(at, true, unread);
        }
        if (at.size() > 1) {
            throw Refusal.invalid("第一行是表头，却没有“" + Pasted.PLACE + "”这一列，请补上后重新粘贴。");
        }
        return new Columns(guessed(grid, fields), false, List.of());
    }

    /** Numbers in front are ordinals; then the place; then a day, a number and texts, in the order of the form. */
    private static Map<String, Integer> guessed(Grid grid, List<Field> fields) {
        Map<String, Integer> at = new HashMap<>();
        int width = grid.rows().stream().mapToInt(List::size).max().orElse(0);
        int next = width > 1 && all(grid, 0, Cell::isNumber) ? 1 : 0;
        at.put(Pasted.PLACE, next);
        List<Field> left = new ArrayList<>(fields.stream().filter(f -> !f.ticks()).toList());
        for (int column = next + 1; column < width; column++) {
            boolean day = all(grid, column, Cell::isDay);
            boolean number = !day && all(grid, column, Cell::isNumber);
            Field field = left.stream().filter(f -> day == (f.dates() || f.is("event")) && number == f.type().equals("number")).findFirst().orElse(null);
            if (field != null) {
                at.put(field.label(), column);
                left.remove(field);
            }
        }
        return at;
    }

    private static boolean all(Grid grid, int column, Predicate<String> kind) {
        List<String> filled = grid.rows().stream().filter(r -> column < r.size()).map(r -> r.get(column)).filter(c -> !c.isEmpty()).toList();
        return !filled.isEmpty() && filled.stream().allMatch(kind);
    }

    boolean has(String heading) {
        return at.containsKey(heading);
    }

    /** Empty where there is none. */
    String cell(List<String> row, String heading) {
        Integer column = at.get(heading);
        return column == null || column >= row.size() ? "" : row.get(column);
    }
}
