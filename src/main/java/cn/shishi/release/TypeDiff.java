package cn.shishi.release;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What changes from one version of a type to the next. */
final class TypeDiff {

    /** @param kind 新增, 删去 or 改动 */
    record Change(String kind, String where, String before, String after) {

        static Change of(String where, String before, String after) {
            return new Change(before.isEmpty() ? "新增" : after.isEmpty() ? "删去" : "改动", where, before, after);
        }
    }

    private TypeDiff() {}

    static List<Change> between(TypeSheet before, TypeSheet after) {
        List<Change> changes = new ArrayList<>();
        Map<String, TypeSheet.Section> was = byId(before.sections(), TypeSheet.Section::id);
        Map<String, TypeSheet.Section> is = byId(after.sections(), TypeSheet.Section::id);
        for (String id : all(was, is)) {
            TypeSheet.Section old = was.get(id);
            TypeSheet.Section now = is.get(id);
            if (old != null && now != null) {
                lines(old, now, changes);
            } else if (now != null) {
                changes.add(Change.of(now.title(), "", now.told()));
            } else {
                changes.add(Change.of(old.title(), old.told(), ""));
            }
        }
        return changes;
    }

    private static void lines(TypeSheet.Section old, TypeSheet.Section now, List<Change> changes) {
        Map<String, TypeSheet.Line> was = byId(old.lines(), TypeSheet.Line::id);
        Map<String, TypeSheet.Line> is = byId(now.lines(), TypeSheet.Line::id);
        for (String id : all(was, is)) {
            String before = was.containsKey(id) ? was.get(id).value() : "";
            String after = is.containsKey(id) ? is.get(id).value() : "";
            if (!before.equals(after)) {
                changes.add(Change.of(now.title() + "，" + (is.containsKey(id) ? is : was).get(id).label(), before, after));
            }
        }
    }

    /** In the order of the new version, what is gone after it. */
    private static Set<String> all(Map<String, ?> was, Map<String, ?> is) {
        return Stream.concat(is.keySet().stream(), was.keySet().stream()).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static <T> Map<String, T> byId(List<T> things, Function<T, String> id) {
        return things.stream().collect(Collectors.toMap(id, t -> t, (first, same) -> first, LinkedHashMap::new));
    }
}
