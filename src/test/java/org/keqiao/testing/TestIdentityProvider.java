package org.keqiao.testing;

import com.nimbusds.jose.JOSEException;
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
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * A small OpenID Connect provider on a port of its own: {@code /authorize} would be a page, so a test asks for a code
 * directly; {@code /token} and {@code /jwks} are real.
 */
public final class TestIdentityProvider {

    public static final TestIdentityProvider INSTANCE = new TestIdentityProvider();

    private final HttpServer server;
    private final Map<String, Grant> grants = new ConcurrentHashMap<>();

    /** What a code will be exchanged for. */
    private record Grant(String nonce, Map<String, Object> claims, boolean forged) {}

    /** Made for whoever signs in by it: to find the primes takes a second. */
    private static final class Keys {

        private static final RSAKey OWN = made();
        private static final RSAKey STRANGERS = made();

        private static RSAKey made() {
            try {
                return new RSAKeyGenerator(2048).keyID("test").generate();
            } catch (JOSEException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private TestIdentityProvider() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/jwks", exchange -> answer(exchange, new JWKSet(Keys.OWN.toPublicJWK()).toString()));
        server.createContext("/token", this::token);
        server.start();
    }

    public String issuer() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** The properties of a client registration {@code test}. */
    public String[] properties() {
        String registration = "spring.security.oauth2.client.registration.test.";
        String provider = "spring.security.oauth2.client.provider.test.";
        return new String[] {
            registration + "client-id=keqiao",
            registration + "client-secret=secret",
            registration + "client-name=Test ID",
            registration + "authorization-grant-type=authorization_code",
            registration + "redirect-uri={baseUrl}/login/oauth2/code/{registrationId}",
            registration + "scope=openid,profile",
            provider + "authorization-uri=" + issuer() + "/authorize",
            provider + "token-uri=" + issuer() + "/token",
            provider + "jwk-set-uri=" + issuer() + "/jwks",
            provider + "user-name-attribute=sub",
            "keqiao.oidc.real-name-claim=real_name_verified",
            "keqiao.oidc.credit-code-claim=uscc",
            "keqiao.oidc.county-claim=county"
        };
    }

    /**
     * As if a person had signed in at the provider.
     *
     * @param nonce from the authorization request
     * @return the code for the redirect
     */
    public String signIn(String nonce, Map<String, Object> claims) {
        return code(new Grant(nonce, claims, false));
    }

    /** As {@link #signIn}, but the id token will be signed by somebody else. */
    public String forge(String nonce, Map<String, Object> claims) {
        return code(new Grant(nonce, claims, true));
    }

    private String code(Grant grant) {
        String code = UUID.randomUUID().toString();
        grants.put(code, grant);
        return code;
    }

    private void token(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Map<String, String> form = Arrays.stream(body.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
        Grant grant = grants.remove(form.get("code"));
        try {
            Instant now = Instant.now();
            JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                    .issuer(issuer())
                    .audience("keqiao")
                    .issueTime(Date.from(now))
                    .expirationTime(Date.from(now.plusSeconds(300)))
                    .claim("nonce", grant.nonce());
            grant.claims().forEach(claims::claim);
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("test").build(), claims.build());
            token.sign(new RSASSASigner(grant.forged() ? Keys.STRANGERS : Keys.OWN));
            answer(
                    exchange,
                    "{\"access_token\":\"a\",\"token_type\":\"Bearer\",\"expires_in\":300,\"id_token\":\""
                            + token.serialize() + "\"}");
        } catch (JOSEException e) {
            throw new IOException(e);
        }
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
