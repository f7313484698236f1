package cn.shishi.identity;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.stereotype.Component;

/** The one login: the engine's accounts and passwords, with their roles as authorities. */
@Component
class EngineLogin implements AuthenticationProvider {

    private final IdentityService identity;
    private final People people;

    EngineLogin(IdentityService identity, People people) {
        this.identity = identity;
        this.people = people;
    }

    @Override
    public Authentication authenticate(Authentication tried) {
        String account = tried.getName();
        Object secret = tried.getCredentials();
        if (account.isBlank() || secret == null || !identity.checkPassword(account, secret.toString())) {
            throw new BadCredentialsException("账号或口令不对");
        }
        List<SimpleGrantedAuthority> authorities = people.grants(account).roles().stream().map(SimpleGrantedAuthority::new).toList();
        return UsernamePasswordAuthenticationToken.authenticated(account, null, authorities);
    }

    @Override
    public boolean supports(Class<?> kind) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
    }
}
