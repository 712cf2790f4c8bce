package io.apitokens.scheduler;

import io.apitokens.Secret;
import io.apitokens.Token;
import io.apitokens.TokenId;
import io.apitokens.error.InvalidInputException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is recorded of one scheduled rotation: strings by name, so that a later version can add some. Holds no secret, but
 * the hash of the stored one.
 *
 * @param key the key of the declaration
 * @param revision changes with each change
 * @param values the strings
 */
record Schedule(String key, String revision, Map<String, String> values) {

    static final String STATE = "state";
    /** The state to which {@link RotationScheduler#resume} returns. */
    static final String BEFORE = "before";

    static final String ACCOUNT = "account";
    static final String SETTINGS = "settings";
    static final String PAUSED = "paused";
    static final String REQUESTED = "requested";
    static final String REASON = "reason";
    static final String FAILURES = "failures";
    /** The token whose secret is stored; during a rotation, its predecessor. */
    static final String TOKEN_ID = "token";

    static final String SINCE = "since";
    static final String EXPIRES = "expires";
    static final String BEGIN = "begin";
    static final String OVERDUE_AT = "overdueAt";
    static final String OVERDUE_TOLD = "overdueTold";
    static final String NAME = "name";
    static final String ACCESS = "access";
    static final String FINGERPRINT = "fingerprint";
    /** During a rotation, the token whose secret is stored. */
    static final String SUCCESSOR = "successor";

    static final String STORED_AT = "storedAt";
    static final String OVERLAP_UNTIL = "overlapUntil";
    static final String REVOKED_TOLD = "revokedTold";
    /** Never stored: marks what stands for a record that cannot be read. */
    static final String UNREADABLE = "unreadable";

    private static final int BYTES = 16;

    Schedule {
        values = Map.copyOf(values);
    }

    static Schedule declared(String key, String account, String settings) {
        return new Schedule(key, newRevision(), Map.of(STATE, ScheduleState.NEW.name()))
                .with(ACCOUNT, account)
                .with(SETTINGS, settings);
    }

    /** Returns what stands for a record that this version cannot read. Nothing runs it, and nothing overwrites it. */
    static Schedule unreadable(String key, String revision) {
        return new Schedule(key, revision, Map.of(STATE, ScheduleState.STOPPED.name(), UNREADABLE, "true"))
                .with(REASON, "the record cannot be read by this version");
    }

    static String newRevision() {
        return UUID.randomUUID().toString();
    }

    /** Returns a copy with another value; without it if that is null, false or empty. */
    Schedule with(String name, @Nullable Object value) {
        Map<String, String> copy = new HashMap<>(values);
        if (value == null || value.equals(false) || value.equals("") || value.equals(0)) {
            copy.remove(name);
        } else {
            copy.put(name, value.toString());
        }
        return new Schedule(key, revision, copy);
    }

    Schedule without(String... names) {
        Map<String, String> copy = new HashMap<>(values);
        copy.keySet().removeAll(Arrays.asList(names));
        return new Schedule(key, revision, copy);
    }

    Schedule revised() {
        return new Schedule(key, newRevision(), values);
    }

    String text(String name) {
        return values.getOrDefault(name, "");
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    ScheduleState state() {
        return ScheduleState.valueOf(text(STATE));
    }

    int failures() {
        return has(FAILURES) ? Integer.parseInt(text(FAILURES)) : 0;
    }

    @Nullable
    Instant time(String name) {
        return has(name) ? Instant.parse(text(name)) : null;
    }

    @Nullable
    TokenId id(String name) {
        return has(name) ? TokenId.parse(text(name)) : null;
    }

    /** Returns whether every value can be read. */
    boolean isReadable() {
        try {
            state();
            failures();
            for (String name : new String[] {SINCE, EXPIRES, BEGIN, OVERDUE_AT, STORED_AT, OVERLAP_UNTIL}) {
                time(name);
            }
            id(SUCCESSOR);
            if (has(BEFORE)) {
                ScheduleState.valueOf(text(BEFORE));
            }
            return id(TOKEN_ID) != null || !state().hasToken();
        } catch (IllegalArgumentException | DateTimeException | InvalidInputException e) {
            return false;
        }
    }

    boolean isOverdue(Instant now) {
        Instant end = time(OVERDUE_AT);
        return end != null && end.isBefore(now);
    }

    ScheduleEntry entry(@Nullable Instant nextRun) {
        return new ScheduleEntry(
                key,
                state(),
                has(PAUSED),
                id(TOKEN_ID),
                has(STORED_AT) ? time(STORED_AT) : time(SINCE),
                time(OVERDUE_AT),
                nextRun,
                has(PAUSED) ? text(PAUSED) : text(REASON),
                failures());
    }

    /** Returns a hash of a secret. It does not reveal the secret, which is long and random. */
    static String fingerprint(TokenId token, Secret secret) {
        try {
            MessageDigest hash = MessageDigest.getInstance("SHA-256");
            hash.update((token + " ").getBytes(StandardCharsets.UTF_8));
            byte[] digest = hash.digest(secret.expose().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(Arrays.copyOf(digest, BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Returns what a token's record says about its permissions, in one line. */
    static String access(Token token) {
        return token.access() + (token.restrictions().isEmpty() ? "" : " " + token.restrictions());
    }
}
