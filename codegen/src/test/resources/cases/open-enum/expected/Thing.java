// Generated from spec.yaml, schema Thing. Do not edit.
package io.apitokens.golden.openenum;

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
 * @param colour its colour
 * @param size A size.
 */
public record Thing(@Nullable Colour colour, @Nullable Size size) {

    static final TypeAdapter<Thing> JSON = Json.object(Thing::read, Thing::write);

    private static final FieldNames NAMES = FieldNames.of("colour", "size");

    /** {@return this record as JSON on one line, without secrets} */
    public String toJson() {
        return JsonFields.toJson(this, JSON);
    }

    static @Nullable Thing read(JsonReader in) throws IOException {
        if (!Json.beginObject(in)) {
            return null;
        }
        Colour colour = null;
        Size size = null;
        int field = 0;
        while (in.hasNext()) {
            field = NAMES.next(in, field);
            switch (field) {
                case 1 -> colour = Colour.adapter.read(in);
                case 2 -> size = Size.adapter.read(in);
                default -> in.skipValue();
            }
        }
        in.endObject();
        return new Thing(colour, size);
    }

    void write(JsonWriter out) throws IOException {
        out.beginObject();
        JsonFields.write(out, "colour", this.colour, Colour.adapter);
        JsonFields.write(out, "size", this.size, Size.adapter);
        out.endObject();
    }
}
