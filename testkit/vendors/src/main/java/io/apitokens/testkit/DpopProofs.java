package io.apitokens.testkit;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks the DPoP proofs that one server receives, and issues its nonces. */
final class DpopProofs {

    private static final Duration MAX_AGE = Duration.ofMinutes(5);

    private final String name;
    private final Set<String> usedIds = new HashSet<>();
    private boolean nonceRequired;
    private int nonces = 1;

    DpopProofs(String name) {
        this.name = name;
    }

    void requireNonce() {
        nonceRequired = true;
    }

    void rotateNonce() {
        nonces++;
    }

    /** Returns the nonce that responses carry; null if none is required. */
    @Nullable
    String nonce() {
        return nonceRequired ? "sim-nonce-" + name + "-" + nonces : null;
    }

    /** Returns the key of the proof in a request; null if there is no proof that can be read. */
    static @Nullable JsonObject key(@Nullable SignedToken proof) {
        return proof == null ? null : JsonTree.object(proof.header(), "jwk");
    }

    /**
     * Returns the error of a proof; null if there is none.
     *
     * @param accessToken the token that the request carries; null at the token endpoint
     */
    @Nullable
    String problem(@Nullable SignedToken proof, SimulatedCall call, @Nullable String accessToken, Instant now) {
        JsonObject key = key(proof);
        Long made = proof == null ? null : proof.number("iat");
        String id = proof == null ? null : proof.claim("jti");
        if (proof == null || key == null || made == null || id == null || key.has("d")) {
            return "invalid_dpop_proof";
        }
        String target = call.target();
        int query = target.indexOf('?');
        String url = call.origin() + (query < 0 ? target : target.substring(0, query));
        long age = now.getEpochSecond() - made;
        boolean valid = "dpop+jwt".equals(JsonTree.string(proof.header(), "typ"))
                && call.method().equals(proof.claim("htm"))
                && url.equals(proof.claim("htu"))
                && age >= 0
                && age <= MAX_AGE.toSeconds()
                && (accessToken == null
                        ? proof.claim("ath") == null
                        : SignedToken.hash(accessToken).equals(proof.claim("ath")))
                && proof.isSignedBy(key);
        if (!valid || !usedIds.add(id)) {
            return "invalid_dpop_proof";
        }
        return nonceRequired && !String.valueOf(nonce()).equals(proof.claim("nonce")) ? "use_dpop_nonce" : null;
    }
}
