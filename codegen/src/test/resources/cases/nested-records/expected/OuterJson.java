// Generated from spec.yaml, schema Outer. Do not edit.
package io.apitokens.golden.nestedrecords;

import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import io.apitokens.json.FieldNames;
import io.apitokens.json.Json;
import io.apitokens.json.JsonFields;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads and writes {@link Outer}. */
final class OuterJson extends TypeAdapter<Outer> {

    static final OuterJson INSTANCE = new OuterJson();

    private static final FieldNames NAMES = FieldNames.of("middle", "owner", "self");

    private OuterJson() {}

    @Override
    public @Nullable Outer read(JsonReader in) throws IOException {
        if (!Json.beginObject(in)) {
            return null;
        }
        Middle middle = null;
        Owner owner = null;
        Outer self = null;
        int field = 0;
        while (in.hasNext()) {
            field = NAMES.next(in, field);
            switch (field) {
                case 1 -> middle = MiddleJson.INSTANCE.read(in);
                case 2 -> owner = Json.nullable(in, OwnerJson.INSTANCE);
                case 3 -> self = OuterJson.INSTANCE.read(in);
                default -> in.skipValue();
            }
        }
        in.endObject();
        return new Outer(middle, owner, self);
    }

    @Override
    public void write(JsonWriter out, @Nullable Outer value) throws IOException {
        if (value == null) {
            out.nullValue();
            return;
        }
        out.beginObject();
        JsonFields.write(out, "middle", value.middle(), MiddleJson.INSTANCE);
        JsonFields.write(out, "owner", value.owner(), OwnerJson.INSTANCE);
        JsonFields.write(out, "self", value.self(), OuterJson.INSTANCE);
        out.endObject();
    }
}
