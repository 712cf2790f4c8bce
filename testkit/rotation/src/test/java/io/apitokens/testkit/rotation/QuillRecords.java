package io.apitokens.testkit.rotation;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.apitokens.Access;
import io.apitokens.Account;
import io.apitokens.Expiry;
import io.apitokens.Grant;
import io.apitokens.LastUse;
import io.apitokens.Lifetime;
import io.apitokens.Resource;
import io.apitokens.Role;
import io.apitokens.Token;
import io.apitokens.TokenId;
import io.apitokens.TokenSpec;
import io.apitokens.TokenStatus;
import io.apitokens.error.InvalidInputException;
import io.apitokens.json.JsonShapeException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Converts Quill's records to tokens, and specifications to Quill's settings. */
final class QuillRecords {

    private static final Pattern MARKED = Pattern.compile("(?s)(.*) (\\[apitokens:[0-9a-f]{32}])");

    private final Account account;
    private final QuillTraits traits;
    private final boolean denialsAreGrants;
    private final boolean missingUseIsNever;
    private final boolean unreported;

    QuillRecords(Account account, QuillTraits traits, QuillTokens.@Nullable Mistake mistake) {
        this.account = account;
        this.traits = traits;
        this.denialsAreGrants = mistake == QuillTokens.Mistake.DENIAL_TOLD_AS_GRANT;
        this.missingUseIsNever = mistake == QuillTokens.Mistake.LAST_USE_TOLD_AS_NEVER;
        this.unreported = mistake == QuillTokens.Mistake.RESTRICTION_NOT_TOLD;
    }

    Token token(JsonObject record) throws JsonShapeException {
        String id = text(record, "id");
        String name = text(record, "name");
        if (id == null || name == null) {
            throw new JsonShapeException("Token.id or Token.name is missing");
        }
        Matcher marked = MARKED.matcher(name);
        boolean split = !traits.descriptions() && marked.matches();
        Instant issued = instant(record, "issued");
        Token.Builder token = Token.builder(TokenId.of(account, id), record)
                .name(split ? marked.group(1) : name)
                .description(split ? marked.group(2) : text(record, "description"))
                .status("disabled".equals(text(record, "status")) ? TokenStatus.DISABLED : TokenStatus.ACTIVE)
                .restrictions(restrictions(record))
                .created(issued)
                .secretIssuedUnknown()
                .expiry(record.has("ends") ? expiry(instant(record, "ends")) : new Expiry.Never())
                .lastUse(lastUse(record))
                .access(access(record.get("policies")));
        Instant ends = instant(record, "ends");
        return (issued == null || ends == null ? token : token.lifetime(java.time.Duration.between(issued, ends)))
                .build();
    }

    private static Expiry expiry(@Nullable Instant ends) {
        return ends == null ? new Expiry.Unknown() : new Expiry.At(ends);
    }

    private LastUse lastUse(JsonObject record) {
        if (!traits.lastUse() && !missingUseIsNever) {
            return new LastUse.Unknown();
        }
        if (!record.has("used")) {
            return new LastUse.Never();
        }
        Instant used = instant(record, "used");
        return used == null ? new LastUse.Unknown() : new LastUse.Within(used, used);
    }

    /** Reads what is allowed. A denial grants nothing, and after one with an unknown effect nothing is certain. */
    private Access access(@Nullable JsonElement policies) {
        List<Grant> grants = new ArrayList<>();
        if (!(policies instanceof JsonArray array)) {
            return new Access.Unknown();
        }
        for (JsonElement each : array) {
            JsonObject policy = each.getAsJsonObject();
            String effect = text(policy, "effect");
            String role = text(policy, "role");
            String resource = text(policy, "resource");
            boolean known = "allow".equals(effect) || "deny".equals(effect);
            if (!known || role == null || resource == null) {
                return new Access.Unknown();
            }
            if (effect.equals("allow") || denialsAreGrants) {
                grants.add(new Grant(Role.named(role), Resource.workspace(resource)));
            }
        }
        return new Access.Listed(grants);
    }

    /** Reads the condition and the denials. What is neither allowed nor denied for certain is a restriction, too. */
    private List<Token.Restriction> restrictions(JsonObject record) {
        List<Token.Restriction> restrictions = new ArrayList<>();
        if (unreported) {
            return restrictions;
        }
        if (record.has("condition")) {
            restrictions.add(new Token.Restriction(
                    Token.Restriction.Kind.NETWORK, "only under " + record.get("condition"), record.get("condition")));
        }
        if (!(record.get("policies") instanceof JsonArray policies)) {
            return restrictions;
        }
        for (JsonElement policy : policies) {
            if (!"allow".equals(text(policy.getAsJsonObject(), "effect"))) {
                restrictions.add(
                        new Token.Restriction(Token.Restriction.Kind.OTHER, "except as denied by " + policy, policy));
            }
        }
        return restrictions;
    }

    JsonObject settings(TokenSpec spec, Instant now) {
        JsonObject settings = new JsonObject();
        String description = spec.description().orElse(null);
        if (description == null || traits.descriptions()) {
            settings.addProperty("name", spec.name());
        } else if (MARKED.matcher(" " + description).matches()) {
            settings.addProperty("name", spec.name() + " " + description);
            description = null;
        } else {
            throw InvalidInputException.of("description", "is not supported: Quill's tokens have none");
        }
        if (description != null) {
            settings.addProperty("description", description);
        }
        settings.add("policies", policies(spec.grants()));
        Instant ends = ends(spec.lifetime(), now);
        if (ends != null) {
            settings.addProperty("ends", ends.toString());
        }
        return settings;
    }

    static JsonArray policies(List<Grant> grants) {
        JsonArray policies = new JsonArray();
        for (Grant grant : grants) {
            JsonObject policy = new JsonObject();
            policy.addProperty("effect", "allow");
            policy.addProperty("role", grant.role().name());
            policy.addProperty("resource", grant.resource().id());
            policies.add(policy);
        }
        return policies;
    }

    private @Nullable Instant ends(Lifetime lifetime, Instant now) {
        if (lifetime instanceof Lifetime.Unlimited) {
            return null;
        }
        boolean until = lifetime instanceof Lifetime.Until;
        String field = until ? "expiresAt" : "expiresAfter";
        if (!traits.expiry()) {
            throw InvalidInputException.of(field, "is not supported: Quill's tokens do not expire");
        }
        try {
            Instant end =
                    lifetime instanceof Lifetime.For span ? now.plus(span.length()) : ((Lifetime.Until) lifetime).end();
            if (!end.isAfter(now) || end.isAfter(Instant.parse("9999-01-01T00:00:00Z"))) {
                throw InvalidInputException.of(field, "is in the past or too late");
            }
            return end;
        } catch (DateTimeException | ArithmeticException e) {
            throw InvalidInputException.of(field, "is too long");
        }
    }

    /** Returns a new name with the marker of the old one, where names hold it. */
    String renamed(String name, JsonObject record) {
        Matcher marked = MARKED.matcher(String.valueOf(text(record, "name")));
        return !traits.descriptions() && marked.matches() ? name + " " + marked.group(2) : name;
    }

    static @Nullable String text(JsonObject record, String field) {
        JsonElement value = record.get(field);
        return value != null && value.isJsonPrimitive() ? value.getAsString() : null;
    }

    private static @Nullable Instant instant(JsonObject record, String field) {
        String text = text(record, field);
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeException unreadable) {
            return null;
        }
    }
}
