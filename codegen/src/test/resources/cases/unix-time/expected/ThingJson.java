// Generated from spec.yaml, schema Thing. Do not edit.
package io.apitokens.golden.unixtime;

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

    private static final FieldNames NAMES = FieldNames.of("created", "expires", "used");

    private ThingJson() {}

    @Override
    public @Nullable Thing read(JsonReader in) throws IOException {
        if (!Json.beginObject(in)) {
            return null;
        }
        Timestamp created = null;
        Timestamp expires = Timestamp.UNKNOWN;
        Timestamp used = null;
        int field = 0;
        while (in.hasNext()) {
            field = NAMES.next(in, field);
            switch (field) {
                case 1 -> created = Json.unixTime(in);
                case 2 -> expires = Json.unixTime(in);
                case 3 -> used = Json.unixTime(in);
                default -> in.skipValue();
            }
        }
        in.endObject();
        return new Thing(created, expires, used);
    }

    @Override
    public void write(JsonWriter out, @Nullable Thing value) throws IOException {
        if (value == null) {
            out.nullValue();
            return;
        }
        out.beginObject();
        JsonFields.writeUnixTime(out, "created", value.created(), false);
        JsonFields.writeIfNull(out, "expires", value.expires());
        JsonFields.writeUnixTime(out, "expires", value.expires(), false);
        JsonFields.writeUnixTime(out, "used", value.used(), true);
        out.endObject();
    }
}
