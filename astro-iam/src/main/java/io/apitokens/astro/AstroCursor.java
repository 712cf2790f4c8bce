package io.apitokens.astro;

import io.apitokens.astro.api.ApiToken;
import io.apitokens.error.InvalidInputException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The position of a walk. The vendor does not specify the order of tokens with the same creation time.
 *
 * @param offset the offset of the last token returned
 * @param created the creation time of that token; null at the start
 * @param ids the ids of the returned tokens with that creation time
 */
record AstroCursor(long offset, @Nullable Instant created, Set<String> ids) {

    private static final Pattern ENCODED = Pattern.compile("[A-Za-z0-9._*+%,-]+");

    static final AstroCursor START = new AstroCursor(0, null, Set.of());

    /** Checks whether the walk has already returned a token. */
    boolean includes(ApiToken token) {
        if (created == null) {
            return false;
        }
        int order = createdAt(token).compareTo(created);
        return order < 0 || (order == 0 && ids.contains(String.valueOf(token.id())));
    }

    /** Returns the cursor after the last of the given items, the first of which is at {@code itemsOffset}. */
    AstroCursor after(long itemsOffset, List<ApiToken> items) {
        long last = itemsOffset + items.size() - 1;
        Instant newest = createdAt(items.get(items.size() - 1));
        if (created != null && newest.isBefore(created)) {
            return new AstroCursor(last, created, ids);
        }
        Set<String> sameTime = new LinkedHashSet<>(newest.equals(created) ? ids : Set.of());
        for (ApiToken item : items) {
            if (createdAt(item).equals(newest)) {
                sameTime.add(String.valueOf(item.id()));
            }
        }
        return new AstroCursor(last, newest, Collections.unmodifiableSet(sameTime));
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

    /** Returns whether an id is its own URL encoding, as all of the vendor's are. */
    private static boolean isPlain(String id) {
        return id.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'));
    }

    private static Instant createdAt(ApiToken token) {
        return Objects.requireNonNull(AstroRecords.instant(token.createdAt()), "createdAt");
    }

    /** Returns the string form, which callers may store and {@link #parse} reads. */
    @Override
    public String toString() {
        StringJoiner list = new StringJoiner(",");
        // A record may have an id that cannot be one, so it may hold any character.
        ids.forEach(id -> list.add(isPlain(id) ? id : URLEncoder.encode(id, StandardCharsets.UTF_8)));
        return offset + "~" + created + "~" + list;
    }

    static AstroCursor parse(String text) {
        String[] parts = text.split("~", 3);
        try {
            if (parts.length == 3 && Long.parseLong(parts[0]) >= 0) {
                return new AstroCursor(Long.parseLong(parts[0]), Instant.parse(parts[1]), decoded(parts[2]));
            }
        } catch (IllegalArgumentException | DateTimeException notOurs) {
            throw InvalidInputException.of("cursor", "is not a cursor of an Astro list");
        }
        throw InvalidInputException.of("cursor", "is not a cursor of an Astro list");
    }
}
