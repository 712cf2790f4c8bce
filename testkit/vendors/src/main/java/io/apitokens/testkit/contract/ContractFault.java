package io.apitokens.testkit.contract;

import io.apitokens.testkit.Fault;
import java.time.Duration;
import java.util.Objects;

/**
 * A fault that a contract suite injects into one request, described independently of the vendor simulator. The
 * simulators of this module carry it out with a {@link Fault}.
 *
 * @param kind the kind of fault
 * @param number the HTTP status, the {@code Retry-After} in seconds, or the count of bytes, depending on the kind; 0 if
 *     the kind has none
 * @param location the target of a redirect; empty for other kinds
 */
public record ContractFault(Kind kind, int number, String location) {

    /** The kind of fault. */
    public enum Kind {
        /** The operation is applied, then the connection is closed before the first byte of the response. */
        RESPONSE_LOST,
        /** The connection is closed and the operation is not applied. */
        REQUEST_LOST,
        /** The operation is not applied; the response is the vendor's own error of a status. */
        STATUS,
        /** The operation is applied; the response is the vendor's own error of a status. */
        STATUS_AFTER_COMMIT,
        /** The operation is not applied; the response is 429 with {@code Retry-After} in seconds. */
        RATE_LIMITED,
        /** The operation is not applied; the response is an HTML page with a status. */
        HTML,
        /** The operation is not applied; the response is a redirect with a status and a location. */
        REDIRECT,
        /** The operation is applied; the response has the correct status and no body. */
        EMPTY_BODY,
        /** The operation is applied; the body ends after a count of bytes, at the latest before its last byte. */
        CUT_BODY,
        /** The operation is applied; every object of the response has an additional undocumented field. */
        UNKNOWN_FIELD,
        /** The operation is applied; every value of an open enumeration is an undocumented one. */
        UNKNOWN_ENUM,
        /**
         * The operation is applied; the response has an array instead of an object, or an object instead of an array.
         */
        WRONG_TYPE
    }

    /**
     * Checks that no component is null.
     *
     * @param kind as the component
     * @param number as the component
     * @param location as the component
     */
    public ContractFault {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(location, "location");
    }

    /**
     * Creates a fault that has no parameter.
     *
     * @param kind the kind of fault
     * @return the fault, with number 0 and an empty location
     */
    public static ContractFault of(Kind kind) {
        return new ContractFault(kind, 0, "");
    }

    /**
     * Creates a fault with a status or a count of bytes.
     *
     * @param kind the kind of fault
     * @param number the HTTP status, or the count of bytes
     * @return the fault, with an empty location
     */
    public static ContractFault of(Kind kind, int number) {
        return new ContractFault(kind, number, "");
    }

    /**
     * Creates a fault that returns the vendor's error response and does not apply the operation.
     *
     * @param status the HTTP status
     * @return a fault of kind {@link Kind#STATUS}
     */
    public static ContractFault status(int status) {
        return of(Kind.STATUS, status);
    }

    /**
     * Creates a fault that returns 429 with {@code Retry-After} and does not apply the operation.
     *
     * @param wait the {@code Retry-After} delay; fractions of a second are dropped
     * @return a fault of kind {@link Kind#RATE_LIMITED}
     */
    public static ContractFault rateLimited(Duration wait) {
        return of(Kind.RATE_LIMITED, Math.toIntExact(wait.toSeconds()));
    }

    /**
     * Creates a fault that returns a redirect and does not apply the operation.
     *
     * @param status the HTTP status, such as 307
     * @param location the URL of the {@code Location} header
     * @return a fault of kind {@link Kind#REDIRECT}
     */
    public static ContractFault redirect(int status, String location) {
        return new ContractFault(Kind.REDIRECT, status, location);
    }
}
