package io.apitokens.gcore;

import io.apitokens.Secret;
import io.apitokens.call.ErrorDocument;
import io.apitokens.call.Operation;
import io.apitokens.call.RawResponse;
import io.apitokens.call.SpecCheck;
import io.apitokens.call.VendorError;
import io.apitokens.call.VendorRules;
import io.apitokens.error.FieldError;
import io.apitokens.error.InvalidInputException;
import io.apitokens.gcore.api.CreateApiTokenRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads Gcore's error responses, which have several shapes. Their HTTP status defines their meaning. */
final class GcoreRules implements VendorRules {

    private static final RateLimit HUNDRED_PER_SECOND = new RateLimit("iam", 100, Duration.ofSeconds(1));

    /** A whole secret, or a run as long as the part of one after its number. */
    private static final Pattern SECRETS = Pattern.compile("\\b[0-9]+[_$][^\\s\"']{4,}|[A-Za-z0-9_]{33,}");

    /** A whole key of either version. */
    private static final Pattern KEY = Pattern.compile("[1-9][0-9]{0,18}[$_][A-Za-z0-9$_.~+/=-]{1,1000}");

    /** A number alone, or joined to the rest of a secret that lost its separator; the secrets are hexadecimal. */
    private static final Pattern CUT = Pattern.compile("[0-9][0-9a-f]*[$_]?");

    /** Accepts the number of a token, without leading zeros. */
    @Override
    public String checkedId(String field, String id) {
        if (!Long.toString(GcoreRecords.parseId(id)).equals(id) || id.equals("0")) {
            throw InvalidInputException.of(field, "is not the number of a Gcore token");
        }
        return id;
    }

    @Override
    public String scheme() {
        return GcoreIam.SCHEME;
    }

    @Override
    public String vendor() {
        return "gcore";
    }

    @Override
    public Pattern secretPattern() {
        return SECRETS;
    }

    /** Reads a create. The vendor has no update and no rotation. */
    @Override
    public SpecCheck.@Nullable Proposal proposal(Operation operation, @Nullable Object body) {
        return body instanceof CreateApiTokenRequest request
                ? GcoreRequests.proposal(request)
                : SpecCheck.Proposal.unreadable(SpecCheck.Change.CREATE);
    }

    /** Recognises what is no whole key: {@code 42_secret}, or in version 1 {@code 42$secret}. */
    @Override
    public @Nullable String credentialProblem(String scheme, Secret token) {
        if (!scheme.equals(GcoreIam.SCHEME)) {
            return null;
        }
        if (CUT.matcher(token.expose()).matches()) {
            return "is a key that was cut: a number, then _ or $, then the secret; a shell replaces $ and what follows it,"
                    + " so put the key in single quotes";
        }
        if (token.expose().matches("[$_].*")) {
            return "lacks the number that a key begins with: copy the whole key";
        }
        return KEY.matcher(token.expose()).matches()
                ? null
                : "is no Gcore API token: those are a number, _ or $, then the secret; copy it alone and not encoded";
    }

    /** Returns the limit on all IAM operations together, from the vendor's documentation of 2025. */
    @Override
    public RateLimit rateLimit(Operation operation) {
        return HUNDRED_PER_SECOND;
    }

    /**
     * {@inheritDoc} A 401 of the vendor's has one of several shapes: the usual one, a string in {@code error} or
     * {@code detail}, or no body at all. What a gateway sends, such as a page or a number, is none of them.
     */
    @Override
    public VendorError readError(RawResponse response) {
        ErrorDocument document = ErrorDocument.of(response);
        List<FieldError> fields = new ArrayList<>(document.nestedFieldErrors("errors"));
        fields.addAll(document.nestedFieldErrors("invalid_fields"));
        String code = document.string("exception_class");
        String message = document.string("message");
        String requestId = document.text("request_id");
        if (response.status() != 401 || message != null) {
            return new VendorError(code, message, requestId, fields);
        }
        if (response.exposeBody().isBlank() && !declaresOther(response)) {
            return new VendorError(null, null, null, fields, true);
        }
        String detail = document.string("detail");
        return new VendorError(code, detail == null ? document.string("error") : detail, requestId, fields);
    }

    private static boolean declaresOther(RawResponse response) {
        return response.headers()
                .first("Content-Type")
                .filter(type ->
                        !type.isBlank() && !type.toLowerCase(Locale.ROOT).contains("json"))
                .isPresent();
    }
}
