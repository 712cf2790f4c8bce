// Generated from spec.yaml, schema Colour. Do not edit.
package io.apitokens.golden.maps;

import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import io.apitokens.json.Json;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads and writes {@link Colour}. */
final class ColourJson extends TypeAdapter<Colour> {

    static final ColourJson INSTANCE = new ColourJson();

    private ColourJson() {}

    @Override
    public @Nullable Colour read(JsonReader in) throws IOException {
        String value = Json.string(in);
        return value == null ? null : Colour.of(value);
    }

    @Override
    public void write(JsonWriter out, @Nullable Colour value) throws IOException {
        out.value(value == null ? null : value.value());
    }
}
