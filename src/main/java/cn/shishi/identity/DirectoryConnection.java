package cn.shishi.identity;

import java.time.Duration;
import java.util.Set;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.client.userinfo.DefaultOAuth2UserService;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

/**
 * What is asked of the 统一身份认证 and how long its answer is waited for: OpenID Connect Core 1.0, authorization code with PKCE.
 * It is first asked when somebody logs in, so the product starts, and administrators come in, while it is away.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@ConditionalOnProperty("shishi.directory.issuer")
class DirectoryConnection {

    /** As it stands in the addresses of a login: /oauth2/authorization/directory, /login/oauth2/code/directory. */
    static final String NAME = "directory";

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Bean
    ClientRegistrationRepository directories(DirectoryRules rules) {
        return new SupplierClientRegistrationRepository(() -> new InMemoryClientRegistrationRepository(ClientRegistrations.fromIssuerLocation(rules.issuer())
                .registrationId(NAME).clientId(rules.client()).clientSecret(rules.secret()).scope(rules.scopes())
                .redirectUri("{baseUrl}/login/oauth2/code/{registrationId}").build()));
    }

    @Bean
    OAuth2AuthorizationRequestResolver questions(ClientRegistrationRepository directories, DirectoryRules rules) {
        DefaultOAuth2AuthorizationRequestResolver questions = new DefaultOAuth2AuthorizationRequestResolver(directories, "/oauth2/authorization");
        questions.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce().andThen(question -> {
            if (!rules.prompt().isBlank()) {
                question.additionalParameters(more -> more.put("prompt", rules.prompt()));
            }
        }));
        return questions;
    }

    @Bean
    OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> exchange() {
        RestClientAuthorizationCodeTokenResponseClient exchange = new RestClientAuthorizationCodeTokenResponseClient();
        exchange.setRestClient(RestClient.builder().requestFactory(connections()).messageConverters(converters -> {
            converters.clear();
            converters.add(new FormHttpMessageConverter());
            converters.add(new OAuth2AccessTokenResponseHttpMessageConverter());
        }).defaultStatusHandler(new OAuth2ErrorResponseErrorHandler()).build());
        return exchange;
    }

    @Bean
    JwtDecoderFactory<ClientRegistration> idTokens() {
        return directory -> {
            NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSetUri(directory.getProviderDetails().getJwkSetUri()).restOperations(new RestTemplate(connections()))
                    .jwsAlgorithms(allowed -> allowed.addAll(Set.of(SignatureAlgorithm.values()))).build();
            decoder.setJwtValidator(JwtValidators.createDefaultWithValidators(new OidcIdTokenValidator(directory)));
            decoder.setClaimSetConverter(OidcIdTokenDecoderFactory.createDefaultClaimTypeConverter());
            return decoder;
        };
    }

    @Bean
    OidcUserService claims() {
        RestTemplate questions = new RestTemplate(connections());
        questions.setErrorHandler(new OAuth2ErrorResponseErrorHandler());
        DefaultOAuth2UserService more = new DefaultOAuth2UserService();
        more.setRestOperations(questions);
        OidcUserService claims = new OidcUserService();
        claims.setOauth2UserService(more);
        return claims;
    }

    /** What it let us ask for ends with the session. */
    @Bean
    OAuth2AuthorizedClientRepository tokens() {
        return new HttpSessionOAuth2AuthorizedClientRepository();
    }

    private static SimpleClientHttpRequestFactory connections() {
        SimpleClientHttpRequestFactory connections = new SimpleClientHttpRequestFactory();
        connections.setConnectTimeout(PATIENCE);
        connections.setReadTimeout(PATIENCE);
        return connections;
    }
}
