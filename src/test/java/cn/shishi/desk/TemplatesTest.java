package cn.shishi.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Pages hold no script or style of their own, which the content security policy would stop, and escape what people typed. */
class TemplatesTest {

    private static final Pattern FORBIDDEN = Pattern.compile("<script(?![^>]*\\bsrc=)|<style|\\son[a-z]+=|\\sstyle=|javascript:|\\bth:inline=|\\[\\(");
    private static final Pattern UNESCAPED = Pattern.compile("th:utext=\"(?!\\$\\{typeset\\.html\\((?:[^()\"]|\\(\\))+\\)}(?: \\+ \\$\\{i\\.last \\? '。' : '；'})?\")");
    private static final Pattern ELSEWHERE = Pattern.compile("(?:src|href|action)=\"(?:https?:)?//");

    @Test
    void noPageRunsWhatStandsInIt() throws IOException {
        assertThat(found(FORBIDDEN)).isEmpty();
    }

    @Test
    void whatIsNotEscapedByThePageIsEscapedByTypeset() throws IOException {
        assertThat(found(UNESCAPED)).isEmpty();
    }

    @Test
    void noPageFetchesAnythingFromElsewhere() throws IOException {
        assertThat(found(ELSEWHERE)).isEmpty();
    }

    private static Map<String, List<String>> found(Pattern pattern) throws IOException {
        try (Stream<Path> all = Files.list(Path.of("src/main/resources/templates"))) {
            List<Path> pages = all.toList();
            assertThat(pages).hasSizeGreaterThan(10);
            return pages.stream().filter(page -> pattern.matcher(read(page)).find())
                    .collect(Collectors.toMap(Path::toString, page -> pattern.matcher(read(page)).results().map(r -> r.group()).toList()));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
