package cn.shishi.identity;

import cn.shishi.platform.Refusal;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the office's 统一身份认证 is and what it calls things, with the profile {@code oidc}, whose file has what holds where nothing is set.
 *
 * @param issuer its address as it writes it itself; null where there is none
 * @param account the claim that names the account here; {@code groups} is a list or one text
 * @param name the claims whose words together, without a space, are what people read; where none of them is there, the claim {@code name}
 * @param called groups that are not named street/role or street/role/unit there
 * @param prompt as OpenID Connect has it; empty for none
 * @param adopts whether an account of the same name that is here already passes to whoever first comes from there
 */
@ConfigurationProperties("shishi.directory")
record DirectoryRules(String issuer, String client, String secret, List<String> scopes, String account, List<String> name, String groups,
        List<Called> called, String prompt, boolean adopts) {

    DirectoryRules {
        if (issuer != null && (issuer.isBlank() || client == null || client.isBlank() || secret == null || secret.isBlank())) {
            throw Refusal.invalid("开启了 oidc，但统一身份认证的设置不全，不能启动：请设置 SHISHI_OIDC_ISSUER、SHISHI_OIDC_CLIENT 和 SHISHI_OIDC_SECRET。");
        }
        called = called == null ? List.of() : called;
    }

    record Called(String there, String here) {}

    boolean on() {
        return issuer != null;
    }

    /** street/role or street/role/unit; Keycloak writes a slash before. */
    String here(String group) {
        String named = called.stream().filter(name -> name.there.equals(group)).map(Called::here).findFirst().orElse(group);
        return named.startsWith("/") ? named.substring(1) : named;
    }
}
