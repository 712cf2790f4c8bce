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

/**
 * A schema of responses only, so it has no builder. Nullable components are null if the field is missing or mistyped;
 * timestamps may be unknown instead.
 *
 * @param name the name
 * @param count how many
 * @param active whether it is active
 * @param seen when it was seen
 * @param day a date or date-time in whatever form
 */
public record Thing(
        @Nullable String name,
        @Nullable Long count,
        @Nullable Boolean active,
        @Nullable Timestamp seen,
        @Nullable Timestamp day) {

    static final TypeAdapter<Thing> JSON = Json.object(Thing::read, Thing::write);

    private static final FieldNames NAMES = FieldNames.of("name", "count", "active", "seen", "day");

    /** {@return this record as JSON on one line, without secrets} */
    public String toJson() {
        return JsonFields.toJson(this, JSON);
    }

    /** {@return the components, with control and format characters as escapes} */
    @Override
    public String toString() {
        return Json.components("Thing", "name", name, "count", count, "active", active, "seen", seen, "day", day);
    }

    static @Nullable Thing read(JsonReader in) throws IOException {
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

    void write(JsonWriter out) throws IOException {
        out.beginObject();
        JsonFields.write(out, "name", this.name);
        JsonFields.write(out, "count", this.count);
        JsonFields.write(out, "active", this.active);
        JsonFields.write(out, "seen", this.seen);
        JsonFields.write(out, "day", this.day);
        out.endObject();
    }
}
