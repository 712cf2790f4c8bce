// Generated from spec.yaml, schema Thing. Do not edit.
package io.apitokens.golden.envelope;

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
 * A thing. Nullable components are null if the field is missing or mistyped; timestamps may be unknown instead.
 *
 * @param id the number
 * @param secret the secret
 */
public record Thing(@Nullable Long id, @Nullable Secret secret) {

    static final TypeAdapter<Thing> JSON = Json.object(Thing::read, Thing::write);

    private static final FieldNames NAMES = FieldNames.of("id", "secret");

    /** {@return this record as JSON on one line, without secrets} */
    public String toJson() {
        return JsonFields.toJson(this, JSON);
    }

    /** {@return a copy of this record without secrets, at any depth} */
    public Thing withoutSecrets() {
        return new Thing(id, null);
    }

    static Thing read(JsonReader in) throws IOException {
        Json.requireObject(in, "Thing");
        Long id = null;
        Secret secret = null;
        int field = 0;
        while (in.hasNext()) {
            field = NAMES.next(in, field);
            switch (field) {
                case 1 -> id = Json.integer(in);
                case 2 -> secret = Json.secret(in, secret);
                default -> in.skipValue();
            }
        }
        in.endObject();
        return new Thing(Json.identityUnless(in, secret, id, "Thing.id"), secret);
    }

    void write(JsonWriter out) throws IOException {
        out.beginObject();
        JsonFields.write(out, "id", this.id);
        out.endObject();
    }
}
