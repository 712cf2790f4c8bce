package io.apitokens.okta;

import com.google.gson.JsonObject;
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
        JsonObject header = new JsonObject();
        if (key.kid() != null) {
            header.addProperty("kid", key.kid());
        }
        JsonObject claims = new JsonObject();
        claims.addProperty("iss", clientId);
        claims.addProperty("sub", clientId);
        claims.addProperty("aud", tokenUrl);
        claims.addProperty("iat", now.minus(BACKDATED).getEpochSecond());
        claims.addProperty("exp", now.plus(LIFETIME).getEpochSecond());
        claims.addProperty("jti", UUID.randomUUID().toString());
        return key.sign(header, claims);
    }
}
