package io.apitokens.json;

import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads and writes values that are not objects. */
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

    /** The adapter for a type that is a string in JSON. */
    static final class Value<T> extends TypeAdapter<T> {

        private final Function<String, T> of;
        private final Function<T, String> text;

        Value(Function<String, T> of, Function<T, String> text) {
            this.of = of;
            this.text = text;
        }

        @Override
        public @Nullable T read(JsonReader in) throws IOException {
            String value = Json.string(in);
            return value == null ? null : of.apply(value);
        }

        @Override
        public void write(JsonWriter out, @Nullable T value) throws IOException {
            out.value(value == null ? null : text.apply(value));
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
