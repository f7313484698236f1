package cn.shishi.yearlist;

import cn.shishi.project.YearList;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.springframework.stereotype.Component;

/** A filled example: the published list of 曹家渡街道 for 2020, as the demo tells it. */
@Component
class Sample {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory()).registerModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    YearList list() {
        try (InputStream in = Sample.class.getResourceAsStream("/demo/caojiadu-2020.yaml")) {
            ObjectNode list = (ObjectNode) YAML.readTree(in).get("list");
            return YAML.treeToValue(list, YearList.class);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
