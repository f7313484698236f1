package cn.shishi.identity;

import cn.shishi.platform.Engine;
import cn.shishi.platform.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.stereotype.Component;

/** Who may do what where: an account has roles (engine groups), for a street or for a unit of it, and belongs to streets (engine tenants). */
@Component
public class People {

    /** How stale an answer about a role's members may be; the rule itself is checked again at each signature. */
    private static final long FRESH_NANOS = 5_000_000_000L;

    private final IdentityService identity;
    private final Engine engine;
    private final Units units;
    private final Roles roles;
    private final FormerNames former;
    private final Map<String, Members> members = new ConcurrentHashMap<>();

    People(IdentityService identity, Engine engine, Units units, Roles roles, FormerNames former) {
        this.identity = identity;
        this.engine = engine;
        this.units = units;
        this.roles = roles;
        this.former = former;
    }

    /** Accounts of a street that hold a role, in the whole street or in one of its units. */
    public Set<String> inRole(String street, String role) {
        return members(street, role, () -> units.groups(street, role));
    }

    /** Accounts of a street in one group. */
    public Set<String> inGroup(String street, String group) {
        return members(street, group, () -> List.of(group));
    }

    private Set<String> members(String street, String named, Supplier<List<String>> groups) {
        long now = System.nanoTime();
        return members.compute(street + "/" + named, (key, known) -> known != null && now - known.at < FRESH_NANOS ? known
                : new Members(now, engine.asProduct(() -> atWork(street, groups.get())))).accounts;
    }

    private Set<String> atWork(String street, List<String> groups) {
        Set<String> stopped = accounts(street, Accounts.STOPPED).collect(Collectors.toSet());
        return groups.stream().flatMap(group -> accounts(street, group)).filter(account -> !stopped.contains(account)).collect(Collectors.toUnmodifiableSet());
    }

    private Stream<String> accounts(String street, String group) {
        return identity.createUserQuery().memberOfGroup(group).memberOfTenant(street).list().stream().map(User::getId);
    }

    /** 分管领导, for {@code fenguan}; the id itself for a role without a name. */
    public String roleName(String role) {
        return roleNames().getOrDefault(role, role);
    }

    public Map<String, String> roleNames() {
        return engine.asProduct(() -> identity.createGroupQuery().groupType(Accounts.ROLE).list()).stream()
                .collect(Collectors.toMap(Group::getId, Group::getName));
    }

    /** Of the roles that work may be given to. */
    public Map<String, String> workRoleNames() {
        Map<String, String> names = roleNames();
        names.keySet().removeAll(roles.apart());
        return names;
    }

    /** What everybody and every role is called and was called. */
    public Names named() {
        return new Names(names(), roleNames(), former.all());
    }

    /** Display names of accounts. */
    public Map<String, String> names() {
        return engine.asProduct(() -> identity.createUserQuery().list()).stream()
                .collect(Collectors.toMap(User::getId, FormerNames::of));
    }

    /** Display names of the accounts that belong to a street. */
    public Map<String, String> of(String street) {
        return engine.asProduct(() -> identity.createUserQuery().memberOfTenant(street).list()).stream()
                .collect(Collectors.toMap(User::getId, FormerNames::of));
    }

    /** The person whose request this is. */
    public Me me() {
        Authentication person = identity.getCurrentAuthentication();
        if (person == null || person.getUserId() == null) {
            throw Refusal.forbidden("请先登录。");
        }
        return new Me(person.getUserId(), person.getGroupIds() == null ? List.of() : person.getGroupIds(),
                person.getTenantIds() == null ? List.of() : person.getTenantIds());
    }

    /** Refuses what is another street's; an administrator belongs to all. */
    public void checkBelongs(String street) {
        Me me = me();
        if (!me.streets.contains(street) && !me.administrator()) {
            throw Refusal.unknown("没有街道“" + street + "”，请核对街道编号。");
        }
    }

    /** Does something at the engine as this person. */
    public <T> T as(String account, Supplier<T> work) {
        Authentication before = identity.getCurrentAuthentication();
        identity.clearAuthentication();
        Grants grants = grants(account);
        identity.setAuthentication(account, grants.roles, grants.streets);
        try {
            return work.get();
        } finally {
            if (before == null) {
                identity.clearAuthentication();
            } else {
                identity.setAuthentication(before.getUserId(), before.getGroupIds(), before.getTenantIds());
            }
        }
    }

    /** Roles and streets of an account, asked as the product. */
    public Grants grants(String account) {
        return engine.asProduct(() -> new Grants(
                Units.withRoles(identity.createGroupQuery().groupMember(account).list().stream().map(Group::getId).toList()),
                identity.createTenantQuery().userMember(account).list().stream().map(Tenant::getId).toList()));
    }

    public record Me(String account, List<String> roles, List<String> streets) {

        public boolean administrator() {
            return roles.contains(Accounts.ADMINISTRATORS);
        }
    }

    public record Grants(List<String> roles, List<String> streets) {}

    private record Members(long at, Set<String> accounts) {}
}
