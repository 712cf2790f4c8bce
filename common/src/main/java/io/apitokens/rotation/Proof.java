package io.apitokens.rotation;

import io.apitokens.Liveness;
import io.apitokens.Secret;
import java.time.Duration;

/** Makes sure that a secret works, which may take a moment after it was issued. */
final class Proof {

    private final RotationPlan plan;

    Proof(RotationPlan plan) {
        this.plan = plan;
    }

    /** Tries until the secret is accepted or the time for that is over. */
    boolean accepts(Secret secret) throws InterruptedException {
        Duration left = plan.proofTime();
        Duration wait = Duration.ofSeconds(1);
        while (plan.probe().apply(secret) != Liveness.ACCEPTED) {
            if (left.isZero()) {
                return false;
            }
            wait = wait.compareTo(left) < 0 ? wait : left;
            plan.timing().sleep(wait);
            left = left.minus(wait);
            wait = wait.multipliedBy(2);
        }
        return true;
    }
}
