package io.apitokens.okta;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.apitokens.Secret;
import io.apitokens.auth.Credential;
import io.apitokens.auth.CredentialRequest;
import io.apitokens.transport.Headers;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes DPoP proofs, RFC 9449, for the requests to one server, whose nonce it keeps. */
final class DpopProver {

    /** The scheme of access tokens that are bound to a key. */
    static final String SCHEME = "DPoP";

    /** A server refuses a proof from its future. */
    private static final Duration BACKDATED = Duration.ofSeconds(5);

    private static final int LONGEST_NONCE = 1024;

    private final DpopKey key;
    private final ServerTime time;
    private volatile @Nullable String nonce;

    DpopProver(DpopKey key, ServerTime time) {
        this.key = key;
        this.time = time;
    }

    /** Keeps the server's latest nonce, which any response may hold. */
    void responded(Headers headers) {
        String next = headers.first("DPoP-Nonce").orElse("");
        if (!next.isEmpty() && next.length() <= LONGEST_NONCE && next.chars().allMatch(c -> c > ' ' && c <= '~')) {
            nonce = next;
        }
    }

    /**
     * Returns a credential with a new proof for one request.
     *
     * @param credential the credential of the request
     * @param token the access token that the request carries; null for a request of one
     */
    Credential proven(Credential credential, CredentialRequest request, @Nullable String token) {
        JwtJson header = new JwtJson();
        header.set("typ", "dpop+jwt");
        header.set("jwk", key.publicJwk());
        JwtJson claims = new JwtJson();
        claims.set("htm", request.method().name());
        claims.set("htu", request.uri());
        claims.set("iat", time.instant().minus(BACKDATED).getEpochSecond());
        claims.set("jti", UUID.randomUUID().toString());
        String latest = nonce;
        if (latest != null) {
            claims.set("nonce", latest);
        }
        if (token != null) {
            claims.set("ath", hash(token));
        }
        Secret proof = key.key().sign(header, claims);
        return credential.withDpopProof(proof);
    }

    private static String hash(String token) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(token.getBytes(US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
