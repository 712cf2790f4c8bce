package io.apitokens.inventory.audit;

import com.google.gson.JsonObject;
import io.apitokens.TokenId;
import io.apitokens.error.ConfigurationException;
import io.apitokens.error.InvalidInputException;
import io.apitokens.inventory.internal.JsonFile;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Findings that are accepted until a time, each by an owner and for a reason. Immutable. */
public final class AcceptedFindings {

    private final Map<String, Entry> entries;

    private AcceptedFindings(Map<String, Entry> entries) {
        this.entries = entries;
    }

    /** One accepted finding. */
    record Entry(AuditRule rule, TokenId token, String reason, String owner, Instant until) {

        boolean isExpired(Instant now) {
            return !now.isBefore(until);
        }

        String key() {
            return AcceptedFindings.key(rule, token);
        }
    }

    static AcceptedFindings none() {
        return new AcceptedFindings(Map.of());
    }

    /**
     * Reads a file: {@code {"accepted": [{"rule": "never-expires", "token": "gcore/456/42", "reason": "…", "owner": "…",
     * "until": "2027-01-31"}]}}. All five are demanded. A date is in UTC, and includes its day.
     *
     * @param file the file, UTF-8; it is held in memory
     * @return the accepted findings
     * @throws ConfigurationException if the file cannot be read, an entry lacks something, or its rule or token is
     *     unknown; names the entry and what to do
     */
    public static AcceptedFindings read(Path file) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        JsonFile json = JsonFile.read(file);
        for (JsonObject each : json.list("accepted")) {
            json.allowOnly(each, "rule", "token", "reason", "owner", "until");
            Entry entry = new Entry(
                    rule(json, json.required(each, "rule")),
                    token(json, json.required(each, "token")),
                    json.required(each, "reason"),
                    json.required(each, "owner"),
                    until(json, json.required(each, "until")));
            if (entries.put(entry.key(), entry) != null) {
                throw json.invalid("repeats the rule and token of an earlier one: keep one of them");
            }
        }
        return new AcceptedFindings(entries);
    }

    private static AuditRule rule(JsonFile json, String id) {
        return AuditRule.find(id)
                .orElseThrow(() -> json.invalid("has the unknown rule \"" + id + "\": docs/audit.md lists the rules"));
    }

    private static TokenId token(JsonFile json, String text) {
        try {
            return TokenId.parse(text);
        } catch (InvalidInputException e) {
            throw json.invalid("has a \"token\" that is no id: write it as VENDOR/ACCOUNT/ID");
        }
    }

    private static Instant until(JsonFile json, String text) {
        try {
            return text.indexOf('T') >= 0
                    ? Instant.parse(text)
                    : LocalDate.parse(text)
                            .plusDays(1)
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant();
        } catch (DateTimeException e) {
            throw json.invalid("has an \"until\" that is no date: write it as 2027-01-31");
        }
    }

    private static String key(AuditRule rule, TokenId token) {
        return rule.id() + " " + token;
    }

    @Nullable
    Entry of(AuditRule rule, TokenId token) {
        return entries.isEmpty() ? null : entries.get(key(rule, token));
    }

    Collection<Entry> all() {
        return entries.values();
    }

    /** {@return the number of accepted findings} */
    @Override
    public String toString() {
        return "AcceptedFindings[" + entries.size() + "]";
    }
}
