// Generated from spec.yaml, schema Thing. Do not edit.
package io.apitokens.golden.queryrecord;

import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import io.apitokens.json.FieldNames;
import io.apitokens.json.Json;
import io.apitokens.json.JsonFields;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A thing. Nullable components are null if the field is missing or mistyped; timestamps may be unknown instead.
 *
 * @param name name of the thing
 */
public record Thing(@Nullable String name) {

    static final TypeAdapter<Thing> JSON = Json.object(Thing::read, Thing::write);

    private static final FieldNames NAMES = FieldNames.of("name");

    /** {@return this record as JSON on one line, without secrets} */
    public String toJson() {
        return JsonFields.toJson(this, JSON);
    }

    /** {@return the components, with control and format characters as escapes} */
    @Override
    public String toString() {
        return Json.components("Thing", "name", name);
    }

    static @Nullable Thing read(JsonReader in) throws IOException {
        if (!Json.beginObject(in)) {
            return null;
        }
        String name = null;
        int field = 0;
        while (in.hasNext()) {
            field = NAMES.next(in, field);
            switch (field) {
                case 1 -> name = Json.string(in);
                default -> in.skipValue();
            }
        }
        in.endObject();
        return new Thing(name);
    }

    void write(JsonWriter out) throws IOException {
        out.beginObject();
        JsonFields.write(out, "name", this.name);
        out.endObject();
    }
}
