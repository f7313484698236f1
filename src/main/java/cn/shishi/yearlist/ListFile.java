package cn.shishi.yearlist;

import cn.shishi.project.YearList;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** A list as the demo's file tells it, where places named alike stand in one line: {name: 第{n}小区, from: 1, to: 7}. */
public final class ListFile {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory()).registerModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private ListFile() {}

    static YearList read(String file) {
        try (InputStream in = ListFile.class.getResourceAsStream("/demo/" + file)) {
            return list((ObjectNode) YAML.readTree(in).get("list"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(file, unreadable);
        }
    }

    public static YearList list(ObjectNode told) throws IOException {
        for (JsonNode project : told.get("projects")) {
            project.get("parts").forEach(part -> unfold((ObjectNode) part));
        }
        return YAML.treeToValue(told, YearList.class);
    }

    private static void unfold(ObjectNode part) {
        JsonNode listed = part.path("places");
        if (listed.isEmpty()) {
            return;
        }
        ArrayNode places = part.putArray("places");
        for (JsonNode alike : listed) {
            for (int n = alike.path("from").asInt(1); n <= alike.path("to").asInt(1); n++) {
                places.addObject().put("name", alike.get("name").asText().replace("{n}", Integer.toString(n)))
                        .put("neighbourhood", alike.path("neighbourhood").asText(null));
            }
        }
    }
}
