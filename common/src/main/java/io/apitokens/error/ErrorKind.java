package io.apitokens.error;

import io.apitokens.VendorSpi;

/** What an answer that is not a success means, whatever the vendor's status for it. */
@VendorSpi
public enum ErrorKind {
    /** The request is malformed or its values are refused. */
    INVALID_REQUEST,
    /** The credential is missing, wrong, expired or revoked. */
    AUTHENTICATION,
    /** The credential is valid and may not do this. */
    PERMISSION_DENIED,
    /** The object does not exist or this credential cannot see it. */
    NOT_FOUND,
    /** The request contradicts the object's state. */
    CONFLICT,
    /** Too many requests; taken as not processed. */
    RATE_LIMITED,
    /** The vendor or a gateway before it failed. */
    VENDOR_UNAVAILABLE,
    /** Anything else, a redirect for instance. */
    UNEXPECTED
}
