package cn.shishi.identity;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** What people and roles are called, and were called before: what somebody did keeps the names of its time. */
public final class Names {

    enum Kind { PERSON, ROLE }

    /** @param until moment of the renaming */
    record Former(Kind kind, String id, String name, Instant until) {}

    private final Map<String, String> people;
    private final Map<String, String> roles;
    private final List<Former> former;

    Names(Map<String, String> people, Map<String, String> roles, List<Former> former) {
        this.people = people;
        this.roles = roles;
        this.former = former;
    }

    /** The account itself where it has no name. */
    public String person(String account, Instant at) {
        return then(Kind.PERSON, account, people.getOrDefault(account, account), at);
    }

    public String role(String role, Instant at) {
        return then(Kind.ROLE, role, roles.getOrDefault(role, role), at);
    }

    private String then(Kind kind, String id, String now, Instant at) {
        return former.stream().filter(f -> f.kind == kind && f.id.equals(id) && f.until.isAfter(at)).min(Comparator.comparing(Former::until))
                .map(Former::name).orElse(now);
    }
}
