package io.apitokens.inventory.audit;

import io.apitokens.UnknownReason;
import org.jspecify.annotations.Nullable;

/**
 * The result of a rule for a token: fine, a finding, or unknown.
 *
 * @param detail what was found, or what is unknown; null if the token is fine
 * @param unknown why the result is unknown; null if it is known
 */
record Verdict(@Nullable String detail, @Nullable UnknownReason unknown) {

    static final Verdict FINE = new Verdict(null, null);

    static Verdict finding(String detail) {
        return new Verdict(detail, null);
    }

    static Verdict unknown(UnknownReason reason, String detail) {
        return new Verdict(detail, reason);
    }

    /** Returns a finding with a problem, or fine without one. */
    static Verdict of(@Nullable String problem) {
        return problem == null ? FINE : finding(problem);
    }

    boolean isFine() {
        return detail == null;
    }
}
