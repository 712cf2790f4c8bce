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
        long end = plan.timing().nanoTime() + plan.proofTime().toNanos();
        Duration wait = Duration.ofSeconds(1);
        while (plan.probe().apply(secret) != Liveness.ACCEPTED) {
            Duration left = Duration.ofNanos(end - plan.timing().nanoTime());
            if (left.isZero() || left.isNegative()) {
                return false;
            }
            plan.timing().sleep(wait.compareTo(left) < 0 ? wait : left);
            wait = wait.multipliedBy(2);
        }
        return true;
    }
}
