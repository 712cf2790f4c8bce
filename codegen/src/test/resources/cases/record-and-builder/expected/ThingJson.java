// Generated from spec.yaml, schema Thing. Do not edit.
package io.apitokens.golden.recordandbuilder;

import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import io.apitokens.json.FieldNames;
import io.apitokens.json.Json;
import io.apitokens.json.JsonFields;
import io.apitokens.json.Timestamp;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads and writes {@link Thing}. */
final class ThingJson extends TypeAdapter<Thing> {

    static final ThingJson INSTANCE = new ThingJson();

    private static final FieldNames NAMES = FieldNames.of("name", "count", "active", "seen", "day");

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
        int field = 0;
        while (in.hasNext()) {
            field = NAMES.next(in, field);
            switch (field) {
                case 1 -> name = Json.string(in);
                case 2 -> count = Json.integer(in);
                case 3 -> active = Json.bool(in);
                case 4 -> seen = Json.timestamp(in);
                case 5 -> day = Json.timestamp(in);
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
