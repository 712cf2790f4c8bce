package io.apitokens.testkit.contract;

import io.apitokens.testkit.Fault;
import java.time.Duration;
import java.util.Objects;

/**
 * What the contract suites let go wrong with one request, told so that any simulated vendor can act it out. Those of this
 * module do it with a {@link Fault}.
 *
 * @param kind what happens
 * @param number the status, the seconds to wait, or the count of bytes, where the kind has one; else 0
 * @param location where a redirect leads; else empty
 */
public record ContractFault(Kind kind, int number, String location) {

    /** What happens. */
    public enum Kind {
        /** The operation is carried out, then the connection is cut before any byte of the answer. */
        ANSWER_LOST,
        /** The connection is cut and the operation not carried out. */
        REQUEST_LOST,
        /** The operation is not carried out, and the vendor's own error answer of a status is given. */
        STATUS,
        /** The operation is carried out, and the vendor's own error answer of a status is given. */
        STATUS_AFTER_COMMIT,
        /** The operation is not carried out; 429 with {@code Retry-After} in seconds. */
        RATE_LIMITED,
        /** The operation is not carried out; a page of HTML with a status. */
        HTML,
        /** The operation is not carried out; a redirect of a status to a location. */
        REDIRECT,
        /** The operation is carried out; the right status and no body. */
        EMPTY_BODY,
        /** The operation is carried out; the body ends behind a count of bytes, at the latest before its last one. */
        CUT_BODY,
        /** The operation is carried out; every object of the answer has a field more than documented. */
        UNKNOWN_FIELD,
        /** The operation is carried out; every value of a growing enumeration is one that nobody knows. */
        UNKNOWN_ENUM,
        /** The operation is carried out; an array in place of an object, an object in place of an array. */
        WRONG_TYPE
    }

    /**
     * Refuses null.
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
     * Makes a fault that has no parameter.
     *
     * @param kind what happens
     * @return the fault
     */
    public static ContractFault of(Kind kind) {
        return new ContractFault(kind, 0, "");
    }

    /**
     * Makes a fault with a status or a count of bytes.
     *
     * @param kind what happens
     * @param number the status or the count
     * @return the fault
     */
    public static ContractFault of(Kind kind, int number) {
        return new ContractFault(kind, number, "");
    }

    /**
     * Makes an error answer in place of the operation.
     *
     * @param status the status
     * @return the fault
     */
    public static ContractFault status(int status) {
        return of(Kind.STATUS, status);
    }

    /**
     * Makes an answer that asks to wait.
     *
     * @param wait how long, in whole seconds
     * @return the fault
     */
    public static ContractFault rateLimited(Duration wait) {
        return of(Kind.RATE_LIMITED, Math.toIntExact(wait.toSeconds()));
    }

    /**
     * Makes a redirect.
     *
     * @param status such as 307
     * @param location where it leads
     * @return the fault
     */
    public static ContractFault redirect(int status, String location) {
        return new ContractFault(Kind.REDIRECT, status, location);
    }
}
