package io.apitokens.error;

import io.apitokens.VendorSpi;

/** The meaning of a response other than a success, independent of the HTTP status that the vendor uses. */
@VendorSpi
public enum ErrorKind {
    /** A malformed request, or one whose values were rejected. */
    INVALID_REQUEST,
    /** A missing, wrong, expired or revoked credential. */
    AUTHENTICATION,
    /** A valid credential that lacks the permission for the request. */
    PERMISSION_DENIED,
    /** An object that does not exist or that this credential cannot see. */
    NOT_FOUND,
    /** A request that conflicts with the object's state. */
    CONFLICT,
    /** Too many requests; the request is treated as not processed. */
    RATE_LIMITED,
    /** A failure of the vendor or of a gateway in front of it. */
    VENDOR_UNAVAILABLE,
    /** Any other response, for example a redirect. */
    UNEXPECTED
}
