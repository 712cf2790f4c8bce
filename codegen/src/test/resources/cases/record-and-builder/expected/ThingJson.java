// Generated from spec.yaml, schema Thing. Do not edit.
package io.apitokens.golden;

import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import io.apitokens.json.Json;
import io.apitokens.json.JsonFields;
import io.apitokens.json.Timestamp;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads and writes {@link Thing}. */
final class ThingJson extends TypeAdapter<Thing> {

    static final ThingJson INSTANCE = new ThingJson();

    private ThingJson() {}

    @Override
    public @Nullable Thing read(JsonReader in) throws IOException {
        if (!Json.beginObject(in)) {
            return null;
        }
        String name = null;
        Long count = null;
        Boolean active = null;
        Timestamp seen = null;
        Timestamp day = null;
        while (in.hasNext()) {
            switch (in.nextName()) {
                case "name" -> name = Json.string(in);
                case "count" -> count = Json.integer(in);
                case "active" -> active = Json.bool(in);
                case "seen" -> seen = Json.timestamp(in);
                case "day" -> day = Json.timestamp(in);
                default -> in.skipValue();
            }
        }
        in.endObject();
        return new Thing(name, count, active, seen, day);
    }

    @Override
    public void write(JsonWriter out, @Nullable Thing value) throws IOException {
        if (value == null) {
            out.nullValue();
            return;
        }
        out.beginObject();
        JsonFields.write(out, "name", value.name());
        JsonFields.write(out, "count", value.count());
        JsonFields.write(out, "active", value.active());
        JsonFields.write(out, "seen", value.seen());
        JsonFields.write(out, "day", value.day());
        out.endObject();
    }
}
