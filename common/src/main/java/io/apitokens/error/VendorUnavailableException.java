package io.apitokens.error;

/** Signals a failure of the vendor or of a gateway in front of it (5xx). */
public final class VendorUnavailableException extends ResponseException {

    private static final long serialVersionUID = 1L;

    VendorUnavailableException(CallFacts call, ResponseFacts response) {
        super(call, response, "the vendor is unavailable", response.retry());
    }
}
