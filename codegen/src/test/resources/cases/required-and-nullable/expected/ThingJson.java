// Generated from spec.yaml, schema Thing. Do not edit.
package io.apitokens.golden.requiredandnullable;

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

    private static final FieldNames NAMES = FieldNames.of("start", "end", "note", "seen");

    private ThingJson() {}

    @Override
    public @Nullable Thing read(JsonReader in) throws IOException {
        if (!Json.beginObject(in)) {
            return null;
        }
        Timestamp start = null;
        Timestamp end = Timestamp.UNKNOWN;
        String note = null;
        Timestamp seen = null;
        int field = 0;
        while (in.hasNext()) {
            field = NAMES.next(in, field);
            switch (field) {
                case 1 -> start = Json.timestamp(in);
                case 2 -> end = Json.timestamp(in);
                case 3 -> note = Json.string(in);
                case 4 -> seen = Json.timestamp(in);
                default -> in.skipValue();
            }
        }
        in.endObject();
        return new Thing(start, end, note, seen);
    }

    @Override
    public void write(JsonWriter out, @Nullable Thing value) throws IOException {
        if (value == null) {
            out.nullValue();
            return;
        }
        out.beginObject();
        JsonFields.write(out, "start", value.start());
        JsonFields.writeIfNull(out, "end", value.end());
        JsonFields.write(out, "end", value.end(), 6);
        JsonFields.writeIfNull(out, "note", value.note());
        JsonFields.write(out, "note", value.note());
        JsonFields.write(out, "seen", value.seen());
        out.endObject();
    }
}
