package io.apitokens.call;

import io.apitokens.error.ErrorKind;

/**
 * Whether an attempt that failed may be repeated: a table of effect, phase and status.
 *
 * <p>What issues a secret is repeated only if it surely did not run: nothing was sent, or the vendor answered 429, which is
 * taken as "not processed" (inferred at all three vendors, stated by none).
 */
final class RetryRules {

    /** How far an attempt came. */
    enum Phase {
        /** No byte of the request was sent. */
        NOT_SENT,
        /** The request may have arrived, and no whole answer came. */
        NO_ANSWER,
        /** The vendor, or something before it, answered with an error. */
        ANSWERED
    }

    private RetryRules() {}

    /**
     * Tells whether to try again.
     *
     * @param effect what the operation does
     * @param phase how far the attempt came
     * @param status the status of the answer; 0 unless there was one
     */
    static boolean mayRepeat(Effect effect, Phase phase, int status) {
        return switch (phase) {
            case NOT_SENT -> true;
            case NO_ANSWER -> !effect.issuesSecret();
            case ANSWERED ->
                switch (status) {
                    case 429 -> true;
                    case 408, 425, 502, 503, 504 -> !effect.issuesSecret();
                    // An internal error may be met again and again by the same change, so only reads try their luck.
                    case 500 -> effect.readsOnly();
                    default -> false;
                };
        };
    }

    /**
     * Tells whether to try again, once, with another credential.
     *
     * @param effect what the operation does
     * @param kind what the answer means
     */
    static boolean mayRenew(Effect effect, ErrorKind kind) {
        // Not for a credential that revokes itself: its successor would be revoked.
        return kind == ErrorKind.AUTHENTICATION && effect != Effect.REVOKE_SELF;
    }

    /**
     * Tells whether an error answer leaves open that the request took effect.
     *
     * @param effect what the operation does
     * @param status the status of the answer
     */
    static boolean mayHaveTakenEffect(Effect effect, int status) {
        // A redirect says nothing of what was done before it; 408 and the 5xx come from whoever gave up waiting.
        return !effect.readsOnly() && (status < 400 || status == 408 || status >= 500);
    }
}
