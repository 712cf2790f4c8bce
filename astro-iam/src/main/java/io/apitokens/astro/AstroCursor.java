package io.apitokens.astro;

import io.apitokens.astro.api.ApiToken;
import io.apitokens.error.InvalidInputException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The position of a walk. The vendor does not specify the order of tokens with the same creation time.
 *
 * @param offset the offset of the last token returned
 * @param created the creation time of that token; null at the start
 * @param ids the ids of the returned tokens with that creation time
 */
record AstroCursor(long offset, @Nullable Instant created, List<String> ids) {

    static final AstroCursor START = new AstroCursor(0, null, List.of());

    /** Checks whether the walk has already returned a token. */
    boolean includes(ApiToken token) {
        if (created == null) {
            return false;
        }
        int order = createdAt(token).compareTo(created);
        return order < 0 || (order == 0 && ids.contains(token.id()));
    }

    /** Returns the cursor after the last of the given items, the first of which is at {@code itemsOffset}. */
    AstroCursor after(long itemsOffset, List<ApiToken> items) {
        long last = itemsOffset + items.size() - 1;
        Instant newest = createdAt(items.get(items.size() - 1));
        if (created != null && newest.isBefore(created)) {
            return new AstroCursor(last, created, ids);
        }
        List<String> sameTime = new ArrayList<>(newest.equals(created) ? ids : List.of());
        for (ApiToken item : items) {
            if (createdAt(item).equals(newest)) {
                String id = item.id();
                if (id == null || !AstroIds.isId(id)) {
                    throw AstroWalk.unreadable("a record's id is not a valid token id, so the list cannot continue");
                }
                if (!sameTime.contains(id)) {
                    sameTime.add(id);
                }
            }
        }
        return new AstroCursor(last, newest, List.copyOf(sameTime));
    }

    private static Instant createdAt(ApiToken token) {
        Instant instant = AstroRecords.instant(token.createdAt());
        if (instant == null) {
            throw AstroWalk.unreadable("ApiToken.createdAt is missing or unreadable, so the list cannot continue");
        }
        return instant;
    }

    /** Returns the string form, which callers may store and {@link #parse} reads. */
    @Override
    public String toString() {
        return offset + "~" + created + "~" + String.join(",", ids);
    }

    static AstroCursor parse(String text) {
        String[] parts = text.split("~", 3);
        try {
            if (parts.length == 3 && Long.parseLong(parts[0]) >= 0) {
                List<String> ids = List.of(parts[2].split(",", -1));
                ids.forEach(id -> AstroIds.checked("cursor", id));
                return new AstroCursor(Long.parseLong(parts[0]), Instant.parse(parts[1]), ids);
            }
        } catch (NumberFormatException | DateTimeException notOurs) {
            throw InvalidInputException.of("cursor", "is not a cursor of an Astro list");
        }
        throw InvalidInputException.of("cursor", "is not a cursor of an Astro list");
    }
}
