package io.apitokens.error;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Signals a response other than a success. Each kind that callers handle separately has a subclass. */
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

    /**
     * Creates the exception.
     *
     * @param action the next action if the call had no effect
     */
    ResponseException(CallFacts call, ResponseFacts response, String meaning, String action) {
        super(call, call.message(response.describe(meaning), action), null);
        this.response = response;
    }

    /**
     * Creates an exception of the subclass for a kind.
     *
     * @param kind the meaning of the response
     * @param call the call that failed
     * @param response the content of the response
     * @return the exception to throw
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
            case UNEXPECTED ->
                new ResponseException(call, response, "unexpected response", "Check the status and the vendor's code.");
        };
    }

    /**
     * Returns a copy for a call of which more is known than its response shows. For vendor implementations.
     *
     * @param outcome the outcome
     * @return an exception of the same class and response, with this one as suppressed
     */
    public final ResponseException with(Outcome outcome) {
        ResponseException copy = of(kind(), facts().with(outcome), response());
        copy.addSuppressed(this);
        return copy;
    }

    private ErrorKind kind() {
        return Arrays.stream(ErrorKind.values())
                .filter(kind ->
                        of(kind, CallFacts.NO_CALL, response()).getClass().equals(getClass()))
                .findFirst()
                .orElse(ErrorKind.UNEXPECTED);
    }

    /** {@return the HTTP status, such as 403; 0 after deserialisation} */
    public final int status() {
        return response().status();
    }

    /** {@return the vendor's own error code, such as {@code E0000006}; empty if the response had none} */
    public final Optional<String> vendorCode() {
        return Optional.ofNullable(response().vendorCode());
    }

    /** {@return the request id to quote to the vendor's support; empty if the response had none} */
    public final Optional<String> requestId() {
        return Optional.ofNullable(response().requestId());
    }

    /**
     * Returns the vendor's message: at most 512 characters, control characters replaced, likely credentials masked.
     *
     * @return the message; empty if there was none, and for every authentication failure, whose message may quote the
     *     credential
     */
    public final Optional<String> vendorMessage() {
        return Optional.ofNullable(response().vendorMessage());
    }

    /**
     * {@return the errors for single fields, in the vendor's order; empty if there were none, and for every
     * authentication failure}
     */
    public final List<FieldError> fieldErrors() {
        return response().fieldErrors();
    }

    /**
     * Returns the delay that the vendor requested, counted from its response.
     *
     * @return the delay; empty if the vendor requested none, or if responses of this kind are not retried
     */
    public final Optional<Duration> retryAfter() {
        return Optional.ofNullable(response().retryAfter());
    }

    /**
     * Returns whether the response is certainly the vendor's own. It then contained a code, a message or a field error,
     * or has another form that the vendor documents. A request id alone is no proof, because gateways set one, too.
     *
     * @return false for a page of the kind that gateways send, for most empty responses, and after deserialisation
     */
    public final boolean fromVendor() {
        return response().fromVendor();
    }

    final ResponseFacts response() {
        return response == null ? new ResponseFacts(0, null, null, null, List.of(), null) : response;
    }
}
