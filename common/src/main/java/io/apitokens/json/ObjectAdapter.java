package io.apitokens.json;

import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The adapter for a type that is an object in JSON. */
final class ObjectAdapter<T> extends TypeAdapter<T> {

    private final Json.ObjectReader<T> reader;
    private final Json.ObjectWriter<T> writer;

    ObjectAdapter(Json.ObjectReader<T> reader, Json.ObjectWriter<T> writer) {
        this.reader = reader;
        this.writer = writer;
    }

    @Override
    public @Nullable T read(JsonReader in) throws IOException {
        return reader.read(in);
    }

    @Override
    public void write(JsonWriter out, @Nullable T value) throws IOException {
        if (value == null) {
            out.nullValue();
        } else {
            writer.write(value, out);
        }
    }
}
