package io.apitokens.rotation;

import io.apitokens.Liveness;
import io.apitokens.Secret;
import java.time.Duration;

/** Verifies that a vendor accepts a secret. A new secret may be rejected for a moment. */
final class Proof {

    private final RotationPlan plan;

    Proof(RotationPlan plan) {
        this.plan = plan;
    }

    /** Retries the verification until the secret is accepted or the verification timeout has passed. */
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
