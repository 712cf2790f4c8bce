package io.apitokens.rotation;

import io.apitokens.Secret;
import io.apitokens.SecretStatus;
import io.apitokens.error.ApiTokenException;
import io.apitokens.error.CallFacts;
import io.apitokens.error.ConfigurationException;
import io.apitokens.internal.Uninterrupted;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Verifies a secret by several requests, each on a connection of its own: a vendor's servers may learn of a secret at
 * different times, and one response may be wrong.
 *
 * @param verifier makes one request with a secret; null if no request can verify one
 * @param times how many responses in a row must agree, positive
 */
record SecretVerifier(@Nullable Function<Secret, SecretStatus> verifier, int times) {

    /** Returns whether no request can verify a secret, so that records and the overlap must do. */
    boolean isAbsent() {
        return verifier == null;
    }

    /** Returns the status that enough responses in a row show; {@link SecretStatus#UNKNOWN} if they do not agree. */
    SecretStatus verdict(Secret secret) {
        SecretStatus last = SecretStatus.UNKNOWN;
        int equal = 0;
        for (int request = 0; request < 2 * times; request++) {
            SecretStatus status = status(secret);
            equal = status == last ? equal + 1 : 1;
            last = status;
            if (equal >= times) {
                return status;
            }
        }
        return SecretStatus.UNKNOWN;
    }

    private SecretStatus status(Secret secret) {
        try {
            return verifier == null ? SecretStatus.UNKNOWN : verifier.apply(secret);
        } catch (ApiTokenException e) {
            throw e;
        } catch (Throwable e) {
            Uninterrupted.restore(e);
            throw ConfigurationException.of(
                    CallFacts.NO_CALL, "the verifier of the rotation failed. See the cause.", e);
        }
    }
}
