package cn.shishi.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whatever Tasklist can say, it says in our Chinese. */
class TasklistWordsTest {

    private static final String LOCALES = "META-INF/resources/webjars/camunda/app/tasklist/locales/";
    private static final Set<String> SAME = Set.of("/dateLocales/longDateFormat/LT", "/dateLocales/week/dow", "/dateLocales/week/doy",
            "/labels/SEARCH_LESS_THAN", "/labels/SEARCH_LESS_THAN_EQUALS", "/labels/SEARCH_GREATER_THAN", "/labels/SEARCH_GREATER_THAN_EQUALS");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{.*?}}|%[a-z]");

    private final Map<String, String> english = words("en.json");
    private final Map<String, String> chinese = words("zh.json");

    @Test
    void everyEnglishKeyHasItsChineseAndThereAreNoOthers() {
        assertThat(english).hasSizeGreaterThan(400);
        assertThat(chinese.keySet()).containsExactlyElementsOf(english.keySet());
    }

    @Test
    void noneIsEmptyAndNoneStillEnglish() {
        assertThat(chinese).allSatisfy((key, word) -> assertThat(word).as(key).isNotBlank());
        assertThat(chinese.keySet()).filteredOn(key -> chinese.get(key).equals(english.get(key))).containsExactlyInAnyOrderElementsOf(SAME);
        assertThat(chinese).allSatisfy((key, word) -> {
            if (key.startsWith("/labels/") && !SAME.contains(key)) {
                assertThat(word).as(key).containsPattern("[\\u4e00-\\u9fff]").doesNotContainPattern("[\\u4e00-\\u9fff][,.;:!?]");
            }
        });
    }

    @Test
    void whatIsFilledInLaterHasItsPlace() {
        assertThat(chinese).allSatisfy((key, word) -> assertThat(placeholders(word)).as(key).isEqualTo(placeholders(english.get(key))));
    }

    @Test
    void theFileBeginsWithoutByteOrderMark() throws IOException {
        assertThat(text("zh.json")).startsWith("{");
    }

    private static List<String> placeholders(String word) {
        return PLACEHOLDER.matcher(word).results().map(MatchResult::group).sorted(Comparator.naturalOrder()).toList();
    }

    private static Map<String, String> words(String file) {
        try {
            Map<String, String> leaves = new TreeMap<>();
            collect("", new ObjectMapper().readTree(text(file).replaceFirst("^\\uFEFF", "")), leaves);
            return leaves;
        } catch (IOException unreadable) {
            throw new AssertionError(file, unreadable);
        }
    }

    private static void collect(String path, JsonNode node, Map<String, String> leaves) {
        node.properties().forEach(child -> collect(path + "/" + child.getKey(), child.getValue(), leaves));
        List<JsonNode> elements = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(elements::add);
        }
        for (int i = 0; i < elements.size(); i++) {
            collect(path + "/" + i, elements.get(i), leaves);
        }
        if (node.isValueNode()) {
            leaves.put(path, node.asText());
        }
    }

    private static String text(String file) throws IOException {
        try (InputStream in = TasklistWordsTest.class.getClassLoader().getResourceAsStream(LOCALES + file)) {
            assertThat(in).as(file).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
