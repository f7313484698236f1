package cn.shishi.identity;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Roles a model may name, and what some of them see to besides.
 *
 * @param roles id (letters and digits) to the name people read
 * @param units roles that are held in an office or a neighbourhood and not for a whole street
 * @param keepers who sees to a street as a whole: its lists, handovers, the ledger's check
 * @param security who keeps accounts, and nothing else
 * @param auditors who reads the trail of all changes
 */
@ConfigurationProperties("shishi")
public record Roles(Map<String, String> roles, Map<Units.Kind, List<String>> units, List<String> keepers, List<String> security,
        List<String> auditors) {

    List<String> held(Units.Kind kind) {
        return units == null ? List.of() : units.getOrDefault(kind, List.of());
    }

    public boolean keeps(Collection<String> held) {
        return !Collections.disjoint(held, List.of(orAdministrators(keepers)));
    }

    public boolean audits(Collection<String> held) {
        return !Collections.disjoint(held, List.of(orAdministrators(auditors)));
    }

    /** Whether accounts are this person's to keep. */
    public boolean secures(Collection<String> held) {
        return !Collections.disjoint(held, security);
    }

    /** The three kinds of administrators: nobody who is one of them holds any other role. */
    public Set<String> apart() {
        Set<String> apart = new LinkedHashSet<>(List.of(Accounts.ADMINISTRATORS));
        apart.addAll(security);
        apart.addAll(auditors);
        return apart;
    }

    /** Whether tasks are for somebody who holds these roles. */
    public boolean works(Collection<String> held) {
        return Collections.disjoint(held, apart());
    }

    static String[] orAdministrators(List<String> roles) {
        return Stream.concat(roles.stream(), Stream.of(Accounts.ADMINISTRATORS)).toArray(String[]::new);
    }
}
