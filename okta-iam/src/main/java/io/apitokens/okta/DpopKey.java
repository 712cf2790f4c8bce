package io.apitokens.okta;

import org.jspecify.annotations.Nullable;

/** The key of one client's DPoP proofs. It is created at the first proof if none was given. */
final class DpopKey {

    private @Nullable ServiceAppKey key;
    private @Nullable JwtJson publicJwk;

    DpopKey(@Nullable ServiceAppKey given) {
        this.key = given;
    }

    synchronized ServiceAppKey key() {
        if (key == null) {
            key = ServiceAppKey.generate();
        }
        return key;
    }

    /** Returns the public key without its id: a proof names no key that the server knows. */
    synchronized JwtJson publicJwk() {
        if (publicJwk == null) {
            publicJwk = Jwks.publicJwk(key().publicKey());
        }
        return publicJwk;
    }
}
