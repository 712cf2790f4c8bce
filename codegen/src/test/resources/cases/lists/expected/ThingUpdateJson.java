// Generated from spec.yaml, schema ThingUpdate. Do not edit.
package io.apitokens.golden.lists;

import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import io.apitokens.json.Json;
import io.apitokens.json.JsonFields;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads and writes {@link ThingUpdate}. */
final class ThingUpdateJson extends TypeAdapter<ThingUpdate> {

    static final ThingUpdateJson INSTANCE = new ThingUpdateJson();

    private ThingUpdateJson() {}

    @Override
    public ThingUpdate read(JsonReader in) {
        throw new UnsupportedOperationException("ThingUpdate is only ever written");
    }

    @Override
    public void write(JsonWriter out, @Nullable ThingUpdate value) throws IOException {
        if (value == null) {
            out.nullValue();
            return;
        }
        out.beginObject();
        JsonFields.writeList(out, "names", value.names(), Json.STRING);
        JsonFields.writeList(out, "parts", value.parts(), PartJson.INSTANCE);
        out.endObject();
    }
}
