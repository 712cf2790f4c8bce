package io.apitokens.rotation;

import io.apitokens.TokenId;
import io.apitokens.spi.RotationTarget;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One create of a rotation.
 *
 * @param nonce random, and known only to the journal
 * @param mark what the target needs to recognise the token
 * @param name the requested name
 * @param sentAt when the create was sent
 * @param id the created token; null before the response
 * @param fingerprint the hash of its secret; empty before the response
 */
record Attempt(
        String nonce,
        String mark,
        String name,
        Instant sentAt,
        @Nullable TokenId id,
        String fingerprint) {

    RotationTarget.Mark markOf(TokenId predecessor) {
        return new RotationTarget.Mark(predecessor, nonce, mark);
    }

    Attempt sentAt(Instant time) {
        return new Attempt(nonce, mark, name, time, id, fingerprint);
    }

    /** Returns whether no worker has noted a secret of this create, so that none can store it. */
    boolean isUnstorable() {
        return fingerprint.isEmpty();
    }

    Attempt created(TokenId token, String hash) {
        return new Attempt(nonce, mark, name, sentAt, token, hash);
    }
}
