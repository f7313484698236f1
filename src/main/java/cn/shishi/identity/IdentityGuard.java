package cn.shishi.identity;

import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.camunda.bpm.engine.repository.Deployment;
import org.springframework.stereotype.Component;

/** Puts the rules about accounts inside the engine, so that no door goes round them. */
@Component
class IdentityGuard extends AbstractProcessEnginePlugin {

    private final Roles roles;
    private final FormerNames names;
    private final Secrets secrets;
    private final SecondFactor factor;
    private final Directory directory;
    private final PasswordRules passwords;

    IdentityGuard(Roles roles, FormerNames names, Secrets secrets, SecondFactor factor, Directory directory, PasswordRules passwords) {
        this.roles = roles;
        this.names = names;
        this.secrets = secrets;
        this.factor = factor;
        this.directory = directory;
        this.passwords = passwords;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setIdentityProviderSessionFactory(new Opening(GuardedAccounts.class, () -> new GuardedAccounts(roles, names, secrets, factor, directory)));
        configuration.setCustomSessionFactories(List.of(new Opening(AuthorizationManager.class, () -> new GuardedGrants(roles))));
        configuration.setResourceAuthorizationProvider(new FewGrants());
        configuration.setEnablePasswordPolicy(true);
        configuration.setPasswordPolicy(() -> List.of(new PasswordRule(passwords, secrets, configuration)));
    }

    private record Opening(Class<?> type, Supplier<Session> session) implements SessionFactory {

        @Override
        public Class<?> getSessionType() {
            return type;
        }

        @Override
        public Session openSession() {
            return session.get();
        }
    }

    /** Of what the engine grants by itself: to see oneself and not to change oneself, to work on one's tasks, nothing for belonging to a street or deploying. */
    private static final class FewGrants extends DefaultAuthorizationProvider {

        @Override
        public AuthorizationEntity[] newUser(User user) {
            return new AuthorizationEntity[] {createGrantAuthorization(user.getId(), null, Resources.USER, user.getId(), Permissions.READ)};
        }

        @Override
        public AuthorizationEntity[] tenantMembershipCreated(Tenant street, User user) {
            return null;
        }

        @Override
        public AuthorizationEntity[] newDeployment(Deployment deployment) {
            return null;
        }
    }
}
