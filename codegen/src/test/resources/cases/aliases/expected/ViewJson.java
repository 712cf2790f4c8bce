// Generated from spec.yaml, schema View. Do not edit.
package io.apitokens.golden.aliases;

import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import io.apitokens.json.Json;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads and writes {@link View}. */
final class ViewJson extends TypeAdapter<View> {

    static final ViewJson INSTANCE = new ViewJson();

    private ViewJson() {}

    @Override
    public @Nullable View read(JsonReader in) throws IOException {
        String value = Json.string(in);
        return value == null ? null : View.of(value);
    }

    @Override
    public void write(JsonWriter out, @Nullable View value) throws IOException {
        out.value(value == null ? null : value.value());
    }
}
