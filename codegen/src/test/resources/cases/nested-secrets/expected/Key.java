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

/**
 * A key. Nullable components are null if the field is missing or mistyped; timestamps may be unknown instead.
 *
 * @param user the user
 * @param value the secret
 */
public record Key(@Nullable String user, @Nullable Secret value) {

    static final TypeAdapter<Key> JSON = Json.object(Key::read, Key::write);

    private static final FieldNames NAMES = FieldNames.of("user", "value");

    /** {@return this record as JSON on one line, without secrets} */
    public String toJson() {
        return JsonFields.toJson(this, JSON);
    }

    /** {@return a copy of this record without secrets, at any depth} */
    public Key withoutSecrets() {
        return new Key(user, null);
    }

    /** {@return the components, with control and format characters as escapes} */
    @Override
    public String toString() {
        return Json.components("Key", "user", user, "value", value);
    }

    static @Nullable Key read(JsonReader in) throws IOException {
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

    void write(JsonWriter out) throws IOException {
        out.beginObject();
        JsonFields.write(out, "user", this.user);
        out.endObject();
    }
}
