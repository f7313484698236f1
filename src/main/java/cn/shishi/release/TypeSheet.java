package cn.shishi.release;

import java.util.List;
import java.util.Set;

/** A type told in words, for somebody who never draws a model: type, phases, tasks, fields, where each step leads, the rest. */
record TypeSheet(List<Section> sections) {

    private static final Set<String> NAMES = Set.of("名称", "标签");

    /** @param id the same in every version */
    record Section(String id, String title, List<Line> lines) {

        /** Many things of one kind rather than one thing. */
        public boolean list() {
            return id.equals("flow") || id.equals("rest");
        }

        /** In one sentence; what the title names is not named again. */
        public String told() {
            return String.join("；", lines.stream().filter(l -> !title.endsWith("“" + l.value() + "”") || !NAMES.contains(l.label())).map(l -> l.label() + " " + l.value()).toList());
        }
    }

    /** @param id the same in every version of its section */
    record Line(String id, String label, String value) {}
}
