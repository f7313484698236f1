package cn.shishi.identity;

import cn.shishi.identity.TurnedAway.Why;
import cn.shishi.platform.Engine;
import cn.shishi.platform.Overtaken;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Whoever comes from the 统一身份认证 has an account here with the name, the roles and the streets they have there at that moment.
 * Who is one of the three kinds of administrators is never decided there.
 */
@Component
class Arrivals {

    private static final Pattern ACCOUNT = Pattern.compile("[a-zA-Z0-9]+([._@-][a-zA-Z0-9]+)*");
    private static final int LONGEST = 64;

    private final IdentityService identity;
    private final Engine engine;
    private final Directory directory;
    private final DirectoryRules rules;
    private final Roles roles;
    private final Units units;
    private final People people;
    private final Secrets secrets;
    private final TransactionTemplate transaction;

    Arrivals(IdentityService identity, Engine engine, Directory directory, DirectoryRules rules, Roles roles, Units units, People people, Secrets secrets,
            TransactionTemplate transaction) {
        this.identity = identity;
        this.engine = engine;
        this.directory = directory;
        this.rules = rules;
        this.roles = roles;
        this.units = units;
        this.people = people;
        this.secrets = secrets;
        this.transaction = transaction;
    }

    /** What somebody's groups there are here. */
    private record Place(Set<String> groups, Set<String> streets) {}

    /**
     * The account of somebody who has just logged in there; made, renamed and put into its roles and streets as needed.
     *
     * @param subject who it is, for ever
     * @throws TurnedAway if nothing here is for them
     */
    String arrives(String subject, Map<String, Object> claims) {
        String account = inTurn(() -> settled(subject, claims));
        if (account == null) {
            throw new TurnedAway(Why.NOROLE);
        }
        return account;
    }

    /** Ends every login of somebody the 统一身份认证 has logged out; null for nobody of ours. */
    String leaves(String subject) {
        return inTurn(() -> {
            String account = directory.account(subject);
            if (account != null) {
                lock(identity.createUserQuery().userId(account).singleResult());
            }
            return account;
        });
    }

    /** Logins of one person take turns; whoever finds that another has just made the same account or unit looks again. */
    private <T> T inTurn(Supplier<T> change) {
        return Overtaken.again(() -> engine.asProduct(() -> transaction.execute(t -> change.get())));
    }

    /** Null for somebody without a role, who loses those they had. */
    private String settled(String subject, Map<String, Object> claims) {
        Place place = place(claims);
        String account = directory.account(subject);
        if (account == null && place.streets.isEmpty()) {
            return null;
        }
        if (account == null) {
            account = admitted(subject, claims);
        }
        User user = identity.createUserQuery().userId(account).singleResult();
        String name = name(claims);
        if (name != null && !name.equals(FormerNames.of(user))) {
            user.setFirstName(name);
            user.setLastName("");
            identity.saveUser(user);
        }
        settle(account, place);
        return place.streets.isEmpty() ? null : account;
    }

    private String admitted(String subject, Map<String, Object> claims) {
        String account = text(claims, rules.account());
        if (account == null || account.length() > LONGEST || !ACCOUNT.matcher(account).matches()) {
            throw new TurnedAway(Why.UNNAMED);
        }
        String held = directory.subject(account);
        if (subject.equals(held)) {
            return account;
        }
        if (held != null) {
            throw new TurnedAway(Why.TAKEN);
        }
        directory.binds(account, subject);
        User there = identity.createUserQuery().userId(account).singleResult();
        if (there != null && (!rules.adopts() || !roles.works(people.grants(account).roles()))) {
            throw new TurnedAway(Why.TAKEN);
        }
        lock(there == null ? identity.newUser(account) : there);
        return account;
    }

    /** With a new password that nobody knows, under which no earlier login goes on. */
    private User lock(User user) {
        user.setPassword(Secrets.fresh());
        ((IdentityServiceImpl) identity).saveUser(user, true);
        secrets.nobodys(user.getId());
        return user;
    }

    private Place place(Map<String, Object> claims) {
        Set<String> known = new HashSet<>(identity.createTenantQuery().list().stream().map(Tenant::getId).toList());
        Map<String, Set<String>> held = new TreeMap<>();
        Set<String> groups = new LinkedHashSet<>();
        for (String group : groups(claims)) {
            String[] named = rules.here(group).split("/", 3);
            if (named.length < 2 || !known.contains(named[0]) || !roles.roles().containsKey(named[1]) || roles.apart().contains(named[1])) {
                continue;
            }
            String at = named.length == 2 ? named[1] : unit(named[0], named[1], named[2]);
            if (at != null) {
                groups.add(at);
                held.computeIfAbsent(named[0], street -> new TreeSet<>()).add(named[1]);
            }
        }
        // A role is held in all streets of an account
        if (new HashSet<>(held.values()).size() > 1) {
            throw new TurnedAway(Why.UNEVEN);
        }
        return new Place(groups, held.keySet());
    }

    /** The group of a role's holders in a unit, or null for a role that is not held in units. */
    private String unit(String street, String role, String name) {
        for (Units.Kind kind : Units.Kind.values()) {
            String group = units.holding(street, role, kind, name);
            if (group != null) {
                units.known(street, kind, List.of(name));
                return group;
            }
        }
        return null;
    }

    private void settle(String account, Place place) {
        List<String> groups = identity.createGroupQuery().groupMember(account).list().stream().map(Group::getId).filter(group -> !group.equals(Accounts.STOPPED)).toList();
        each(groups, place.groups, group -> identity.deleteMembership(account, group));
        each(place.groups, groups, group -> identity.createMembership(account, group));
        List<String> streets = identity.createTenantQuery().userMember(account).list().stream().map(Tenant::getId).toList();
        each(streets, place.streets, street -> identity.deleteTenantUserMembership(street, account));
        each(place.streets, streets, street -> identity.createTenantUserMembership(street, account));
    }

    private static void each(Collection<String> of, Collection<String> but, Consumer<String> change) {
        of.stream().filter(one -> !but.contains(one)).forEach(change);
    }

    /** 王芳, which the claim {@code name} has as 芳 王 where its maker thinks of other countries. */
    private String name(Map<String, Object> claims) {
        String name = rules.name().stream().map(claim -> text(claims, claim)).filter(Objects::nonNull).collect(Collectors.joining());
        return name.isEmpty() ? text(claims, "name") : name;
    }

    private List<String> groups(Map<String, Object> claims) {
        Object groups = claims.get(rules.groups());
        return groups instanceof Collection<?> several ? several.stream().map(String::valueOf).toList() : groups == null ? List.of() : List.of(groups.toString());
    }

    private static String text(Map<String, Object> claims, String claim) {
        return claims.get(claim) instanceof String text && !text.isBlank() ? text.strip() : null;
    }
}
