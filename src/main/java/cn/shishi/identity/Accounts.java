package cn.shishi.identity;

import cn.shishi.platform.BeforeOpening;
import java.util.List;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Sees to it at each start that the roles exist with the least rights Tasklist needs, and that somebody runs the system and
 * somebody keeps its accounts: where nobody does yet, an account with a secret that is printed once.
 */
@Component
@EnableConfigurationProperties({Roles.class, LoginRules.class, PasswordRules.class, DirectoryRules.class})
public class Accounts extends BeforeOpening {

    public static final String ADMINISTRATORS = "camunda-admin";
    /** Whoever is in this group cannot log in and is offered no task; grants and history stay. */
    public static final String STOPPED = "stopped";
    static final String ROLE = "ROLE";
    private static final Logger log = LoggerFactory.getLogger(Accounts.class);
    private static final String MINE = "我的待办";

    private final IdentityService identity;
    private final AuthorizationService authorizations;
    private final FilterService filters;
    private final TaskService tasks;
    private final Roles roles;
    private final AdministratorRights rights;
    private final Secrets secrets;
    private final boolean demo;

    Accounts(IdentityService identity, AuthorizationService authorizations, FilterService filters, TaskService tasks, Roles roles,
            AdministratorRights rights, Secrets secrets, @Value("${shishi.demo}") boolean demo) {
        super(ACCOUNTS);
        this.identity = identity;
        this.authorizations = authorizations;
        this.filters = filters;
        this.tasks = tasks;
        this.roles = roles;
        this.rights = rights;
        this.secrets = secrets;
        this.demo = demo;
    }

    @Override
    protected void prepare() {
        roles.roles().forEach(this::role);
        if (identity.createGroupQuery().groupId(ADMINISTRATORS).count() == 0) {
            group(ADMINISTRATORS, "系统管理员", ROLE);
        }
        rights.settle();
        if (identity.createGroupQuery().groupId(STOPPED).count() == 0) {
            group(STOPPED, "停用", "STATE");
        }
        if (filters.createTaskFilterQuery().filterName(MINE).count() == 0) {
            Filter mine = filters.newTaskFilter(MINE);
            mine.setQuery(tasks.createTaskQuery().orderByTaskCreateTime().desc());
            filters.saveFilter(mine);
        }
        if (!demo) {
            first(ADMINISTRATORS, "admin");
            first(roles.security().get(0), roles.security().get(0));
        }
    }

    private void first(String role, String account) {
        if (identity.createUserQuery().memberOfGroup(role).count() > 0) {
            return;
        }
        String secret = Secrets.fresh();
        String name = identity.createGroupQuery().groupId(role).singleResult().getName();
        add(account, name, secret, List.of(role), null);
        secrets.knownToAnother(account);
        log.warn("首次启动：{}账号 {}，一次性口令 {} （只显示这一次，登录后须先改成自己的口令）", name, account, secret);
    }

    /** An account with its roles, belonging to a street unless {@code street} is null; one that exists stays as it is. */
    public void add(String account, String name, String secret, List<String> inRoles, String street) {
        if (identity.createUserQuery().userId(account).count() > 0) {
            return;
        }
        User user = identity.newUser(account);
        user.setFirstName(name);
        user.setLastName("");
        user.setPassword(secret);
        // A password the product gives is not held to the rules for those people choose
        ((IdentityServiceImpl) identity).saveUser(user, true);
        inRoles.forEach(role -> identity.createMembership(account, role));
        if (street != null) {
            identity.createTenantUserMembership(street, account);
        }
    }

    /** The engine's tenant of a street. */
    public void tenant(String street, String name) {
        Tenant tenant = identity.newTenant(street);
        tenant.setName(name);
        identity.saveTenant(tenant);
    }

    private void role(String id, String name) {
        if (identity.createGroupQuery().groupId(id).count() == 0) {
            group(id, name, ROLE);
            if (roles.apart().contains(id)) {
                return;
            }
            grant(id, Resources.APPLICATION, "tasklist", Permissions.ACCESS);
            grant(id, Resources.FILTER, Authorization.ANY, Permissions.READ);
            grant(id, Resources.PROCESS_DEFINITION, Authorization.ANY, Permissions.READ);
        }
    }

    private void group(String id, String name, String type) {
        Group group = identity.newGroup(id);
        group.setName(name);
        group.setType(type);
        identity.saveGroup(group);
    }

    private void grant(String group, Resource resource, String id, Permission permission) {
        Authorization grant = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        grant.setGroupId(group);
        grant.setResource(resource);
        grant.setResourceId(id);
        grant.addPermission(permission);
        authorizations.saveAuthorization(grant);
    }
}
