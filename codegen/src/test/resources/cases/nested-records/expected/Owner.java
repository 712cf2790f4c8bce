// Generated from spec.yaml, schema Owner. Do not edit.
package io.apitokens.golden.nestedrecords;

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
 * A record with an identity. Nullable components are null if the field is missing or mistyped; timestamps may be
 * unknown instead.
 *
 * @param id number of the owner
 * @param password a secret that responses may contain
 */
public record Owner(@Nullable Long id, @Nullable Secret password) {

    static final TypeAdapter<Owner> JSON = Json.object(Owner::read, Owner::write);

    private static final FieldNames NAMES = FieldNames.of("id", "password");

    /** {@return this record as JSON on one line, without secrets} */
    public String toJson() {
        return JsonFields.toJson(this, JSON);
    }

    /** {@return a copy of this record without secrets, at any depth} */
    public Owner withoutSecrets() {
        return new Owner(id, null);
    }

    static Owner read(JsonReader in) throws IOException {
        Json.requireObject(in, "Owner");
        Long id = null;
        Secret password = null;
        int field = 0;
        while (in.hasNext()) {
            field = NAMES.next(in, field);
            switch (field) {
                case 1 -> id = Json.integer(in);
                case 2 -> password = Json.secret(in, password);
                default -> in.skipValue();
            }
        }
        in.endObject();
        return new Owner(Json.identityUnless(in, password, id, "Owner.id"), password);
    }

    void write(JsonWriter out) throws IOException {
        out.beginObject();
        JsonFields.write(out, "id", this.id);
        out.endObject();
    }
}
