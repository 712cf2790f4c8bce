package io.apitokens.error;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The vendor answered, and the answer was no success; one subclass for each kind a caller would catch by itself. */
public sealed class ResponseException extends ApiTokenException
        permits InvalidRequestException,
                AuthenticationException,
                PermissionDeniedException,
                NotFoundException,
                ConflictException,
                RateLimitedException,
                VendorUnavailableException {

    private static final long serialVersionUID = 1L;

    private final transient ResponseFacts response;

    ResponseException(CallFacts call, ResponseFacts response, String meaning) {
        super(call, response.describe(meaning), null);
        this.response = response;
    }

    /**
     * Creates the error of the right subclass.
     *
     * @param kind what the answer means
     * @param call the call that failed
     * @param response what the answer said
     * @return the error to throw
     */
    public static ResponseException of(ErrorKind kind, CallFacts call, ResponseFacts response) {
        return switch (kind) {
            case INVALID_REQUEST -> new InvalidRequestException(call, response);
            case AUTHENTICATION -> new AuthenticationException(call, response);
            case PERMISSION_DENIED -> new PermissionDeniedException(call, response);
            case NOT_FOUND -> new NotFoundException(call, response);
            case CONFLICT -> new ConflictException(call, response);
            case RATE_LIMITED -> new RateLimitedException(call, response);
            case VENDOR_UNAVAILABLE -> new VendorUnavailableException(call, response);
            case UNEXPECTED -> new ResponseException(call, response, "unexpected answer");
        };
    }

    /**
     * Tells the HTTP status.
     *
     * @return such as 403; 0 after deserialisation
     */
    public final int status() {
        return response().status();
    }

    /**
     * Tells the vendor's own code.
     *
     * @return such as {@code E0000006}; empty when the vendor gave none
     */
    public final Optional<String> vendorCode() {
        return Optional.ofNullable(response().vendorCode());
    }

    /**
     * Tells the id to quote to the vendor's support.
     *
     * @return empty when the vendor gave none
     */
    public final Optional<String> requestId() {
        return Optional.ofNullable(response().requestId());
    }

    /**
     * Tells the vendor's text: at most 512 characters, control characters replaced, what looks like a credential masked.
     *
     * @return empty when there was none, and always of an authentication failure, whose text may quote the credential
     */
    public final Optional<String> vendorMessage() {
        return Optional.ofNullable(response().vendorMessage());
    }

    /**
     * Tells the complaints about single fields.
     *
     * @return in the vendor's order; empty when there were none
     */
    public final List<FieldError> fieldErrors() {
        return response().fieldErrors();
    }

    /**
     * Tells how long the vendor asked to wait, counted from its answer.
     *
     * @return empty when it did not say, or the answer was of a kind that is not repeated
     */
    public final Optional<Duration> retryAfter() {
        return Optional.ofNullable(response().retryAfter());
    }

    /**
     * Tells whether the answer had anything of the vendor's own in it: a code, a request id, a message, a complaint about a
     * field.
     *
     * @return false for an empty answer and for a page such as gateways send, and after deserialisation
     */
    public final boolean fromVendor() {
        return response().fromVendor();
    }

    final ResponseFacts response() {
        return response == null ? new ResponseFacts(0, null, null, null, List.of(), null) : response;
    }
}
