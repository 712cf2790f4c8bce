package io.apitokens.error;

/** The vendor, or a gateway before it, failed (5xx). */
public final class VendorUnavailableException extends ResponseException {

    private static final long serialVersionUID = 1L;

    VendorUnavailableException(CallFacts call, ResponseFacts response) {
        super(call, response, "the vendor is unavailable");
    }
}
