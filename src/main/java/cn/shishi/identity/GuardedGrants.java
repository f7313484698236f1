package cn.shishi.identity;

import cn.shishi.platform.Refusal;
import org.camunda.bpm.engine.impl.db.DbEntity;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;

/** Rights are given to roles, never to persons; those of the administrators are the product's to give, so nobody widens their own. */
class GuardedGrants extends AuthorizationManager {

    private final Roles roles;

    GuardedGrants(Roles roles) {
        this.roles = roles;
    }

    @Override
    public void insert(DbEntity grant) {
        check((AuthorizationEntity) grant);
        super.insert(grant);
    }

    @Override
    public void update(AuthorizationEntity grant) {
        check(getDbEntityManager().selectById(AuthorizationEntity.class, grant.getId()));
        check(grant);
        super.update(grant);
    }

    @Override
    public void delete(DbEntity grant) {
        check((AuthorizationEntity) grant);
        super.delete(grant);
    }

    private void check(AuthorizationEntity grant) {
        // What the engine grants by itself runs without the check, what the product grants without a person
        if (getCurrentAuthentication() == null || !getCommandContext().isAuthorizationCheckEnabled()) {
            return;
        }
        if (grant.getGroupId() == null) {
            throw Refusal.forbidden("权限只能给角色（组），不能给个人，也不能给所有人；请改选一个组。");
        }
        if (roles.apart().contains(grant.getGroupId())) {
            throw Refusal.forbidden("系统管理员、安全管理员和审计员的权限由系统给定，不能增减。");
        }
    }
}
