package io.apitokens.call;

import io.apitokens.VendorSpi;
import io.apitokens.error.ErrorKind;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What differs between vendors in the way a call is made: how an error answer is read and what it means. The core knows no
 * vendor; whoever adds one implements this. Must be safe for use by many threads, and never throw.
 */
@VendorSpi
public interface VendorRules {

    /**
     * Names the vendor.
     *
     * @return such as {@code gcore}
     */
    String vendor();

    /**
     * Reads an answer that is no success. Its body may be anything: empty, HTML, cut.
     *
     * @param response the answer
     * @return what could be read
     */
    VendorError readError(RawResponse response);

    /**
     * Tells what an answer that is no success means.
     *
     * @param status the HTTP status
     * @param error what it said
     * @return by default what HTTP says of the status
     */
    default ErrorKind kind(int status, VendorError error) {
        return switch (status) {
            case 400, 422 -> ErrorKind.INVALID_REQUEST;
            case 401 -> ErrorKind.AUTHENTICATION;
            case 403 -> ErrorKind.PERMISSION_DENIED;
            case 404 -> ErrorKind.NOT_FOUND;
            case 409 -> ErrorKind.CONFLICT;
            case 429 -> ErrorKind.RATE_LIMITED;
            default -> status >= 500 ? ErrorKind.VENDOR_UNAVAILABLE : ErrorKind.UNEXPECTED;
        };
    }

    /**
     * Tells how long an answer asks to wait before the next attempt.
     *
     * @param response an answer that may be followed by another attempt
     * @param now the time of day on this side
     * @return null if it does not ask; by default what {@code Retry-After} says, in either of its forms
     */
    default @Nullable Duration requestedWait(RawResponse response, Instant now) {
        return response.headers().retryAfter(now).orElse(null);
    }

    /**
     * Tells how long to wait at the least before the next attempt, for an answer that does not say so itself. The client adds
     * its usual random part, so that calls that were refused together do not come back together.
     *
     * @param response an answer that may be followed by another attempt
     * @return by default zero
     */
    default Duration leastWait(RawResponse response) {
        return Duration.ZERO;
    }

    /**
     * Tells how often an operation may be called, so that the client paces itself.
     *
     * @param operation the operation
     * @return null, by default, if the vendor does not say
     */
    default @Nullable RateLimit rateLimit(Operation operation) {
        return null;
    }

    /**
     * Tells how long nothing more should be sent, going by any answer.
     *
     * @param response the answer, good or not
     * @param now the time of day on this side
     * @return null, by default, if there is no need to pause
     */
    default @Nullable Duration pause(RawResponse response, Instant now) {
        return null;
    }

    /**
     * Tells whether an answer that is no success nevertheless means that an earlier attempt of the same call was carried
     * out. Asked only when an earlier attempt may have arrived.
     *
     * @param operation the operation
     * @param status the HTTP status
     * @param error what it said
     * @return by default true if a repeated delete finds the object gone
     */
    default boolean provesEarlierSuccess(Operation operation, int status, VendorError error) {
        return operation.effect() == Effect.DELETE && status == 404;
    }
}
