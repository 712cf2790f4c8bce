// Generated from spec.yaml, schema Middle. Do not edit.
package io.apitokens.golden.nestedrecords;

import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import io.apitokens.json.FieldNames;
import io.apitokens.json.Json;
import io.apitokens.json.JsonFields;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads and writes {@link Middle}. */
final class MiddleJson extends TypeAdapter<Middle> {

    static final MiddleJson INSTANCE = new MiddleJson();

    private static final FieldNames NAMES = FieldNames.of("inner");

    private MiddleJson() {}

    @Override
    public @Nullable Middle read(JsonReader in) throws IOException {
        if (!Json.beginObject(in)) {
            return null;
        }
        Inner inner = null;
        int field = 0;
        while (in.hasNext()) {
            field = NAMES.next(in, field);
            switch (field) {
                case 1 -> inner = InnerJson.INSTANCE.read(in);
                default -> in.skipValue();
            }
        }
        in.endObject();
        return new Middle(inner);
    }

    @Override
    public void write(JsonWriter out, @Nullable Middle value) throws IOException {
        if (value == null) {
            out.nullValue();
            return;
        }
        out.beginObject();
        JsonFields.write(out, "inner", value.inner(), InnerJson.INSTANCE);
        out.endObject();
    }
}
