package cn.shishi.identity;

import java.time.Clock;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.DisabledException;
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
    private final Clock clock;

    EngineLogin(IdentityService identity, People people, Tries tries, Clock clock) {
        this.identity = identity;
        this.people = people;
        this.tries = tries;
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
            throw new DisabledException("此账号已停用，请找管理员。");
        }
        return known(account, roles, Login.of(user, clock.instant()));
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
