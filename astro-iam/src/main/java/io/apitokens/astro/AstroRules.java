package io.apitokens.astro;

import com.google.gson.JsonObject;
import io.apitokens.Secret;
import io.apitokens.call.ErrorDocument;
import io.apitokens.call.Operation;
import io.apitokens.call.RawResponse;
import io.apitokens.call.SpecCheck;
import io.apitokens.call.VendorError;
import io.apitokens.call.VendorRules;
import io.apitokens.error.FieldError;
import io.apitokens.transport.HttpMethod;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads Astro's error responses. Their HTTP status defines their meaning. */
final class AstroRules implements VendorRules {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final RateLimit READS = new RateLimit("GET", 25, SECOND);
    private static final RateLimit WRITES = new RateLimit("POST", 10, SECOND);
    private static final RateLimit DELETES = new RateLimit("DELETE", 5, SECOND);

    /** The beginning of a JWT, or a run as long as a part of one. */
    private static final Pattern SECRETS = Pattern.compile("eyJ[A-Za-z0-9_.-]+|[A-Za-z0-9_]{33,}");

    private static final Pattern JWT = Pattern.compile("eyJ[A-Za-z0-9_-]*\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");

    /** Ids have 25 characters at present and are documented as opaque. What begins with {@code eyJ} is a secret. */
    private static final Pattern ID = Pattern.compile("(?!eyJ)[A-Za-z0-9_-]{1,64}");

    static final AstroRules INSTANCE = new AstroRules();

    @Override
    public Pattern idPattern() {
        return ID;
    }

    @Override
    public String vendor() {
        return "astro";
    }

    @Override
    public SpecCheck.Proposal proposal(Operation operation, @Nullable Object body) {
        return AstroProposals.of(operation, body);
    }

    @Override
    public Pattern secretPattern() {
        return SECRETS;
    }

    /**
     * Returns the documented limit, which applies to each API token. Updates and rotations are POST requests as well.
     */
    @Override
    public RateLimit rateLimit(Operation operation) {
        HttpMethod method = operation.method();
        return method == HttpMethod.GET ? READS : method == HttpMethod.DELETE ? DELETES : WRITES;
    }

    /** Recognises a string that is no JWT, which every API token and session token of Astro is. */
    @Override
    public @Nullable String credentialProblem(String scheme, Secret token) {
        if (!scheme.equals(scheme()) || JWT.matcher(token.expose()).matches()) {
            return null;
        }
        return token.expose().startsWith("eyJ")
                ? "is a JWT that was cut: copy the whole token, three parts with dots between them"
                : "is no Astro token: those are JWTs, three parts with dots between them that begin with eyJ; the id, the"
                        + " name and the short token of a token are no credentials";
    }

    @Override
    public VendorError readError(RawResponse response) {
        ErrorDocument document = ErrorDocument.of(response);
        List<FieldError> fields = new ArrayList<>();
        for (JsonObject error : document.objects("fieldErrors")) {
            String field = ErrorDocument.text(error, "field");
            String message = ErrorDocument.text(error, "message");
            fields.add(new FieldError(
                    field == null ? "" : field,
                    ErrorDocument.text(error, "code"),
                    message == null ? "refused" : message));
        }
        return new VendorError(null, document.string("message"), document.text("requestId"), fields);
    }
}
