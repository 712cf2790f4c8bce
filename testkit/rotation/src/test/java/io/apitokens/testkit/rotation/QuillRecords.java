package io.apitokens.testkit.rotation;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.apitokens.Access;
import io.apitokens.Account;
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
import io.apitokens.json.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Converts Quill's records to tokens, and specifications to Quill's settings. */
final class QuillRecords {

    /**
     * What Quill restricts a token by, as a record and a create hold it.
     *
     * @param field the field: {@code condition}, or {@code policies} for a denial
     * @param value the condition, or the one policy
     */
    record Limit(String field, JsonObject value) {}

    private final Account account;
    private final QuillTraits traits;
    private final boolean denialsAreGrants;
    private final boolean missingUseIsNever;
    private final boolean unreported;
    private final boolean unrestricted;

    QuillRecords(Account account, QuillTraits traits, QuillTokens.@Nullable Mistake mistake) {
        this.account = account;
        this.traits = traits;
        this.denialsAreGrants = mistake == QuillTokens.Mistake.DENIAL_TOLD_AS_GRANT;
        this.missingUseIsNever = mistake == QuillTokens.Mistake.LAST_USE_TOLD_AS_NEVER;
        this.unreported = mistake == QuillTokens.Mistake.RESTRICTION_NOT_TOLD;
        this.unrestricted = mistake == QuillTokens.Mistake.CREATE_DROPS_RESTRICTION;
    }

    Token token(JsonObject record) throws JsonShapeException {
        String id = text(record, "id");
        String name = text(record, "name");
        if (id == null || name == null) {
            throw new JsonShapeException("Token.id or Token.name is missing");
        }
        Instant issued = issued(record);
        Timestamp ends = timestamp(record, "ends");
        Instant end = Timestamp.instantOf(ends);
        return Token.builder(TokenId.of(account, QuillRules.INSTANCE.checkedId("token id", id)), record)
                .name(name)
                .description(text(record, "description"))
                .status("disabled".equals(text(record, "status")) ? TokenStatus.DISABLED : TokenStatus.ACTIVE)
                .restrictions(restrictions(record))
                .created(issued)
                .secretIssuedUnknown()
                .expiry(Timestamp.expiryOf(ends))
                .lifetime(issued == null || end == null ? null : Duration.between(issued, end))
                .lastUse(lastUse(record))
                .access(access(record.get("policies")))
                .build();
    }

    private LastUse lastUse(JsonObject record) {
        return traits.lastUse() || missingUseIsNever
                ? Timestamp.lastUseOf(timestamp(record, "used"))
                : new LastUse.Unknown();
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
            restrictions.add(
                    restriction(Token.Restriction.Kind.NETWORK, "only under ", "condition", record.get("condition")));
        }
        if (record.get("policies") instanceof JsonArray policies) {
            for (JsonElement policy : policies) {
                String effect = policy instanceof JsonObject object ? text(object, "effect") : null;
                if ("deny".equals(effect)) {
                    restrictions.add(
                            restriction(Token.Restriction.Kind.OTHER, "except as denied by ", "policies", policy));
                } else if (!"allow".equals(effect)) {
                    restrictions.add(Token.Restriction.unknown());
                }
            }
        }
        return restrictions;
    }

    private static Token.Restriction restriction(
            Token.Restriction.Kind kind, String words, String field, JsonElement value) {
        return value instanceof JsonObject object
                ? new Token.Restriction(kind, words + value, new Limit(field, object))
                : Token.Restriction.unknown();
    }

    JsonObject settings(TokenSpec spec, Instant now) {
        JsonObject settings = new JsonObject();
        int longest = traits.uniqueNames() ? 64 : 1000;
        settings.addProperty("name", traits.descriptions() ? spec.name() : spec.nameWithMarker(longest));
        if (traits.descriptions()) {
            spec.description().ifPresent(text -> settings.addProperty("description", text));
        }
        JsonArray policies = policies(spec.grants());
        settings.add("policies", policies);
        if (!traits.expiry() && !(spec.lifetime() instanceof Lifetime.Unlimited)) {
            throw InvalidInputException.of("expiry", "is not supported: Quill's tokens do not expire");
        }
        spec.lifetime().end(now).ifPresent(end -> settings.addProperty("ends", end.toString()));
        for (Token.Restriction restriction : unrestricted ? List.<Token.Restriction>of() : spec.restrictions()) {
            restriction.unwrap(Limit.class).ifPresent(limit -> {
                if (limit.field().equals("policies")) {
                    policies.add(limit.value());
                } else {
                    settings.add(limit.field(), limit.value());
                }
            });
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

    /** Returns a new name with the marker of the old one, where names hold it. */
    String renamed(String name, Token before, JsonObject record) {
        String whole = String.valueOf(text(record, "name"));
        return traits.descriptions()
                ? name
                : name + whole.substring(before.name().length());
    }

    static @Nullable String text(JsonObject record, String field) {
        JsonElement value = record.get(field);
        return value != null && value.isJsonPrimitive() ? value.getAsString() : null;
    }

    static @Nullable Instant issued(JsonObject record) {
        return Timestamp.instantOf(timestamp(record, "issued"));
    }

    private static @Nullable Timestamp timestamp(JsonObject record, String field) {
        String text = text(record, field);
        return text != null ? Timestamp.parse(text) : record.has(field) ? Timestamp.UNKNOWN : null;
    }
}
