// Generated from spec.yaml, schema ClientSecret. Do not edit.
package io.apitokens.golden.sentsecret;

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
 * A secret, whose value may be missing. Nullable components are null if the field is missing or mistyped; timestamps
 * may be unknown instead.
 *
 * @param id identifier of the secret
 * @param value the secret
 */
public record ClientSecret(@Nullable String id, @Nullable Secret value) {

    static final TypeAdapter<ClientSecret> JSON = Json.object(ClientSecret::read, ClientSecret::write);

    private static final FieldNames NAMES = FieldNames.of("id", "value");

    /** {@return this record as JSON on one line, without secrets} */
    public String toJson() {
        return JsonFields.toJson(this, JSON);
    }

    /** {@return a copy of this record without secrets, at any depth} */
    public ClientSecret withoutSecrets() {
        return new ClientSecret(id, null);
    }

    /** {@return the components, with control and format characters as escapes} */
    @Override
    public String toString() {
        return Json.components("ClientSecret", "id", id, "value", value);
    }

    static ClientSecret read(JsonReader in) throws IOException {
        Json.requireObject(in, "ClientSecret");
        String id = null;
        Secret value = null;
        int field = 0;
        while (in.hasNext()) {
            field = NAMES.next(in, field);
            switch (field) {
                case 1 -> id = Json.string(in);
                case 2 -> value = Json.secret(in, value);
                default -> in.skipValue();
            }
        }
        in.endObject();
        return new ClientSecret(Json.identityUnless(in, value, id, "ClientSecret.id"), value);
    }

    void write(JsonWriter out) throws IOException {
        out.beginObject();
        JsonFields.write(out, "id", this.id);
        out.endObject();
    }
}
