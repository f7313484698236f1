package cn.shishi.demo;

import cn.shishi.project.Checklists;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A story as its file tells it: a list in a workbook and dated steps. Days are given as they are, or as so many days before today. */
record DemoStory(JsonNode street, DemoList list, List<Step> steps) {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    /**
     * @param task element id of the task that is done, or null where a process is started
     * @param start process that is started, or null
     * @param papers kind of paper to file name
     * @param rows rows of a checklist, or null
     */
    record Step(LocalDate day, String who, String subject, String task, String start, Map<String, Object> form, Map<String, String> papers,
            List<Rows> rows) {}

    /**
     * Places that are filled in alike.
     *
     * @param item one place by name, or null for those between two ordinals
     */
    record Rows(String item, int from, int to, Set<String> except, Map<String, Object> form) {

        boolean has(Checklists.Line line) {
            return item != null ? item.equals(line.item()) : line.ordinal() >= from && line.ordinal() <= to && !except.contains(line.item());
        }
    }

    static DemoStory read(String file, LocalDate today) {
        try (InputStream in = DemoStory.class.getResourceAsStream("/demo/" + file)) {
            JsonNode story = YAML.readTree(in);
            DemoList list = DemoList.of(story, today);
            List<Step> steps = new ArrayList<>();
            for (JsonNode step : story.get("story")) {
                steps.add(step(step, today, list.shown()));
            }
            steps.sort(Comparator.comparing(Step::day));
            return new DemoStory(story.get("street"), list, steps);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(file, unreadable);
        }
    }

    private static Step step(JsonNode step, LocalDate today, int year) throws IOException {
        LocalDate day = day(step.has("day") ? step.get("day") : step, today);
        Map<String, Object> form = new LinkedHashMap<>();
        step.path("form").properties().forEach(e -> form.put(e.getKey(), value(e.getValue(), day)));
        Map<String, String> papers = new LinkedHashMap<>();
        step.path("papers").forEach(p -> papers.put(p.get("paper").asText(), p.get("file").asText()));
        return new Step(day, step.get("who").asText(), step.get("subject").asText().replace("{year}", Integer.toString(year)),
                step.path("task").asText(null), step.path("start").asText(null), form, papers, rows(step.path("rows"), day));
    }

    /** One, or several, of: {item, fields}; {from, to, form}; {all: true, except, form}. */
    private static List<Rows> rows(JsonNode rows, LocalDate day) {
        if (rows.isMissingNode()) {
            return null;
        }
        List<Rows> several = new ArrayList<>();
        for (JsonNode one : rows.isArray() ? rows : List.of(rows)) {
            Map<String, Object> form = new LinkedHashMap<>();
            (one.has("form") ? one.get("form") : one).properties().forEach(e -> form.put(e.getKey(), value(e.getValue(), day)));
            form.remove("item");
            Set<String> except = new HashSet<>();
            one.path("except").forEach(name -> except.add(name.asText()));
            several.add(new Rows(one.path("item").asText(null), one.path("from").asInt(1),
                    one.has("to") ? one.get("to").asInt() : Integer.MAX_VALUE, except, form));
        }
        return several;
    }

    private static Object value(JsonNode value, LocalDate day) {
        return value.isBoolean() ? (Object) value.asBoolean() : value.isNumber() ? value.asDouble()
                : value.asText().replace("{day}", day.toString());
    }

    static LocalDate day(JsonNode day, LocalDate today) {
        return day.has("ago") ? today.minusDays(day.get("ago").asInt()) : LocalDate.parse(day.asText());
    }
}
