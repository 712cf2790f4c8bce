package io.apitokens.call;

import io.apitokens.error.ErrorKind;

/**
 * Decides whether a failed attempt may be retried: a table of effect, phase and status.
 *
 * <p>An operation that creates something or issues a secret is retried only if it certainly did not run: nothing was sent, or the vendor
 * responded 429, which is taken as "not processed" (inferred at all three vendors, documented by none).
 */
final class RetryRules {

    /** The progress of an attempt. */
    enum Phase {
        /** No byte of the request was sent. */
        NOT_SENT,
        /** The request may have arrived, but no complete response was received. */
        NO_RESPONSE,
        /** The vendor, or an intermediary in front of it, responded with an error. */
        RESPONSE
    }

    private RetryRules() {}

    /**
     * Returns whether a failed attempt may be retried.
     *
     * @param effect the effect of the operation
     * @param phase the progress of the attempt
     * @param status the status of the response; 0 if there was none
     */
    static boolean mayRepeat(Effect effect, Phase phase, int status) {
        if (phase != Phase.RESPONSE) {
            return phase == Phase.NOT_SENT || effect.isRepeatable();
        }
        return switch (status) {
            case 429 -> true;
            case 408, 425, 502, 503, 504 -> effect.isRepeatable();
            // A 500 is likely to recur for the same write, so only reads are retried.
            case 500 -> effect.readsOnly();
            default -> false;
        };
    }

    /**
     * Returns the status that decides whether a response may be followed by a retry. Some vendors report with status 400
     * that they are overloaded.
     *
     * @param status the status of the response
     * @param kind its meaning
     */
    static int status(int status, ErrorKind kind) {
        return kind == ErrorKind.VENDOR_UNAVAILABLE && status < 500 ? 503 : status;
    }

    /**
     * Returns whether the call may be retried, once, with another credential.
     *
     * @param effect the effect of the operation
     * @param kind the meaning of the response
     */
    static boolean mayRenew(Effect effect, ErrorKind kind) {
        // Do not retry a call that revokes its own credential: it would revoke the replacement.
        return kind == ErrorKind.AUTHENTICATION && effect != Effect.REVOKE_SELF;
    }

    /**
     * Returns whether the request may have taken effect despite an error response.
     *
     * @param effect the effect of the operation
     * @param status the status of the response
     */
    static boolean mayHaveTakenEffect(Effect effect, int status) {
        // A redirect does not show whether the request took effect. A gateway sends 408 or 5xx when it stops waiting
        // for the vendor.
        return !effect.readsOnly() && (status < 400 || status == 408 || status >= 500);
    }

    /**
     * Returns whether a response with a 4xx status that is not the vendor's own may hide that the request took effect.
     *
     * @param effect the effect of the operation
     * @param status the status of the response
     */
    static boolean mayHideEffect(Effect effect, int status) {
        // A gateway may reject the vendor's response, for example because it contains a secret. It limits rates, and
        // requires a later retry, before it forwards a request.
        return !effect.readsOnly() && status != 425 && status != 429;
    }
}
