package cn.shishi.identity;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.authorization.TaskPermissions;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What each of the three kinds of administrators may do at the engine, put right at each start; {@link GuardedGrants} keeps it so. */
@Component
class AdministratorRights {

    private static final Set<Resources> ACCOUNTS = EnumSet.of(Resources.USER, Resources.GROUP, Resources.GROUP_MEMBERSHIP, Resources.TENANT,
            Resources.TENANT_MEMBERSHIP, Resources.AUTHORIZATION);

    private final AuthorizationService authorizations;
    private final Roles roles;
    private final TransactionTemplate transaction;

    AdministratorRights(AuthorizationService authorizations, Roles roles, TransactionTemplate transaction) {
        this.authorizations = authorizations;
        this.roles = roles;
        this.transaction = transaction;
    }

    void settle() {
        transaction.executeWithoutResult(t -> {
            settle(Accounts.ADMINISTRATORS, system());
            roles.security().forEach(role -> settle(role, security(role)));
            roles.auditors().forEach(role -> settle(role, new HashSet<>()));
        });
    }

    private void settle(String group, Set<Authorization> wanted) {
        Set<String> known = wanted.stream().map(AdministratorRights::said).collect(Collectors.toSet());
        for (Authorization there : authorizations.createAuthorizationQuery().groupIdIn(group).list()) {
            if (!known.remove(said(there))) {
                authorizations.deleteAuthorization(there.getId());
            }
        }
        wanted.stream().filter(grant -> known.contains(said(grant))).forEach(authorizations::saveAuthorization);
    }

    /** Everything but accounts, and of projects' work only to see it, to repeat what failed and to hold it. */
    private Set<Authorization> system() {
        Set<Authorization> grants = new HashSet<>();
        for (Resources resource : Resources.values()) {
            if (!ACCOUNTS.contains(resource)) {
                grants.add(switch (resource) {
                    case APPLICATION -> grant(Accounts.ADMINISTRATORS, resource, "cockpit", Permissions.ACCESS);
                    case TASK -> grant(Accounts.ADMINISTRATORS, resource, Authorization.ANY, TaskPermissions.READ, TaskPermissions.READ_VARIABLE, TaskPermissions.READ_HISTORY);
                    case PROCESS_DEFINITION -> grant(Accounts.ADMINISTRATORS, resource, Authorization.ANY, ProcessDefinitionPermissions.READ,
                            ProcessDefinitionPermissions.READ_TASK, ProcessDefinitionPermissions.READ_INSTANCE, ProcessDefinitionPermissions.READ_HISTORY,
                            ProcessDefinitionPermissions.READ_INSTANCE_VARIABLE, ProcessDefinitionPermissions.READ_TASK_VARIABLE,
                            ProcessDefinitionPermissions.READ_HISTORY_VARIABLE, ProcessDefinitionPermissions.RETRY_JOB,
                            ProcessDefinitionPermissions.SUSPEND, ProcessDefinitionPermissions.SUSPEND_INSTANCE);
                    default -> grant(Accounts.ADMINISTRATORS, resource, Authorization.ANY, Permissions.ALL);
                });
            }
        }
        return grants;
    }

    private Set<Authorization> security(String role) {
        Set<Authorization> grants = ACCOUNTS.stream().map(resource -> grant(role, resource, Authorization.ANY, Permissions.ALL)).collect(Collectors.toSet());
        grants.add(grant(role, Resources.APPLICATION, "admin", Permissions.ACCESS));
        return grants;
    }

    private Authorization grant(String group, Resource resource, String id, Permission... permissions) {
        Authorization grant = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        grant.setGroupId(group);
        grant.setResource(resource);
        grant.setResourceId(id);
        List.of(permissions).forEach(grant::addPermission);
        return grant;
    }

    private static String said(Authorization grant) {
        return grant.getAuthorizationType() + "/" + grant.getResourceType() + "/" + grant.getResourceId() + "/" + ((AuthorizationEntity) grant).getPermissions();
    }
}
