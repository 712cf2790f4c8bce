package io.apitokens.rotation;

import io.apitokens.TokenId;
import io.apitokens.error.CallFacts;
import io.apitokens.error.ConfigurationException;
import io.apitokens.error.InvalidInputException;
import io.apitokens.rotation.RotationRecord.Phase;
import io.apitokens.rotation.RotationRecord.Retired;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes the records of rotations to journal entries and reads them back. Entries of the first edition have the same
 * names, and lack those that are newer.
 */
final class RotationCodec {

    private static final String PREFIX = "rotation:";
    private static final String YES = "yes";

    /** Bounds an entry that others wrote. An engine stops long before. */
    private static final int MAX_EARLIER = 100;

    private RotationCodec() {}

    static String key(TokenId predecessor) {
        return PREFIX + predecessor;
    }

    static boolean isRotation(JournalEntry entry) {
        return entry.key().startsWith(PREFIX);
    }

    static boolean isLink(JournalEntry entry) {
        return value(entry, "state").equals(Phase.LINKED.name());
    }

    static Map<String, String> encode(RotationRecord record) {
        Map<String, String> values = new HashMap<>();
        values.put("state", record.phase().name());
        values.put("storeId", record.storeId());
        values.put("predecessorName", record.predecessorName());
        put(values, "before", record.before());
        put(values, "storeVersion", record.storeVersion());
        put(values, "storedAt", record.storedAt());
        put(values, "overlapUntil", record.overlapUntil());
        put(values, "verifiedAt", record.verifiedAt());
        Retired retired = record.retired();
        if (retired != null) {
            values.put("retiredAt", retired.at().toString());
            put(values, "retiredProved", retired.proved() ? YES : null);
        }
        if (record.current() != null) {
            encode("", record.current(), values);
        }
        for (int i = 0; i < record.earlier().size(); i++) {
            encode("earlier." + i + ".", record.earlier().get(i), values);
        }
        return values;
    }

    private static void encode(String prefix, Attempt attempt, Map<String, String> values) {
        values.put(prefix + "nonce", attempt.nonce());
        values.put(prefix + "marker", attempt.mark());
        values.put(prefix + "name", attempt.name());
        values.put(prefix + "started", attempt.sentAt().toString());
        put(values, prefix + "successor", attempt.id());
        values.put(prefix + "fingerprint", attempt.fingerprint());
    }

    private static void put(Map<String, String> values, String name, @Nullable Object value) {
        if (value != null) {
            values.put(name, value.toString());
        }
    }

    /** Reads the record of an entry. */
    static RotationRecord decode(JournalEntry entry) {
        try {
            TokenId predecessor = TokenId.parse(entry.key().substring(PREFIX.length()));
            return decode(predecessor, entry, Phase.valueOf(value(entry, "state")));
        } catch (IllegalArgumentException | InvalidInputException e) {
            throw ConfigurationException.of(
                    CallFacts.NO_CALL,
                    "the journal has a rotation in an unknown state; nothing was changed. Use the version that wrote it.",
                    e);
        }
    }

    private static RotationRecord decode(TokenId predecessor, JournalEntry entry, Phase phase) {
        List<Attempt> earlier = new ArrayList<>();
        while (entry.values().containsKey("earlier." + earlier.size() + ".nonce") && earlier.size() < MAX_EARLIER) {
            earlier.add(attempt("earlier." + earlier.size() + ".", entry));
        }
        boolean open = !value(entry, "nonce").isEmpty();
        return new RotationRecord(
                phase,
                predecessor,
                value(entry, "storeId"),
                orNull(value(entry, "before")),
                value(entry, "predecessorName"),
                orNull(value(entry, "storeVersion")),
                open ? attempt("", entry) : null,
                earlier,
                time(entry, "storedAt"),
                time(entry, "overlapUntil"),
                value(entry, "retiredAt").isEmpty()
                        ? null
                        : new Retired(
                                LeasedJournal.instant(entry, "retiredAt"),
                                value(entry, "retiredProved").equals(YES)),
                time(entry, "verifiedAt"));
    }

    private static Attempt attempt(String prefix, JournalEntry entry) {
        String id = value(entry, prefix + "successor");
        return new Attempt(
                value(entry, prefix + "nonce"),
                value(entry, prefix + "marker"),
                value(entry, prefix + "name"),
                LeasedJournal.instant(entry, prefix + "started"),
                id.isEmpty() ? null : TokenId.parse(id),
                value(entry, prefix + "fingerprint"));
    }

    private static @Nullable Instant time(JournalEntry entry, String name) {
        return value(entry, name).isEmpty() ? null : LeasedJournal.instant(entry, name);
    }

    private static String value(JournalEntry entry, String name) {
        return entry.values().getOrDefault(name, "");
    }

    private static @Nullable String orNull(String value) {
        return value.isEmpty() ? null : value;
    }
}
