// Generated from spec.yaml, schema Thing. Do not edit.
package io.apitokens.golden.lists;

import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import io.apitokens.json.FieldNames;
import io.apitokens.json.Json;
import io.apitokens.json.JsonFields;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads and writes {@link Thing}. */
final class ThingJson extends TypeAdapter<Thing> {

    static final ThingJson INSTANCE = new ThingJson();

    private static final FieldNames NAMES = FieldNames.of("names", "counts", "colours", "parts", "owners");

    private ThingJson() {}

    @Override
    public @Nullable Thing read(JsonReader in) throws IOException {
        if (!Json.beginObject(in)) {
            return null;
        }
        List<String> names = null;
        List<Long> counts = null;
        List<Colour> colours = null;
        List<Part> parts = null;
        List<Owner> owners = null;
        int field = 0;
        while (in.hasNext()) {
            field = NAMES.next(in, field);
            switch (field) {
                case 1 -> names = Json.list(in, Json.STRING);
                case 2 -> counts = Json.list(in, Json.INTEGER);
                case 3 -> colours = Json.list(in, Colour.adapter);
                case 4 -> parts = Json.list(in, PartJson.INSTANCE);
                case 5 -> owners = Json.list(in, OwnerJson.INSTANCE);
                default -> in.skipValue();
            }
        }
        in.endObject();
        return new Thing(names, counts, colours, parts, owners);
    }

    @Override
    public void write(JsonWriter out, @Nullable Thing value) throws IOException {
        if (value == null) {
            out.nullValue();
            return;
        }
        out.beginObject();
        JsonFields.writeList(out, "names", value.names(), Json.STRING);
        JsonFields.writeList(out, "counts", value.counts(), Json.INTEGER);
        JsonFields.writeList(out, "colours", value.colours(), Colour.adapter);
        JsonFields.writeList(out, "parts", value.parts(), PartJson.INSTANCE);
        JsonFields.writeList(out, "owners", value.owners(), OwnerJson.INSTANCE);
        out.endObject();
    }
}
