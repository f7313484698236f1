package cn.shishi;

import java.time.LocalDate;
import java.util.List;

/** A line of {@code advisories.txt}: what is known of a jar, and by when it must be gone. */
record Advisory(String jar, String versions, String told, LocalDate due, String guard) {

    static List<Advisory> read(List<String> lines) {
        return lines.stream().filter(line -> !line.startsWith("#") && !line.isBlank()).map(line -> line.split("\\s+\\|\\s+"))
                .map(cell -> new Advisory(cell[0], cell[1], cell[2], LocalDate.parse(cell[3]), cell[4])).toList();
    }

    boolean guarded() {
        return !guard.equals("-");
    }

    static List<Advisory> overdue(List<Advisory> known, List<String> jars, LocalDate today) {
        return known.stream().filter(hole -> !hole.guarded() && !today.isBefore(hole.due))
                .filter(hole -> jars.stream().anyMatch(jar -> jar.startsWith(hole.jar + "-") && jar.substring(hole.jar.length() + 1).matches(hole.versions))).toList();
    }
}
