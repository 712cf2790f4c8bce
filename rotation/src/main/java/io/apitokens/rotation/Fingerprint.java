package io.apitokens.rotation;

import io.apitokens.Secret;
import io.apitokens.TokenId;

/** Computes hashes that identify secrets in the journal. They do not reveal a secret, which is long and random. */
final class Fingerprint {

    private static final int BYTES = 16;

    private Fingerprint() {}

    static String of(Secret secret, Attempt attempt) {
        TokenId id = attempt.id();
        return of(secret, attempt.nonce(), id == null ? "" : id.toString());
    }

    static String of(Secret secret, String nonce, String id) {
        return Hashes.hex(BYTES, nonce, id, secret.expose());
    }
}
