package io.apitokens.rotation;

import io.apitokens.Secret;
import io.apitokens.SecretStatus;
import io.apitokens.error.ApiTokenException;
import io.apitokens.error.CallFacts;
import io.apitokens.error.ConfigurationException;
import java.time.Duration;

/** Verifies that a vendor accepts a secret. A new secret may be rejected for a moment. */
final class Proof {

    private final RotationPlan plan;

    Proof(RotationPlan plan) {
        this.plan = plan;
    }

    /** Retries the verification until the secret is accepted or the verification timeout has passed. */
    boolean accepts(Secret secret) throws InterruptedException {
        long end = plan.timeSource().nanoTime() + plan.verificationTimeout().toNanos();
        Duration wait = Duration.ofSeconds(1);
        while (status(secret) != SecretStatus.ACCEPTED) {
            Duration left = Duration.ofNanos(end - plan.timeSource().nanoTime());
            if (left.isZero() || left.isNegative()) {
                return false;
            }
            plan.timeSource().sleep(wait.compareTo(left) < 0 ? wait : left);
            wait = wait.multipliedBy(2);
        }
        return true;
    }

    private SecretStatus status(Secret secret) {
        try {
            return plan.verifier().apply(secret);
        } catch (ApiTokenException e) {
            throw e;
        } catch (Throwable e) {
            throw ConfigurationException.of(
                    CallFacts.NO_CALL, "the verifier of the rotation failed. See the cause.", e);
        }
    }
}
