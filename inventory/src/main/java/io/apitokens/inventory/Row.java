package io.apitokens.inventory;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.apitokens.UnknownReason;
import io.apitokens.inventory.audit.AuditRule;
import io.apitokens.inventory.audit.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A token of an inventory, read from the line that {@link TokenJson} wrote. Its strings are those of the vendor. */
final class Row {

    private static final String UNKNOWN = "unknown";

    private final JsonObject json;

    private Row(JsonObject json) {
        this.json = json;
    }

    static Row parse(String line) {
        return new Row(JsonParser.parseString(line).getAsJsonObject());
    }

    /**
     * A finding or unknown result.
     *
     * @param rule the rule
     * @param reason why it is unknown whether the token breaks it; empty for a finding
     * @param isNew whether it is neither accepted nor in the baseline
     * @param state the state as a word
     * @param detail what was found
     */
    record Result(AuditRule rule, Optional<UnknownReason> reason, boolean isNew, String state, String detail) {

        boolean isFinding() {
            return reason.isEmpty();
        }

        @Override
        public String toString() {
            String why = reason.map(each -> " (" + each + ")").orElse("");
            return rule.id() + why + ": " + detail + (isNew ? "" : " [" + state + "]");
        }
    }

    String id() {
        return text(json, "id");
    }

    String account() {
        return text(json, "account");
    }

    String vendor() {
        return text(json, "vendor");
    }

    String name() {
        return text(json, "name");
    }

    String description() {
        return text(json, "description");
    }

    String status() {
        return text(json, "status");
    }

    /** Returns the owner's name, {@code none} or {@code unknown}. */
    String owner() {
        JsonElement owner = json.get("owner");
        return owner.isJsonObject() ? text(owner.getAsJsonObject(), "name") : hasUnknown("owner") ? UNKNOWN : "none";
    }

    boolean hasOwner() {
        return json.get("owner").isJsonObject();
    }

    String purpose() {
        return hasOwner() ? text(json.getAsJsonObject("owner"), "purpose") : "";
    }

    String ticket() {
        return hasOwner() ? text(json.getAsJsonObject("owner"), "ticket") : "";
    }

    /** Returns the e-mail address of the issuer, otherwise its name or its id, otherwise {@code unknown}. */
    String issuer() {
        JsonObject issuer = json.getAsJsonObject("issuer");
        for (String field : List.of("email", "name", "id")) {
            if (!text(issuer, field).isEmpty()) {
                return text(issuer, field);
            }
        }
        return UNKNOWN;
    }

    String issuerKind() {
        return text(json.getAsJsonObject("issuer"), "kind");
    }

    /** Returns {@code gone}, the vendor's word for the state of the issuer, {@code exists} or {@code unknown}. */
    String issuerState() {
        JsonObject issuer = json.getAsJsonObject("issuer");
        boolean stated = issuer.get("gone").isJsonPrimitive();
        if (stated && issuer.get("gone").getAsBoolean()) {
            return "gone";
        }
        String status = text(issuer, "status");
        return status.isEmpty() ? stated ? "exists" : UNKNOWN : status;
    }

    Optional<Instant> created() {
        return time(json, "created");
    }

    Optional<Instant> secretIssued() {
        return time(json, "secretIssued");
    }

    /** Returns {@code at}, {@code idle}, {@code never} or {@code unknown}. */
    String expiryKind() {
        return text(json.getAsJsonObject("expiry"), "kind");
    }

    Optional<Instant> endsAt() {
        return time(json.getAsJsonObject("expiry"), "at");
    }

    /** Returns the time of the end, {@code never} or {@code unknown}. */
    String ends() {
        return endsAt().map(Words::time).orElseGet(this::expiryKind);
    }

    String lastUseKind() {
        return text(json.getAsJsonObject("lastUse"), "kind");
    }

    /** Returns the time of the last use, an interval, {@code never} or {@code unknown}. */
    String lastUse() {
        JsonObject use = json.getAsJsonObject("lastUse");
        Optional<Instant> earliest = time(use, "earliest");
        Optional<Instant> latest = time(use, "latest");
        String to = latest.map(Words::time).orElseGet(this::lastUseKind);
        return earliest.isEmpty() || earliest.equals(latest)
                ? to
                : earliest.map(Words::time).orElseThrow() + "/" + to;
    }

    /** Returns a time, or {@code unknown}. */
    static String timeOrUnknown(Optional<Instant> time) {
        return time.map(Words::time).orElse(UNKNOWN);
    }

    /** Returns the roles that it acts with, and {@code unknown} if there may be others. */
    String roles() {
        List<String> roles = strings(json.getAsJsonObject("access"), "roles");
        if (hasUnknown("roles")) {
            roles.add(UNKNOWN);
        }
        return roles.isEmpty() ? "none" : String.join("; ", roles);
    }

    String grants() {
        return String.join("; ", strings(json.getAsJsonObject("access"), "grants"));
    }

    String restrictions() {
        return String.join("; ", strings(json, "restrictions"));
    }

    boolean isVendorManaged() {
        return json.get("vendorManaged").getAsBoolean();
    }

    /** Returns the unknown properties with their reasons, such as {@code expiry: RECORD_OMITS_IT}. */
    List<String> unknowns() {
        List<String> unknowns = new ArrayList<>();
        for (JsonElement each : json.getAsJsonArray("unknowns")) {
            unknowns.add(text(each.getAsJsonObject(), "property") + ": " + text(each.getAsJsonObject(), "reason"));
        }
        return unknowns;
    }

    private boolean hasUnknown(String property) {
        return unknowns().stream().anyMatch(each -> each.startsWith(property + ":"));
    }

    /** Returns the findings and unknown results, in the order of the rules. */
    List<Result> results() {
        List<Result> results = new ArrayList<>();
        for (JsonElement each : json.getAsJsonArray("findings")) {
            results.add(result(each.getAsJsonObject()));
        }
        return results;
    }

    private static Result result(JsonObject json) {
        String reason = text(json, "reason");
        String state = text(json, "state");
        return new Result(
                AuditRule.of(text(json, "rule")),
                reason.isEmpty() ? Optional.empty() : Optional.of(UnknownReason.valueOf(reason)),
                state.equals("new"),
                state,
                text(json, "detail"));
    }

    Standing standing() {
        Standing worst = Standing.FINE;
        for (Result result : results()) {
            if (result.isNew()) {
                Severity severity = result.rule().severity();
                worst = worst.orWorse(result.isFinding() ? Standing.of(severity) : Standing.UNKNOWN);
            }
        }
        return worst;
    }

    private static List<String> strings(JsonObject json, String field) {
        List<String> strings = new ArrayList<>();
        JsonArray array = json.getAsJsonArray(field);
        array.forEach(each -> strings.add(each.getAsString()));
        return strings;
    }

    private static Optional<Instant> time(JsonObject json, String field) {
        String text = text(json, field);
        return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
    }

    /** Returns a string, empty if it is null. */
    private static String text(JsonObject json, String field) {
        JsonElement value = json.get(field);
        return value == null || value.isJsonNull() ? "" : value.getAsString();
    }
}
