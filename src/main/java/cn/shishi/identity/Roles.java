package cn.shishi.identity;

import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Roles a model may name.
 *
 * @param roles id (letters and digits) to the name people read
 * @param units roles that are held in an office or a neighbourhood and not for a whole street
 */
@ConfigurationProperties("shishi")
record Roles(Map<String, String> roles, Map<Units.Kind, List<String>> units) {

    List<String> held(Units.Kind kind) {
        return units == null ? List.of() : units.getOrDefault(kind, List.of());
    }
}
