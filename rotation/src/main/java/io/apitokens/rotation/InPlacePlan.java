package io.apitokens.rotation;

import io.apitokens.CanRotate;
import io.apitokens.Secret;
import io.apitokens.SecretStatus;
import io.apitokens.SecretStore;
import io.apitokens.TokenId;
import java.time.Duration;
import java.util.function.Function;

/**
 * The settings of an in-place rotation.
 *
 * @param tokens the account
 * @param id the token
 * @param store the secret store from which the consumers read the secret
 * @param journal shared by all workers
 * @param verification makes a call with the stored secret
 * @param visibilityDelay how long after it was sent a rotation may take effect
 * @param unknownOwnTokenAccepted whether the token is known not to be the client's own
 */
record InPlacePlan(
        CanRotate tokens,
        TokenId id,
        SecretStore store,
        LeasedJournal journal,
        Function<Secret, SecretStatus> verification,
        Duration visibilityDelay,
        boolean unknownOwnTokenAccepted) {

    /** The number of verifications in a row that the vendor must accept. */
    private static final int ACCEPTANCES = 3;

    InPlacePlan withJournal(LeasedJournal other) {
        return new InPlacePlan(tokens, id, store, other, verification, visibilityDelay, unknownOwnTokenAccepted);
    }

    InPlacePlan withVerification(Function<Secret, SecretStatus> test) {
        return new InPlacePlan(tokens, id, store, journal, test, visibilityDelay, unknownOwnTokenAccepted);
    }

    InPlacePlan withVisibilityDelay(Duration length) {
        return new InPlacePlan(tokens, id, store, journal, verification, length, unknownOwnTokenAccepted);
    }

    InPlacePlan withUnknownOwnTokenAccepted() {
        return new InPlacePlan(tokens, id, store, journal, verification, visibilityDelay, true);
    }

    SecretStatus verdict(Secret secret) {
        return new SecretVerifier(verification, ACCEPTANCES).verdict(secret);
    }
}
