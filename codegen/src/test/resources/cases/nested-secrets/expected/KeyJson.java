// Generated from spec.yaml, schema Key. Do not edit.
package io.apitokens.golden.nestedsecrets;

import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import io.apitokens.Secret;
import io.apitokens.json.FieldNames;
import io.apitokens.json.Json;
import io.apitokens.json.JsonFields;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads and writes {@link Key}. */
final class KeyJson extends TypeAdapter<Key> {

    static final KeyJson INSTANCE = new KeyJson();

    private static final FieldNames NAMES = FieldNames.of("user", "value");

    private KeyJson() {}

    @Override
    public @Nullable Key read(JsonReader in) throws IOException {
        if (!Json.beginObject(in)) {
            return null;
        }
        String user = null;
        Secret value = null;
        int field = 0;
        while (in.hasNext()) {
            field = NAMES.next(in, field);
            switch (field) {
                case 1 -> user = Json.string(in);
                case 2 -> value = Json.secret(in, value);
                default -> in.skipValue();
            }
        }
        in.endObject();
        return new Key(user, value);
    }

    @Override
    public void write(JsonWriter out, @Nullable Key value) throws IOException {
        if (value == null) {
            out.nullValue();
            return;
        }
        out.beginObject();
        JsonFields.write(out, "user", value.user());
        out.endObject();
    }
}
