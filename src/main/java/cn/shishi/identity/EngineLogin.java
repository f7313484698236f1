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
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** The one login: the engine's accounts and passwords, with their roles as authorities. */
@Component
class EngineLogin implements AuthenticationProvider {

    private final IdentityService identity;
    private final People people;
    private final Tries tries;
    private final Secrets secrets;
    private final Clock clock;

    EngineLogin(IdentityService identity, People people, Tries tries, Secrets secrets, Clock clock) {
        this.identity = identity;
        this.people = people;
        this.tries = tries;
        this.secrets = secrets;
        this.clock = clock;
    }

    @Override
    public Authentication authenticate(Authentication tried) {
        String account = tried.getName();
        Object secret = tried.getCredentials();
        String address = tried.getDetails() instanceof WebAuthenticationDetails web ? web.getRemoteAddress() : "";
        if (account.isBlank() || secret == null || !tries.fits(account, address, () -> identity.checkPassword(account, secret.toString()))) {
            throw new BadCredentialsException("账号或口令不对");
        }
        User user = identity.createUserQuery().userId(account).singleResult();
        List<String> roles = people.grants(account).roles();
        if (roles.contains(Accounts.STOPPED)) {
            throw new DisabledException("此账号已停用，请找安全管理员。");
        }
        Secrets.Standing standing = secrets.standing(user);
        if (standing == Secrets.Standing.DORMANT) {
            throw new LockedException("此账号长期未用，已自动停用；请找安全管理员重设口令，重设后即可登录。");
        }
        return known(account, roles, Login.of(user, clock.instant(), standing == Secrets.Standing.TO_BE_CHANGED ? Login.Due.PASSWORD : null));
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
