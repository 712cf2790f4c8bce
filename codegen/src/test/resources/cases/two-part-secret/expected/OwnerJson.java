// Generated from spec.yaml, schema Owner. Do not edit.
package io.apitokens.golden.twopartsecret;

import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import io.apitokens.json.FieldNames;
import io.apitokens.json.Json;
import io.apitokens.json.JsonFields;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads and writes {@link Owner}. */
final class OwnerJson extends TypeAdapter<Owner> {

    static final OwnerJson INSTANCE = new OwnerJson();

    private static final FieldNames NAMES = FieldNames.of("number");

    private OwnerJson() {}

    @Override
    public @Nullable Owner read(JsonReader in) throws IOException {
        if (!Json.beginObject(in)) {
            return null;
        }
        Long number = null;
        int field = 0;
        while (in.hasNext()) {
            field = NAMES.next(in, field);
            switch (field) {
                case 1 -> number = Json.integer(in);
                default -> in.skipValue();
            }
        }
        in.endObject();
        return new Owner(number);
    }

    @Override
    public void write(JsonWriter out, @Nullable Owner value) throws IOException {
        if (value == null) {
            out.nullValue();
            return;
        }
        out.beginObject();
        JsonFields.write(out, "number", value.number());
        out.endObject();
    }
}
