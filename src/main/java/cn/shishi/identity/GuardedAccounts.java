package cn.shishi.identity;

import cn.shishi.platform.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.identity.IdentityOperationResult;
import org.camunda.bpm.engine.impl.identity.db.DbIdentityServiceProvider;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;

/**
 * Who may be what. Each of the three kinds of administrators holds no other role, nobody changes what they hold themselves, who
 * keeps accounts belongs to no street, somebody always runs the system, and what the 统一身份认证 says is not changed here.
 */
class GuardedAccounts extends DbIdentityServiceProvider {

    private final Roles roles;
    private final FormerNames names;
    private final Secrets secrets;
    private final SecondFactor factor;
    private final Directory directory;

    GuardedAccounts(Roles roles, FormerNames names, Secrets secrets, SecondFactor factor, Directory directory) {
        this.roles = roles;
        this.names = names;
        this.secrets = secrets;
        this.factor = factor;
        this.directory = directory;
    }

    /** A password that one person sets for another is known to two, and replaces a lost telephone as well. */
    @Override
    public IdentityOperationResult saveUser(User user) {
        names.saving(user);
        boolean newSecret = ((UserEntity) user).hasNewPassword();
        if (newSecret && getCurrentAuthentication() != null && directory.answersFor(user.getId())) {
            throw Refusal.forbidden("账号“" + user.getId() + "”用统一身份认证登录，口令不在本系统，请在那里修改或重设。");
        }
        IdentityOperationResult saved = super.saveUser(user);
        if (newSecret) {
            boolean byAnother = getCurrentAuthentication() != null && !user.getId().equals(getCurrentAuthentication().getUserId());
            secrets.noted((UserEntity) user, byAnother);
            if (byAnother) {
                factor.forget(user.getId());
            }
        }
        return saved;
    }

    @Override
    public IdentityOperationResult saveGroup(Group group) {
        names.saving(group);
        return super.saveGroup(group);
    }

    @Override
    public IdentityOperationResult createMembership(String account, String group) {
        checkNotOneself(account);
        if (group.equals(Accounts.STOPPED)) {
            checkSomebodyRunsTheSystemWithout(account);
            // There is no password to set anew for a lost telephone
            if (directory.answersFor(account)) {
                factor.forget(account);
            }
        } else {
            checkKeptHere(account);
            checkApart(account, group);
        }
        return super.createMembership(account, group);
    }

    @Override
    public IdentityOperationResult deleteMembership(String account, String group) {
        checkNotOneself(account);
        if (!group.equals(Accounts.STOPPED)) {
            checkKeptHere(account);
        }
        if (group.equals(Accounts.ADMINISTRATORS)) {
            checkSomebodyRunsTheSystemWithout(account);
        }
        return super.deleteMembership(account, group);
    }

    @Override
    public IdentityOperationResult createTenantUserMembership(String street, String account) {
        checkNotOneself(account);
        checkKeptHere(account);
        if (roles.secures(groups(account))) {
            throw Refusal.forbidden("安全管理员只管账号，不属于任何街道。");
        }
        return super.createTenantUserMembership(street, account);
    }

    @Override
    public IdentityOperationResult deleteTenantUserMembership(String street, String account) {
        checkNotOneself(account);
        checkKeptHere(account);
        return super.deleteTenantUserMembership(street, account);
    }

    @Override
    public IdentityOperationResult deleteUser(String account) {
        checkSomebodyRunsTheSystemWithout(account);
        return super.deleteUser(account);
    }

    @Override
    public IdentityOperationResult deleteGroup(String group) {
        if (roles.apart().contains(group)) {
            throw Refusal.forbidden("这一组由系统设立，不能删除。");
        }
        return super.deleteGroup(group);
    }

    private void checkNotOneself(String account) {
        if (getCurrentAuthentication() != null && account.equals(getCurrentAuthentication().getUserId())) {
            throw Refusal.forbidden("不能更改自己的角色、街道或停用状态，请另一位安全管理员办理。");
        }
    }

    private void checkKeptHere(String account) {
        if (getCurrentAuthentication() != null && directory.answersFor(account)) {
            throw Refusal.forbidden("账号“" + account + "”的角色和街道由统一身份认证中的组决定，请在那里更改，下次登录时生效；停用在本系统办理。");
        }
    }

    private void checkApart(String account, String group) {
        List<String> held = new ArrayList<>(groups(account));
        held.remove(Accounts.STOPPED);
        held.addAll(Units.withRoles(List.of(group)));
        if (held.size() > 1 && !roles.works(held)) {
            throw Refusal.forbidden("系统管理员、安全管理员和审计员须由不同的人担任，且不兼任其他角色，也不分科室；请先把账号“" + account + "”移出其他角色，或另建账号。");
        }
        if (roles.secures(List.of(group)) && !asProduct(() -> createTenantQuery(getCommandContext()).userMember(account).unlimitedList()).isEmpty()) {
            throw Refusal.forbidden("安全管理员只管账号，不属于任何街道；请先把账号“" + account + "”移出所属街道，或另建账号。");
        }
    }

    /** Else anybody could make an administrator, for want of one. */
    private void checkSomebodyRunsTheSystemWithout(String account) {
        List<String> atWork = new ArrayList<>(members(Accounts.ADMINISTRATORS));
        atWork.removeAll(members(Accounts.STOPPED));
        if (atWork.equals(List.of(account))) {
            throw Refusal.forbidden("账号“" + account + "”是唯一在用的系统管理员，请先另设一位，再移出或停用。");
        }
    }

    /** Groups, and what is held by being in them: nobody is an administrator by a unit's group. */
    private List<String> groups(String account) {
        return Units.withRoles(asProduct(() -> createGroupQuery(getCommandContext()).groupMember(account).unlimitedList()).stream().map(Group::getId).toList());
    }

    private List<String> members(String group) {
        return asProduct(() -> createUserQuery(getCommandContext()).memberOfGroup(group).unlimitedList()).stream().map(User::getId).toList();
    }

    private <T> T asProduct(Callable<T> question) {
        return getCommandContext().runWithoutAuthorization(question);
    }
}
