package io.apitokens.spi;

import io.apitokens.error.InvalidInputException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The position of a walk, oldest record first. Vendors seldom specify the order of records with the same creation time.
 *
 * @param position where the last record returned was: its offset, or the number of its page
 * @param created the creation time of that record; null at the start
 * @param ids the ids of the returned records with that creation time
 */
record WalkCursor(long position, @Nullable Instant created, Set<String> ids) {

    private static final Pattern ENCODED = Pattern.compile("[A-Za-z0-9._*+%,-]+");

    /** Returns the cursor at the start of a walk. */
    static WalkCursor start(long position) {
        return new WalkCursor(position, null, Set.of());
    }

    /** Checks whether the walk has already returned a record. */
    <T> boolean includes(T record, Walks.Order<T> order) {
        if (created == null) {
            return false;
        }
        int age = order.createdAt(record).compareTo(created);
        return age < 0 || (age == 0 && ids.contains(order.idOf(record)));
    }

    /** Returns the cursor after records, of which the last is at a position. */
    <T> WalkCursor after(long last, List<T> records, Walks.Order<T> order) {
        if (records.isEmpty()) {
            return new WalkCursor(last, created, ids);
        }
        Instant newest = order.createdAt(records.get(records.size() - 1));
        if (created != null && newest.isBefore(created)) {
            return new WalkCursor(last, created, ids);
        }
        Set<String> sameTime = new LinkedHashSet<>(newest.equals(created) ? ids : Set.of());
        for (T record : records) {
            if (order.createdAt(record).equals(newest)) {
                sameTime.add(order.idOf(record));
            }
        }
        return new WalkCursor(last, newest, Collections.unmodifiableSet(sameTime));
    }

    private static Set<String> decoded(String list) {
        if (!ENCODED.matcher(list).matches()) {
            throw new IllegalArgumentException("not URL-encoded");
        }
        Set<String> ids = new LinkedHashSet<>();
        for (String id : list.split(",", -1)) {
            if (id.isEmpty()) {
                throw new IllegalArgumentException("an id is missing");
            }
            ids.add(isPlain(id) ? id : URLDecoder.decode(id, StandardCharsets.UTF_8));
        }
        return Collections.unmodifiableSet(ids);
    }

    /** Returns whether an id is its own URL encoding, as nearly all are. */
    private static boolean isPlain(String id) {
        return id.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'));
    }

    /** Returns the string form, which callers may store and {@link #parse} reads. */
    @Override
    public String toString() {
        StringJoiner list = new StringJoiner(",");
        // A record may have an id that cannot be one, so it may hold any character.
        ids.forEach(id -> list.add(isPlain(id) ? id : URLEncoder.encode(id, StandardCharsets.UTF_8)));
        return position + "~" + created + "~" + list;
    }

    static WalkCursor parse(String text) {
        String[] parts = text.split("~", 3);
        try {
            if (parts.length == 3 && Long.parseLong(parts[0]) >= 0) {
                Instant created = Instant.parse(parts[1]);
                return new WalkCursor(Long.parseLong(parts[0]), created, decoded(parts[2]));
            }
        } catch (IllegalArgumentException | DateTimeException notOurs) {
            throw InvalidInputException.of("cursor", "is not a cursor of this list");
        }
        throw InvalidInputException.of("cursor", "is not a cursor of this list");
    }
}
