package io.apitokens.okta;

import com.google.gson.JsonObject;
import io.apitokens.call.Effect;
import io.apitokens.call.ErrorDocument;
import io.apitokens.call.Operation;
import io.apitokens.call.RawResponse;
import io.apitokens.call.VendorError;
import io.apitokens.call.VendorRules;
import io.apitokens.error.ErrorKind;
import io.apitokens.error.FieldError;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads Okta's error responses, whose codes are more specific than their statuses, and its rate-limit headers. */
final class OktaRules implements VendorRules {

    private static final String INVALID_TOKEN = "E0000011";
    private static final String INVALID_SESSION = "E0000005";
    private static final String FEATURE_NOT_PERMITTED = "E0000015";
    private static final String INVALID_DPOP_PROOF = "invalid_dpop_proof";

    /** A whole secret, or a long run of characters, as in a cut one. */
    private static final Pattern SECRETS =
            Pattern.compile("(?<![A-Za-z0-9_-])00[A-Za-z0-9_-]{40}(?![A-Za-z0-9_-])|[A-Za-z0-9_]{33,}");

    /**
     * The minimum delay after a concurrency 429: requests of the whole org must end first. With the client's own
     * growing backoff the delay is about 1 to 5 seconds.
     */
    private static final Duration CONCURRENCY_WAIT = Duration.ofSeconds(1);

    /**
     * Excludes {@code current}, which denotes the caller's own credential, and longer strings, which may be secrets.
     */
    private static final Pattern ID = Pattern.compile("(?!current$)[0-9A-Za-z_-]{1,32}");

    static final OktaRules INSTANCE = new OktaRules();

    @Override
    public String scheme() {
        return "SSWS";
    }

    @Override
    public Pattern idPattern() {
        return ID;
    }

    @Override
    public String vendor() {
        return "okta";
    }

    @Override
    public Pattern secretPattern() {
        return SECRETS;
    }

    @Override
    public VendorError readError(RawResponse response) {
        ErrorDocument document = ErrorDocument.of(response);
        List<FieldError> causes = new ArrayList<>();
        for (JsonObject cause : document.objects("errorCauses")) {
            String summary = ErrorDocument.text(cause, "errorSummary");
            if (summary != null) {
                causes.add(new FieldError("", null, summary));
            }
        }
        String code = document.text("errorCode");
        String message = document.text("errorSummary");
        if (code == null) {
            // OAuth errors are a small document, or an empty body with the details in the challenge. A challenge with
            // a page is that of a gateway.
            boolean empty = response.exposeBody().isBlank();
            Map<String, String> challenge = empty ? OktaChallenge.parameters(response.headers()) : Map.of();
            code = orElse(document.text("error"), challenge.get("error"));
            message = orElse(document.text("error_description"), challenge.get("error_description"));
        }
        String requestId = response.headers().first("X-Okta-Request-Id").orElse(document.text("errorId"));
        return new VendorError(code, message, requestId, causes);
    }

    private static @Nullable String orElse(@Nullable String first, @Nullable String second) {
        return first == null ? second : first;
    }

    @Override
    public ErrorKind kind(int status, VendorError error) {
        if (status == 401 && FEATURE_NOT_PERMITTED.equals(error.code())) {
            return ErrorKind.PERMISSION_DENIED;
        }
        if (status == 403 && INVALID_SESSION.equals(error.code())) {
            return ErrorKind.AUTHENTICATION;
        }
        if (status == 400 && INVALID_DPOP_PROOF.equals(error.code())) {
            return ErrorKind.AUTHENTICATION;
        }
        return VendorRules.super.kind(status, error);
    }

    @Override
    public @Nullable Duration requestedWait(RawResponse response, Instant now) {
        Duration asked = VendorRules.super.requestedWait(response, now);
        return asked == null && response.status() == 429 ? OktaRateLimit.wait(response.headers(), now) : asked;
    }

    @Override
    public Duration leastWait(RawResponse response) {
        return response.status() == 429 && OktaRateLimit.isOfConcurrency(response.headers())
                ? CONCURRENCY_WAIT
                : Duration.ZERO;
    }

    @Override
    public @Nullable Duration pause(RawResponse response, Instant now) {
        Duration pause = OktaRateLimit.pause(response.headers(), now);
        // An explicit Retry-After delays only the call itself.
        return pause == null || VendorRules.super.requestedWait(response, now) != null ? null : pause;
    }

    @Override
    public boolean provesEarlierSuccess(Operation operation, int status, VendorError error) {
        if (operation.effect() == Effect.REVOKE_SELF) {
            return status == 401 && INVALID_TOKEN.equals(error.code());
        }
        return VendorRules.super.provesEarlierSuccess(operation, status, error);
    }
}
