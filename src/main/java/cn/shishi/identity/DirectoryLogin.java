package cn.shishi.identity;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.oauth2.client.oidc.authentication.logout.OidcLogoutToken;
import org.springframework.security.oauth2.client.oidc.session.OidcSessionInformation;
import org.springframework.security.oauth2.client.oidc.session.OidcSessionRegistry;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;

/** The other way to log in, by the office's 统一身份认证. It leads to the same session as a password does, and ends it (back-channel logout). */
@Component
@ConditionalOnWebApplication
@ConditionalOnProperty("shishi.directory.issuer")
class DirectoryLogin extends SavedRequestAwareAuthenticationSuccessHandler {

    private final Arrivals arrivals;
    private final People people;
    private final SecondFactor factor;
    private final IdentityService identity;
    private final Clock clock;

    DirectoryLogin(Arrivals arrivals, People people, SecondFactor factor, IdentityService identity, Clock clock) {
        this.arrivals = arrivals;
        this.people = people;
        this.factor = factor;
        this.identity = identity;
        this.clock = clock;
    }

    void joins(HttpSecurity http) throws Exception {
        http.oauth2Login(login -> login.loginPage("/login").successHandler(this).failureHandler(LoginRefusals::fromDirectory)
                .withObjectPostProcessor(new ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter>() {
                    @Override
                    public <F extends OAuth2AuthorizationRequestRedirectFilter> F postProcess(F filter) {
                        filter.setAuthenticationFailureHandler(LoginRefusals::fromDirectory);
                        return filter;
                    }
                }));
        http.oidcLogout(out -> out.oidcSessionRegistry(new Leaving()).backChannel(back -> {}));
    }

    /** They were let in there; here they go on as the account that is theirs, or not. */
    @Override
    public void onAuthenticationSuccess(HttpServletRequest request, HttpServletResponse response, Authentication there) throws IOException, ServletException {
        try {
            OidcUser person = (OidcUser) there.getPrincipal();
            Authentication here = here(arrivals.arrives(person.getSubject(), person.getClaims()));
            SecurityContextImpl context = new SecurityContextImpl(here);
            new HttpSessionSecurityContextRepository().saveContext(context, request, response);
            SecurityContextHolder.setContext(context);
        } catch (AuthenticationException refused) {
            SecurityContextHolder.clearContext();
            request.getSession().invalidate();
            LoginRefusals.fromDirectory(request, response, refused);
            return;
        }
        super.onAuthenticationSuccess(request, response, there);
    }

    private Authentication here(String account) {
        List<String> roles = people.grants(account).roles();
        if (roles.contains(Accounts.STOPPED)) {
            throw new DisabledException("此账号已停用，请找安全管理员。");
        }
        return EngineLogin.known(account, roles, Login.of(identity.createUserQuery().userId(account).singleResult(), clock.instant(),
                factor.asked(roles) ? Login.Due.CODE : null));
    }

    /** A login remembers the mark of its account's secret, so it ends with that, and no list of sessions is kept. */
    private final class Leaving implements OidcSessionRegistry {

        @Override
        public Iterable<OidcSessionInformation> removeSessionInformation(OidcLogoutToken token) {
            String account = arrivals.leaves(token.getSubject());
            if (account != null) {
                // For the trail
                SecurityContextHolder.setContext(new SecurityContextImpl(EngineLogin.known(account, List.of(), null)));
            }
            return List.of();
        }

        @Override
        public void saveSessionInformation(OidcSessionInformation session) {}

        @Override
        public OidcSessionInformation removeSessionInformation(String session) {
            return null;
        }
    }
}
