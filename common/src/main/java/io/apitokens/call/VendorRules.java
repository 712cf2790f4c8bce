package io.apitokens.call;

import io.apitokens.Account;
import io.apitokens.Secret;
import io.apitokens.TokenId;
import io.apitokens.VendorSpi;
import io.apitokens.auth.Credential;
import io.apitokens.error.ErrorKind;
import io.apitokens.error.InvalidInputException;
import io.apitokens.internal.ForeignText;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The differences between vendors in making a call, such as how to read an error response. Vendor implementations
 * provide it; the core contains no vendor. Must be safe for use by many threads. No
 * method but {@link #credential} and the checks of ids may throw.
 */
@VendorSpi
public interface VendorRules {

    /** {@return the vendor's name, such as {@code gcore}} */
    String vendor();

    /** {@return the scheme before a secret in {@code Authorization}; by default {@code Bearer}} */
    default String scheme() {
        return "Bearer";
    }

    /**
     * Returns the credential that a secret is. A vendor whose secrets have two parts, such as an id and a key, joins them
     * to one string with a separator and overrides this.
     *
     * @param secret a token's secret, of any form
     * @return by default the secret after the {@link #scheme}
     * @throws InvalidInputException if the secret cannot be a credential; it is not quoted
     * @see Credential#basic(Secret)
     * @see Credential#inHeaders
     */
    default Credential credential(Secret secret) {
        return Credential.of(scheme(), secret);
    }

    /**
     * Returns the form of this vendor's ids.
     *
     * @return the pattern that a whole id matches, and no secret; null, by default, for every string that a {@link
     *     TokenId} accepts
     */
    default @Nullable Pattern idPattern() {
        return null;
    }

    /**
     * Checks that a string has the form of an id.
     *
     * @param field the name of the field, for the message
     * @param id the string
     * @return the string
     * @throws InvalidInputException if it has another form; it is not quoted
     */
    default String checkedId(String field, String id) {
        Pattern form = idPattern();
        if (form != null && !form.matcher(id).matches()) {
            throw InvalidInputException.of(field, "does not have the form of an id at " + vendor());
        }
        return id;
    }

    /**
     * Checks that an id is of an account and has the form of an id.
     *
     * @param field the name of the field, for the message
     * @param id the id
     * @param account the account
     * @return its value
     * @throws InvalidInputException if it is of another account or has another form
     */
    default String checkedId(String field, TokenId id, Account account) {
        if (!id.account().equals(account)) {
            throw InvalidInputException.of(field, "belongs to " + id.account() + ", not to " + account);
        }
        return checkedId(field, id.value());
    }

    /**
     * Returns what a call would make of a token, for the client's {@link SpecCheck}. Called for operations that issue a
     * secret, rotate one, or replace a state.
     *
     * @param operation the operation
     * @param body the content of the request, of the type that the generated operation takes; null if it has none
     * @return the proposal; null if the operation concerns no API token; by default, an unreadable proposal, except of a
     *     rotation
     */
    default SpecCheck.@Nullable Proposal proposal(Operation operation, @Nullable Object body) {
        return operation.effect() == Effect.ROTATE
                ? SpecCheck.Proposal.rotation()
                : SpecCheck.Proposal.unreadable(SpecGate.change(operation.effect()));
    }

    /** {@return whether the vendor's tokens can be restricted to addresses or networks; false by default} */
    default boolean restrictsNetworks() {
        return false;
    }

    /**
     * Returns why a string cannot be a credential of this vendor, such as a key that was cut. Builders and clients refuse
     * it before they send anything. Quotes and placeholders are recognised for every vendor.
     *
     * @param scheme the scheme in {@code Authorization}
     * @param token the string after it, visible ASCII
     * @return the problem and its likely cause, worded to follow "the credential"; must not quote the string; null, by
     *     default, if it may be a credential
     */
    default @Nullable String credentialProblem(String scheme, Secret token) {
        return null;
    }

    /**
     * Returns what a secret of this vendor looks like within an error message, so that exceptions mask it. The client
     * always masks a scheme and the string after it, JWTs, and what the message shares with the credential of the request.
     *
     * @return the pattern, which must not match the vendor's ids; null, by default, if the form of its secrets is unknown:
     *     then every run of 32 characters and more is masked, and every form that this library knows
     */
    default @Nullable Pattern secretPattern() {
        return null;
    }

    /**
     * Reads an error response. Its body may be anything: empty, HTML, truncated.
     *
     * @param response the error response
     * @return the content that could be read
     */
    VendorError readError(RawResponse response);

    /**
     * Returns the meaning of an error response.
     *
     * @param status the HTTP status
     * @param error the content of the response
     * @return by default the meaning that HTTP defines for the status
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
     * Returns what a user can do about an error response, such as which scope to grant. The message of the exception
     * includes it.
     *
     * @param operation the operation
     * @param error the content of the response; must not be quoted
     * @return a clause without a full stop; null, by default, if the vendor's own text says enough
     */
    default @Nullable String advice(Operation operation, VendorError error) {
        return null;
    }

    /**
     * Returns the delay that a response requests before the next attempt.
     *
     * @param response a response that may be followed by a retry
     * @param now the client's time of day
     * @return null if it requests none; by default the value of {@code Retry-After}, in seconds or as a date
     */
    default @Nullable Duration requestedWait(RawResponse response, Instant now) {
        return response.headers().retryAfter(now).orElse(null);
    }

    /**
     * Returns the minimum delay before the next attempt, for a response that requests none. The client adds its usual
     * random backoff, so that calls that were rejected together are not retried together.
     *
     * @param response a response that may be followed by a retry
     * @return by default zero
     */
    default Duration leastWait(RawResponse response) {
        return Duration.ZERO;
    }

    /**
     * Returns the rate limit of an operation. The client delays its requests to stay within it.
     *
     * @param operation the operation
     * @return null, by default, if the vendor documents none
     */
    default @Nullable RateLimit rateLimit(Operation operation) {
        return null;
    }

    /**
     * Returns the time during which no further request should be sent, according to a response.
     *
     * @param response the response, successful or not
     * @param now the client's time of day
     * @return null, by default, if no pause is needed
     */
    default @Nullable Duration pause(RawResponse response, Instant now) {
        return null;
    }

    /**
     * Returns whether an error response proves that an earlier attempt of the same call took effect. Called only if an
     * earlier attempt may have arrived.
     *
     * @param operation the operation
     * @param status the HTTP status
     * @param error the content of the response
     * @return by default true if a retried delete returns 404
     */
    default boolean provesEarlierSuccess(Operation operation, int status, VendorError error) {
        return operation.effect() == Effect.DELETE && status == 404;
    }

    /**
     * Returns whether an error response to a create means that another token has the name, at a vendor whose names are
     * unique. If a gateway delivered the create twice, the other token is the one that the first delivery made. The
     * outcome of such a response is therefore unknown, and the client searches for the token as after a lost response.
     *
     * @param status the HTTP status
     * @param error the content of the response
     * @return by default false: names are not unique
     */
    default boolean isNameTaken(int status, VendorError error) {
        return false;
    }

    /**
     * A limit of requests per time window.
     *
     * @param bucket the name shared by the operations that count together
     * @param requests the number of requests, positive
     * @param window the length of the window, positive
     */
    record RateLimit(String bucket, int requests, Duration window) {

        /**
         * Rejects a limit that allows no requests.
         *
         * @param bucket the name shared by the operations that count together
         * @param requests the number of requests, positive
         * @param window the length of the window, positive
         */
        public RateLimit {
            Objects.requireNonNull(bucket, "bucket");
            if (requests < 1 || window.isNegative() || window.isZero()) {
                throw InvalidInputException.of("rate limit", "allows no requests");
            }
        }

        /** {@return the components, printable} */
        @Override
        public String toString() {
            return ForeignText.components("RateLimit", "bucket", bucket, "requests", requests, "window", window);
        }
    }

    /**
     * Reserves slots of a vendor's rate limit for several clients together, such as those of several machines that call one
     * account. A client asks it before each attempt of an operation that has a {@link #rateLimit}. For
     * implementors. Must be safe for use by many threads; may block for a short time.
     */
    @FunctionalInterface
    interface RateGate {

        /**
         * Reserves a slot for one request. Whatever it throws ends the call, and nothing is sent.
         *
         * @param account the account that the client calls
         * @param limit the limit that applies; its bucket names the operations that count together
         * @param earliest the least delay, which a response of the vendor demanded; zero if none did
         * @param longest the longest acceptable delay
         * @return the delay before the request, at least {@code earliest}; empty, and no slot is reserved, if it would exceed
         *     {@code longest}
         * @throws Exception if slots cannot be reserved
         */
        Optional<Duration> reserve(Account account, RateLimit limit, Duration earliest, Duration longest)
                throws Exception;
    }
}
