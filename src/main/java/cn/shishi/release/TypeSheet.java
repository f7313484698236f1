package cn.shishi.release;

import java.util.List;

/** A type told in words, for somebody who never draws a model: type, phases, tasks, fields, where each step leads, the rest. */
record TypeSheet(List<Section> sections) {

    /** @param id the same in every version */
    record Section(String id, String title, List<Line> lines) {

        String told() {
            return String.join("；", lines.stream().map(l -> l.label() + " " + l.value()).toList());
        }
    }

    /** @param id the same in every version of its section */
    record Line(String id, String label, String value) {}
}
