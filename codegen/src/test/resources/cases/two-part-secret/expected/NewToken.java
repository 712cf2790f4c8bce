// Generated from spec.yaml, schema NewToken. Do not edit.
package io.apitokens.golden.twopartsecret;

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
 * A new token, with the first part of its credential beside the second. Nullable components are null if the field is
 * missing or mistyped; timestamps may be unknown instead.
 *
 * @param id the id
 * @param secret the second part; after {@code key} and a colon, so that it is the whole credential
 * @param key the first part
 */
public record NewToken(@Nullable String id, @Nullable Secret secret, @Nullable String key) {

    static final TypeAdapter<NewToken> JSON = Json.object(NewToken::read, NewToken::write);

    private static final FieldNames NAMES = FieldNames.of("id", "secret", "key");

    /** {@return this record as JSON on one line, without secrets} */
    public String toJson() {
        return JsonFields.toJson(this, JSON);
    }

    /** {@return a copy of this record without secrets, at any depth} */
    public NewToken withoutSecrets() {
        return new NewToken(id, null, key);
    }

    /** {@return the components, with control and format characters as escapes} */
    @Override
    public String toString() {
        return Json.components("NewToken", "id", id, "secret", secret, "key", key);
    }

    static NewToken read(JsonReader in) throws IOException {
        Json.requireObject(in, "NewToken");
        String id = null;
        Secret secret = null;
        String key = null;
        int field = 0;
        while (in.hasNext()) {
            field = NAMES.next(in, field);
            switch (field) {
                case 1 -> id = Json.string(in);
                case 2 -> secret = Json.secretPart(in, secret);
                case 3 -> key = Json.string(in);
                default -> in.skipValue();
            }
            Json.joined(in, key, secret);
        }
        in.endObject();
        return new NewToken(
                Json.identityUnless(in, Json.joined(in, key, secret), id, "NewToken.id"),
                Json.joined(in, key, secret),
                key);
    }

    void write(JsonWriter out) throws IOException {
        out.beginObject();
        JsonFields.write(out, "id", this.id);
        JsonFields.write(out, "key", this.key);
        out.endObject();
    }
}
