package cn.shishi.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** One chain is walked along from its start and compared with what was noted of it. */
public final class AnchorCheck {

    /** Of a chain that nothing was noted of. */
    public static final AnchorCheck NONE = new AnchorCheck(List.of(), List.of());

    private final List<Integer> unreadable;
    private final Map<Long, List<Anchors.Line>> expected;
    private Anchors.Line differing;

    AnchorCheck(List<Anchors.Line> expected, List<Integer> unreadable) {
        this.unreadable = unreadable;
        this.expected = expected.stream().collect(Collectors.groupingBy(Anchors.Line::seq, TreeMap::new, Collectors.toList()));
    }

    public void passes(long seq, String hash) {
        List<Anchors.Line> noted = expected.isEmpty() ? null : expected.remove(seq);
        if (noted != null && differing == null) {
            differing = noted.stream().filter(line -> !line.hash().equals(hash)).findFirst().orElse(null);
        }
    }

    /** In Chinese, the first of each kind; called at the end of the chain. */
    public List<String> faults(String chain) {
        List<String> faults = new ArrayList<>();
        if (differing != null) {
            faults.add(chain + "第" + differing.seq() + "条与存照不符（" + where(differing) + "）：到这一条为止的内容被整体改写过。");
        }
        expected.values().stream().findFirst().ifPresent(lines -> faults.add(chain + "没有存照所记的第" + lines.get(0).seq() + "条（" + where(lines.get(0)) + "）：末尾被截去。"));
        if (!unreadable.isEmpty()) {
            faults.add("存照 " + Anchors.FILE + " 第" + unreadable.get(0) + "行读不出，被改动过或已损坏。");
        }
        return faults;
    }

    private String where(Anchors.Line line) {
        return Anchors.FILE + " 第" + line.number() + "行，" + line.day();
    }
}
