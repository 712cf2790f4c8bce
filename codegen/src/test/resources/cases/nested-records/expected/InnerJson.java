// Generated from spec.yaml, schema Inner. Do not edit.
package io.apitokens.golden.nestedrecords;

import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import io.apitokens.json.FieldNames;
import io.apitokens.json.Json;
import io.apitokens.json.JsonFields;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads and writes {@link Inner}. */
final class InnerJson extends TypeAdapter<Inner> {

    static final InnerJson INSTANCE = new InnerJson();

    private static final FieldNames NAMES = FieldNames.of("name");

    private InnerJson() {}

    @Override
    public @Nullable Inner read(JsonReader in) throws IOException {
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
        return new Inner(name);
    }

    @Override
    public void write(JsonWriter out, @Nullable Inner value) throws IOException {
        if (value == null) {
            out.nullValue();
            return;
        }
        out.beginObject();
        JsonFields.write(out, "name", value.name());
        out.endObject();
    }
}
