package io.apitokens.benchmarks.hand;

import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The usual Gson adapter for {@link Instant}. */
final class InstantAdapter extends TypeAdapter<Instant> {

    @Override
    public @Nullable Instant read(JsonReader in) throws IOException {
        if (in.peek() == JsonToken.NULL) {
            in.nextNull();
            return null;
        }
        return Instant.parse(in.nextString());
    }

    @Override
    public void write(JsonWriter out, @Nullable Instant value) throws IOException {
        out.value(value == null ? null : value.toString());
    }
}
