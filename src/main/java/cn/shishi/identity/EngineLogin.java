package cn.shishi.identity;

import java.time.Clock;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.stereotype.Component;

/** The one login: the engine's accounts and passwords, with their roles as authorities. */
@Component
class EngineLogin implements AuthenticationProvider {

    private final IdentityService identity;
    private final People people;
    private final Tries tries;
    private final Secrets secrets;
    private final SecondFactor factor;
    private final Roles kinds;
    private final Clock clock;

    EngineLogin(IdentityService identity, People people, Tries tries, Secrets secrets, SecondFactor factor, Roles kinds, Clock clock) {
        this.identity = identity;
        this.people = people;
        this.tries = tries;
        this.secrets = secrets;
        this.factor = factor;
        this.kinds = kinds;
        this.clock = clock;
    }

    @Override
    public Authentication authenticate(Authentication tried) {
        String account = tried.getName();
        Object secret = tried.getCredentials();
        if (account.isBlank() || secret == null) {
            throw new BadCredentialsException("账号或口令不对");
        }
        Tried how = tried.getDetails() instanceof Tried details ? details : null;
        String code = how == null ? null : how.code();
        List<String> roles = people.grants(account).roles();
        boolean asked = factor.asked(roles);
        boolean bound = asked && factor.bound(account);
        boolean codeFollows = bound && code == null;
        if (!tries.fits(account, how == null ? "" : how.getRemoteAddress(), !codeFollows,
                () -> identity.checkPassword(account, secret.toString()) && (!bound || codeFollows || factor.accepts(account, code)))) {
            throw new BadCredentialsException("账号或口令不对");
        }
        User user = identity.createUserQuery().userId(account).singleResult();
        if (roles.contains(Accounts.STOPPED)) {
            throw new DisabledException("此账号已停用，请找安全管理员。");
        }
        // Who keeps accounts never falls asleep, or nobody could wake anybody
        Secrets.Standing standing = secrets.standing(user, !kinds.secures(roles));
        if (standing == Secrets.Standing.DORMANT) {
            throw new LockedException("此账号长期未用，已自动停用；请找安全管理员重设口令，重设后即可登录。");
        }
        // Who never bound a telephone does so with a password of their own
        Login.Due due = codeFollows ? Login.Due.CODE : standing == Secrets.Standing.TO_BE_CHANGED ? Login.Due.PASSWORD : asked && !bound ? Login.Due.CODE : null;
        return known(account, roles, Login.of(user, clock.instant(), due));
    }

    Login afterCode(Login login, User user) {
        return new Login(login.at(), login.mark(), secrets.standing(user, false) == Secrets.Standing.TO_BE_CHANGED ? Login.Due.PASSWORD : null);
    }

    static Authentication known(String account, List<String> roles, Login login) {
        UsernamePasswordAuthenticationToken known = UsernamePasswordAuthenticationToken.authenticated(account, null,
                roles.stream().map(SimpleGrantedAuthority::new).toList());
        known.setDetails(login);
        return known;
    }

    @Override
    public boolean supports(Class<?> kind) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
    }
}
