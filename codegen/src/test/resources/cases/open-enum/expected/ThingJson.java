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

/** Reads and writes {@link Thing}. */
final class ThingJson extends TypeAdapter<Thing> {

    static final ThingJson INSTANCE = new ThingJson();

    private static final FieldNames NAMES = FieldNames.of("colour", "size");

    private ThingJson() {}

    @Override
    public @Nullable Thing read(JsonReader in) throws IOException {
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

    @Override
    public void write(JsonWriter out, @Nullable Thing value) throws IOException {
        if (value == null) {
            out.nullValue();
            return;
        }
        out.beginObject();
        JsonFields.write(out, "colour", value.colour(), Colour.adapter);
        JsonFields.write(out, "size", value.size(), Size.adapter);
        out.endObject();
    }
}
