package io.apitokens.okta;

import io.apitokens.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Signs the assertions with which a service app authenticates at the token endpoint, RFC 7523. */
final class ClientAssertion {

    /** Okta accepts less than an hour by its own clock. */
    private static final Duration LIFETIME = Duration.ofMinutes(5);

    /** Okta refuses an assertion from its future. */
    private static final Duration BACKDATED = Duration.ofSeconds(30);

    private ClientAssertion() {}

    /**
     * Signs an assertion for one attempt: the server refuses a second use.
     *
     * @param clientId the app's client id
     * @param key the app's key
     * @param tokenUrl the URL of the request, exactly
     * @param now the server's time
     */
    static Secret sign(String clientId, ServiceAppKey key, String tokenUrl, Instant now) {
        JwtJson header = new JwtJson();
        if (key.kid() != null) {
            header.set("kid", key.kid());
        }
        JwtJson claims = new JwtJson();
        claims.set("iss", clientId);
        claims.set("sub", clientId);
        claims.set("aud", tokenUrl);
        claims.set("iat", now.minus(BACKDATED).getEpochSecond());
        claims.set("exp", now.plus(LIFETIME).getEpochSecond());
        claims.set("jti", UUID.randomUUID().toString());
        return key.sign(header, claims);
    }
}
