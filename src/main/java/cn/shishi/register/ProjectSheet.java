package cn.shishi.register;

import java.util.List;
import java.util.stream.Stream;

/** One project with everything that hangs on it, in force at a cut-off. */
public record ProjectSheet(Project project, List<PartSheet> parts, List<Commitment> commitments) {

    public record PartSheet(Part part, List<IndicatorWord> words, List<Site> sites) {

        /** Keys whose facts are this part's: its own and its sites'. */
        public List<String> subjects() {
            return Stream.concat(Stream.of(part.key()), sites.stream().map(Site::key)).toList();
        }
    }

    public List<String> subjects() {
        return Stream.concat(Stream.of(project.key()), parts.stream().flatMap(p -> p.subjects().stream())).distinct().toList();
    }
}
