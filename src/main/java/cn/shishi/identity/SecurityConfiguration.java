package cn.shishi.identity;

import cn.shishi.audit.Auditing;
import cn.shishi.audit.Trail;
import cn.shishi.platform.Problem;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthenticatedAuthorizationManager;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManagers;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.header.writers.ContentSecurityPolicyHeaderWriter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Which door opens to whom. Everything asks for a login but the login page and its looks. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class SecurityConfiguration {

    private static final PathPatternRequestMatcher.Builder PATHS = PathPatternRequestMatcher.withDefaults();
    static final Set<String> OF_EVERY_PAGE = Set.of("/style.css", "/once.js", "/favicon.svg");

    @Bean
    SecurityFilterChain doors(HttpSecurity http, IdentityService identity, People people, Roles roles, LoginRules rules, Clock clock, Trail trail,
            ObjectProvider<DirectoryLogin> directory) throws Exception {
        RequestMatcher programs = request -> {
            String header = request.getHeader("Authorization");
            return header != null && header.startsWith("Basic ");
        };
        RequestMatcher api = request -> Problem.fits(request.getRequestURI());
        // EngineLogin is Spring's one provider already; named here it would be asked, and each failure counted, twice
        http.authorizeHttpRequests(requests -> requests
                        .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD).permitAll()
                        .requestMatchers(PATHS.matcher("/login")).permitAll()
                        .requestMatchers(OF_EVERY_PAGE.stream().map(PATHS::matcher).toArray(RequestMatcher[]::new)).permitAll()
                        .requestMatchers(PATHS.matcher("/camunda/api/admin/setup/**")).denyAll()
                        .requestMatchers(PATHS.matcher("/camunda/**")).access(AuthorizationManagers.allOf(AuthenticatedAuthorizationManager.authenticated(),
                                (who, at) -> new AuthorizationDecision(EnginePaths.open(at.getRequest(), held(who.get()), roles))))
                        .requestMatchers(PATHS.matcher("/api/ledger/**")).hasAnyAuthority(Roles.orAdministrators(roles.keepers()))
                        .requestMatchers(PATHS.matcher("/backup"), PATHS.matcher("/api/backup")).hasAuthority(Accounts.ADMINISTRATORS)
                        .requestMatchers(PATHS.matcher("/audit"), PATHS.matcher("/api/audit/**")).hasAnyAuthority(Roles.orAdministrators(roles.auditors()))
                        .anyRequest().authenticated())
                .csrf(csrf -> csrf.ignoringRequestMatchers(PATHS.matcher("/camunda/**"), programs))
                .httpBasic(basic -> basic.authenticationDetailsSource(Tried::new).authenticationEntryPoint(LoginRefusals::toProgram))
                .formLogin(form -> form.authenticationDetailsSource(Tried::new).loginPage("/login").permitAll().defaultSuccessUrl("/").failureHandler(LoginRefusals::toPerson))
                // Tasklist's own 退出 must end the same session
                .logout(out -> out.logoutSuccessUrl("/login").logoutRequestMatcher(new OrRequestMatcher(
                        PATHS.matcher(HttpMethod.POST, "/logout"), PATHS.matcher(HttpMethod.POST, "/camunda/api/admin/auth/user/*/logout"))))
                .headers(headers -> headers.referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                        .crossOriginOpenerPolicy(opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                        .crossOriginResourcePolicy(resource -> resource.policy(CrossOriginResourcePolicy.SAME_ORIGIN))
                        .permissionsPolicyHeader(permissions -> permissions.policy("camera=(), microphone=(), geolocation=()"))
                        .addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(
                                new NegatedRequestMatcher(PATHS.matcher("/camunda/**")), new ContentSecurityPolicyHeaderWriter(
                                        "default-src 'self'; object-src 'none'; frame-ancestors 'none'; base-uri 'self'; form-action 'self'"))))
                .exceptionHandling(handling -> handling
                        .defaultAuthenticationEntryPointFor(Problem::unauthenticated, api)
                        .defaultAuthenticationEntryPointFor(new LoginUrlAuthenticationEntryPoint("/login"), request -> true)
                        .defaultAccessDeniedHandlerFor(Problem::denied, api)
                        .defaultAccessDeniedHandlerFor((request, response, why) -> response.sendError(HttpServletResponse.SC_FORBIDDEN), request -> true))
                .addFilterAfter(new Auditing(trail), SecurityContextHolderFilter.class)
                .addFilterBefore(new EngineActor(identity, people, rules, clock), AuthorizationFilter.class);
        DirectoryLogin besides = directory.getIfAvailable();
        if (besides != null) {
            besides.joins(http);
        }
        return http.build();
    }

    private static List<String> held(Authentication person) {
        return person.getAuthorities().stream().map(GrantedAuthority::getAuthority).toList();
    }

    @Bean
    FilterRegistrationBean<ContainerBasedAuthenticationFilter> oneLogin() {
        FilterRegistrationBean<ContainerBasedAuthenticationFilter> filter =
                new FilterRegistrationBean<>(new ContainerBasedAuthenticationFilter());
        filter.addInitParameter("authentication-provider", WebappLogin.class.getName());
        filter.addUrlPatterns("/camunda/app/*", "/camunda/api/*", "/camunda/lib/*");
        filter.setOrder(101);
        return filter;
    }
}
