package io.apitokens.json;

import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads and writes the elements of lists of plain values. */
final class ListElement {

    private ListElement() {}

    /** The adapter for strings. */
    static final class Text extends TypeAdapter<String> {

        @Override
        public @Nullable String read(JsonReader in) throws IOException {
            return Json.string(in);
        }

        @Override
        public void write(JsonWriter out, @Nullable String value) throws IOException {
            out.value(value);
        }
    }

    /** The adapter for integers. */
    static final class Whole extends TypeAdapter<Long> {

        @Override
        public @Nullable Long read(JsonReader in) throws IOException {
            return Json.integer(in);
        }

        @Override
        public void write(JsonWriter out, @Nullable Long value) throws IOException {
            out.value(value);
        }
    }
}
