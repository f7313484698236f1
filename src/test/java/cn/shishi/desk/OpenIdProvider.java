package cn.shishi.desk;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A 统一身份认证 on loopback: it lets in whom the test says, asks of its client what a real one asks, and lies when told to. */
final class OpenIdProvider implements AutoCloseable {

    static final String CLIENT = "shishi";
    static final String SECRET = "client-secret";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final RSAKey key = newKey();
    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
    private final Map<String, Object> person = new HashMap<>();
    private UnaryOperator<JWTClaimsSet.Builder> lie = UnaryOperator.identity();
    private Function<JWTClaimsSet, String> signed = claims -> sign(claims, key, "JWT");
    /** While it is there nobody is answered. */
    private volatile CountDownLatch silence;

    OpenIdProvider() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/office";
    }

    /** Who logs in there from now on; it says the truth again. */
    void knows(String subject, String account, String name, String... groups) {
        person.clear();
        person.putAll(Map.of("sub", subject, "preferred_username", account, "name", name, "groups", List.of(groups)));
        lie = UnaryOperator.identity();
        signed = claims -> sign(claims, key, "JWT");
        speaksAgain();
    }

    void away() {
        silence = new CountDownLatch(1);
    }

    private void speaksAgain() {
        CountDownLatch ended = silence;
        silence = null;
        if (ended != null) {
            ended.countDown();
        }
    }

    void says(UnaryOperator<JWTClaimsSet.Builder> otherwise) {
        lie = otherwise;
    }

    void signs(Function<JWTClaimsSet, String> otherwise) {
        signed = otherwise;
    }

    /** The browser at its login page, which sends it back: the address it is sent to. */
    String visited(String question) {
        Map<String, String> asked = query(URI.create(question).getRawQuery());
        check(asked.get("client_id").equals(CLIENT) && asked.get("response_type").equals("code") && asked.get("code_challenge_method").equals("S256"));
        String code = UUID.randomUUID().toString();
        codes.put(code, asked);
        return asked.get("redirect_uri") + "?code=" + code + "&state=" + asked.get("state").replace("=", "%3D");
    }

    /** As it is sent when it logs somebody out. */
    String logoutToken(String subject, UnaryOperator<JWTClaimsSet.Builder> otherwise) {
        return sign(otherwise.apply(new JWTClaimsSet.Builder().issuer(issuer()).audience(CLIENT).subject(subject).jwtID(UUID.randomUUID().toString())
                .issueTime(new Date()).expirationTime(Date.from(Instant.now().plusSeconds(120)))
                .claim("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()))).build(), key, "logout+jwt");
    }

    static String sign(JWTClaimsSet claims, RSAKey with, String type) {
        try {
            SignedJWT token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(with.getKeyID()).type(new JOSEObjectType(type)).build(), claims);
            token.sign(new RSASSASigner(with));
            return token.serialize();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    /** Another key under the same name. */
    RSAKey forged() {
        return new RSAKey.Builder(newKey()).keyID(key.getKeyID()).build();
    }

    RSAKey key() {
        return key;
    }

    @Override
    public void close() {
        speaksAgain();
        server.stop(0);
    }

    private void answer(HttpExchange asked) throws IOException {
        try (asked) {
            CountDownLatch now = silence;
            if (now != null) {
                now.await();
                return;
            }
            Object answer = switch (asked.getRequestURI().getPath()) {
                case "/office/.well-known/openid-configuration" -> Map.of("issuer", issuer(), "authorization_endpoint", issuer() + "/authorize",
                        "token_endpoint", issuer() + "/token", "jwks_uri", issuer() + "/keys", "userinfo_endpoint", issuer() + "/userinfo",
                        "subject_types_supported", List.of("public"), "response_types_supported", List.of("code"), "id_token_signing_alg_values_supported", List.of("RS256"));
                case "/office/keys" -> new JWKSet(key).toJSONObject(true);
                case "/office/token" -> tokens(asked);
                case "/office/userinfo" -> person;
                default -> null;
            };
            byte[] body = JSON.writeValueAsBytes(answer == null ? Map.of("error", "invalid_grant") : answer);
            asked.getResponseHeaders().add("Content-Type", "application/json");
            asked.sendResponseHeaders(answer == null ? 400 : 200, body.length);
            asked.getResponseBody().write(body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Each code once, to its client alone, for the verifier of its challenge (RFC 7636). */
    private Map<String, Object> tokens(HttpExchange asked) throws IOException {
        Map<String, String> form = query(new String(asked.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        String client = "Basic " + Base64.getEncoder().encodeToString((CLIENT + ":" + SECRET).getBytes(StandardCharsets.UTF_8));
        Map<String, String> question = codes.remove(form.get("code"));
        if (question == null || !client.equals(asked.getRequestHeaders().getFirst("Authorization")) || !question.get("redirect_uri").equals(form.get("redirect_uri"))
                || !question.get("code_challenge").equals(challenge(form.get("code_verifier")))) {
            return null;
        }
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder().issuer(issuer()).audience(CLIENT).issueTime(new Date())
                .expirationTime(Date.from(Instant.now().plusSeconds(120))).claim("nonce", question.get("nonce"));
        person.forEach(claims::claim);
        return Map.of("access_token", UUID.randomUUID().toString(), "token_type", "Bearer", "expires_in", 120, "scope", question.get("scope"),
                "id_token", signed.apply(lie.apply(claims).build()));
    }

    private static String challenge(String verifier) {
        try {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    static Map<String, String> query(String text) {
        return Stream.of(text.split("&")).map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    private static void check(boolean holds) {
        if (!holds) {
            throw new AssertionError("not what a client asks");
        }
    }

    private static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).keyID("office").generate();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }
}
