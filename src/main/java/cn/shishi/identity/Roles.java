package cn.shishi.identity;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Roles a model may name, and what some of them see to besides.
 *
 * @param roles id (letters and digits) to the name people read
 * @param units roles that are held in an office or a neighbourhood and not for a whole street
 * @param keepers who sees to a street as a whole: its lists, handovers, the ledger's check
 * @param auditors who reads the trail of all changes
 */
@ConfigurationProperties("shishi")
public record Roles(Map<String, String> roles, Map<Units.Kind, List<String>> units, List<String> keepers, List<String> auditors) {

    List<String> held(Units.Kind kind) {
        return units == null ? List.of() : units.getOrDefault(kind, List.of());
    }

    public boolean keeps(Collection<String> held) {
        return !Collections.disjoint(held, List.of(orAdministrators(keepers)));
    }

    public boolean audits(Collection<String> held) {
        return !Collections.disjoint(held, List.of(orAdministrators(auditors)));
    }

    static String[] orAdministrators(List<String> roles) {
        return Stream.concat(roles.stream(), Stream.of(Accounts.ADMINISTRATORS)).toArray(String[]::new);
    }
}
