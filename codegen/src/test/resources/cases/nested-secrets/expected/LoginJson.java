// Generated from spec.yaml, schema Login. Do not edit.
package io.apitokens.golden.nestedsecrets;

import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import io.apitokens.json.FieldNames;
import io.apitokens.json.Json;
import io.apitokens.json.JsonFields;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads and writes {@link Login}. */
final class LoginJson extends TypeAdapter<Login> {

    static final LoginJson INSTANCE = new LoginJson();

    private static final FieldNames NAMES = FieldNames.of("key");

    private LoginJson() {}

    @Override
    public @Nullable Login read(JsonReader in) throws IOException {
        if (!Json.beginObject(in)) {
            return null;
        }
        Key key = null;
        int field = 0;
        while (in.hasNext()) {
            field = NAMES.next(in, field);
            switch (field) {
                case 1 -> key = KeyJson.INSTANCE.read(in);
                default -> in.skipValue();
            }
        }
        in.endObject();
        return new Login(key);
    }

    @Override
    public void write(JsonWriter out, @Nullable Login value) throws IOException {
        if (value == null) {
            out.nullValue();
            return;
        }
        out.beginObject();
        JsonFields.write(out, "key", value.key(), KeyJson.INSTANCE);
        out.endObject();
    }
}
