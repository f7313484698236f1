package cn.shishi.register;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One project with everything that hangs on it, in force at a cut-off. */
public record ProjectSheet(Project project, List<PartSheet> parts, List<Commitment> commitments) {

    /** @param planned day by which each milestone is to be reached, as the list had it */
    public record PartSheet(Part part, List<IndicatorWord> words, List<Site> sites, Map<String, LocalDate> planned) {

        /** Keys whose facts are this part's: its own and its sites'. */
        public List<String> subjects() {
            return Stream.concat(Stream.of(part.key()), sites.stream().map(Site::key)).toList();
        }
    }

    public List<String> subjects() {
        return Stream.concat(Stream.of(project.key()), parts.stream().flatMap(p -> p.subjects().stream())).distinct().toList();
    }
}
