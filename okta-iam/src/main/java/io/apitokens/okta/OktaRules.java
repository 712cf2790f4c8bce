package io.apitokens.okta;

import com.google.gson.JsonObject;
import io.apitokens.Secret;
import io.apitokens.call.Effect;
import io.apitokens.call.ErrorDocument;
import io.apitokens.call.Operation;
import io.apitokens.call.RawResponse;
import io.apitokens.call.SpecCheck;
import io.apitokens.call.VendorError;
import io.apitokens.call.VendorRules;
import io.apitokens.error.ErrorKind;
import io.apitokens.error.FieldError;
import io.apitokens.okta.api.ApiTokenUpdate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads Okta's error responses, whose codes are more specific than their statuses, and its rate-limit headers. */
final class OktaRules implements VendorRules {

    private static final String INVALID_TOKEN = "E0000011";
    private static final String INVALID_SESSION = "E0000005";
    private static final String NO_PERMISSION = "E0000006";
    private static final Set<String> CREDENTIAL_SCOPES = Set.of("okta.apps.manage", "okta.oauthIntegrations.manage");
    private static final String TOKENS = "/api/v1/api-tokens";
    private static final String FEATURE_NOT_PERMITTED = "E0000015";
    private static final String INVALID_DPOP_PROOF = "invalid_dpop_proof";
    private static final String USE_DPOP_NONCE = "use_dpop_nonce";

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

    /**
     * The vendor's example is URL-safe text that begins with 00; neither the beginning nor the length is documented. Not
     * words, the scheme, a key that begins with a number, {@code 00} in base64, or the id of a token, a user or a group.
     */
    private static final Pattern TOKEN = Pattern.compile(
            "(?![A-Za-z]{1,9}$|(?i:SSWS|Bearer|APIKey)|[1-9][0-9]*_|[0-9]+$|MD[AB]|ZXlK|00[Tgu][A-Za-z0-9]{17}$)"
                    + "[A-Za-z0-9_-]{1,1000}");

    static final OktaRules INSTANCE = new OktaRules();

    /** Reads an update of a token, which can only change its network condition. Other operations concern no token. */
    @Override
    public SpecCheck.@Nullable Proposal proposal(Operation operation, @Nullable Object body) {
        if (!operation.path().startsWith(TOKENS)) {
            return null;
        }
        return body instanceof ApiTokenUpdate update
                ? OktaRecords.proposal(update)
                : SpecCheck.Proposal.unreadable(SpecCheck.Change.UPDATE);
    }

    @Override
    public boolean restrictsNetworks() {
        return true;
    }

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

    /** Recognises what is no API token: another vendor's, an access token, an id or a word. */
    @Override
    public @Nullable String credentialProblem(String scheme, Secret token) {
        return !scheme.equals(scheme()) || TOKEN.matcher(token.expose()).matches()
                ? null
                : "is no Okta API token, such as 00 with letters, digits, - and _: copy it alone, not encoded, and not"
                        + " its id; pass an access token, a JWT, to credentials(…)";
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
        String code = document.string("errorCode");
        String message = document.string("errorSummary");
        if (code == null) {
            // OAuth errors are a small document, or an empty body with the details in the challenge. A challenge with
            // a page is that of a gateway.
            boolean empty = response.exposeBody().isBlank();
            Map<String, String> challenge = empty ? OktaChallenge.parameters(response.headers()) : Map.of();
            code = orElse(document.string("error"), challenge.get("error"));
            message = orElse(document.string("error_description"), challenge.get("error_description"));
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
        if (status == 400 && error.code() != null) {
            return switch (error.code()) {
                case INVALID_DPOP_PROOF, USE_DPOP_NONCE -> ErrorKind.AUTHENTICATION;
                case "invalid_scope", "unauthorized_client", "unsupported_grant_type" -> ErrorKind.PERMISSION_DENIED;
                case "temporarily_unavailable" -> ErrorKind.VENDOR_UNAVAILABLE;
                default -> VendorRules.super.kind(status, error);
            };
        }
        return VendorRules.super.kind(status, error);
    }

    @Override
    public @Nullable String advice(Operation operation, VendorError error) {
        if (error.code() == null) {
            return null;
        }
        return switch (error.code()) {
            case "insufficient_scope" ->
                "the access token lacks a scope: "
                        + (operation.scopes().isEmpty()
                                ? "no access token can be used for this operation"
                                : operation + " requires " + String.join(" and ", operation.scopes())
                                        + "; grant it to the app and add it to scopes(…)");
            case "invalid_scope" -> "grant the app every scope of scopes(…), in its tab Okta API Scopes";
            case "invalid_client" ->
                "the org does not accept the app's signature: check the client id, that the app is active, and that it"
                        + " has the public half of this key under the key's id";
            case "unauthorized_client", "unsupported_grant_type" ->
                "the app must be of the type API Services, with the grant type client credentials";
            case "access_denied" -> "a policy or a network zone of the org refuses the app from this address";
            case NO_PERMISSION -> credentialAdvice(operation);
            case INVALID_DPOP_PROOF -> "the org does not accept the DPoP proof; check the client's clock";
            default -> null;
        };
    }

    /** Returns the likely reason why the vendor refuses a change of an app's credentials; null for other operations. */
    private static @Nullable String credentialAdvice(Operation operation) {
        return operation.scopes().stream().anyMatch(CREDENTIAL_SCOPES::contains)
                ? "if the app or integration holds an administrator role, the org refuses changes of its credentials: remove"
                        + " the role for as long as the change takes"
                : null;
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
