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

/**
 * How to log in. Nullable components are null if the field is missing or mistyped; timestamps may be unknown instead.
 *
 * @param key A key.
 */
public record Login(@Nullable Key key) {

    static final TypeAdapter<Login> JSON = Json.object(Login::read, Login::write);

    private static final FieldNames NAMES = FieldNames.of("key");

    /** {@return this record as JSON on one line, without secrets} */
    public String toJson() {
        return JsonFields.toJson(this, JSON);
    }

    /** {@return a copy of this record without secrets, at any depth} */
    public Login withoutSecrets() {
        return new Login(key == null ? null : key.withoutSecrets());
    }

    static @Nullable Login read(JsonReader in) throws IOException {
        if (!Json.beginObject(in)) {
            return null;
        }
        Key key = null;
        int field = 0;
        while (in.hasNext()) {
            field = NAMES.next(in, field);
            switch (field) {
                case 1 -> key = Key.read(in);
                default -> in.skipValue();
            }
        }
        in.endObject();
        return new Login(key);
    }

    void write(JsonWriter out) throws IOException {
        out.beginObject();
        JsonFields.write(out, "key", this.key, Key.JSON);
        out.endObject();
    }
}
