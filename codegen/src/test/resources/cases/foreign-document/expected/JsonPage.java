// Generated from spec.yaml. Do not edit.
package io.apitokens.golden.foreigndocument;

import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import io.apitokens.Page;
import io.apitokens.error.InvalidInputException;
import io.apitokens.json.Json;
import io.apitokens.json.JsonShapeException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a page of a list: its records, and the values that say whether another page follows. */
final class JsonPage<T> extends TypeAdapter<Page<T>> {

    private final String records;
    private final TypeAdapter<T> record;
    private final Paths paths;
    private final Next next;

    private JsonPage(String records, TypeAdapter<T> record, Paths paths, Next next) {
        this.records = records;
        this.record = record;
        this.paths = paths;
        this.next = next;
    }

    /** Where the response states the cursor of the next page, the number of all records and the size of a page. */
    private record Paths(@Nullable String cursor, @Nullable String total, @Nullable String size) {}

    /** What was read beside the records. */
    private static final class Found {

        private boolean list;
        private long count;
        private @Nullable String cursor;
        private @Nullable Long total;
        private @Nullable Long size;
    }

    /** Finds the next page after one was read. */
    private interface Next {

        /** Returns the cursor of the next page; null if this is the last. */
        @Nullable
        String after(Found page);
    }

    /** Reads a page of a response that states the cursor of the next one. */
    static <T> JsonPage<T> byCursor(String records, TypeAdapter<T> record, String next) {
        return new JsonPage<>(
                records,
                record,
                new Paths(next, null, null),
                page -> page.cursor == null || page.cursor.isEmpty() ? null : page.cursor);
    }

    /** Reads a page that begins at an offset. The list ends at the total; without one, at an empty page. */
    static <T> JsonPage<T> byOffset(String records, TypeAdapter<T> record, long offset, @Nullable String total) {
        return new JsonPage<>(records, record, new Paths(null, total, null), page -> {
            long end = offset + page.count;
            boolean last = page.count == 0 || (page.total != null && end >= page.total);
            return last ? null : String.valueOf(end);
        });
    }

    /**
     * Reads a page with a number. The list ends at the total, if the response also states the size of a page: the vendor
     * may have reduced the size that was requested. Otherwise it ends at an empty page.
     */
    static <T> JsonPage<T> byNumber(
            String records,
            TypeAdapter<T> record,
            long number,
            long first,
            @Nullable String total,
            @Nullable String size) {
        return new JsonPage<>(records, record, new Paths(null, total, size), page -> {
            boolean counted = page.total != null && page.size != null && page.size > 0;
            boolean last = page.count == 0 || (counted && (number - first + 1) * page.size >= page.total);
            return last ? null : String.valueOf(number + 1);
        });
    }

    /** Returns the position that a cursor stands for. */
    static long position(@Nullable String cursor, long first) {
        if (cursor == null) {
            return first;
        }
        if (!cursor.matches("[0-9]{1,15}")) {
            throw InvalidInputException.of("cursor", "is not a cursor of this list");
        }
        return Long.parseLong(cursor);
    }

    @Override
    public Page<T> read(JsonReader in) throws IOException {
        List<T> items = new ArrayList<>();
        Found found = new Found();
        Map<String, JsonPayload.Part<?>> parts = new HashMap<>();
        put(parts, paths.cursor(), part -> found.cursor = cursor(part, paths.cursor()));
        put(parts, paths.total(), part -> found.total = Json.integer(part));
        put(parts, paths.size(), part -> found.size = Json.integer(part));
        put(parts, records, part -> {
            found.count += JsonPayload.readList(part, record, items);
            found.list = true;
            return items;
        });
        JsonPayload.readParts(in, "", parts);
        if (!found.list) {
            throw new JsonShapeException("the list at \"" + records + "\" is missing");
        }
        return Page.of(items, next.after(found));
    }

    /** Reads the next cursor. One that is no string must not be taken for the end of the list. */
    private static @Nullable String cursor(JsonReader in, @Nullable String path) throws IOException {
        if (in.peek() != JsonToken.NULL && in.peek() != JsonToken.STRING) {
            throw new JsonShapeException("the next cursor at \"" + path + "\" is no string");
        }
        return Json.string(in);
    }

    private static void put(
            Map<String, JsonPayload.Part<?>> parts, @Nullable String path, JsonPayload.Part<?> part) {
        if (path != null) {
            parts.put(path, part);
        }
    }

    @Override
    public void write(JsonWriter out, Page<T> value) {
        throw new UnsupportedOperationException("is only ever read");
    }
}
