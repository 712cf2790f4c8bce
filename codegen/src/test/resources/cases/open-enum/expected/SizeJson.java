// Generated from spec.yaml, schema Size. Do not edit.
package io.apitokens.golden.openenum;

import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import io.apitokens.json.Json;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads and writes {@link Size}. */
final class SizeJson extends TypeAdapter<Size> {

    static final SizeJson INSTANCE = new SizeJson();

    private SizeJson() {}

    @Override
    public @Nullable Size read(JsonReader in) throws IOException {
        String value = Json.string(in);
        return value == null ? null : Size.of(value);
    }

    @Override
    public void write(JsonWriter out, @Nullable Size value) throws IOException {
        out.value(value == null ? null : value.value());
    }
}
