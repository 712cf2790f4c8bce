// Generated from spec.yaml, schema TokenCreated. Do not edit.
package io.apitokens.golden.issuewithsecret;

import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import io.apitokens.Secret;
import io.apitokens.json.FieldNames;
import io.apitokens.json.Json;
import io.apitokens.json.JsonFields;
import io.apitokens.json.Timestamp;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A new token; a response without its identity is accepted if it contains the secret. Nullable components are null if
 * the field is missing or mistyped; timestamps may be unknown instead.
 *
 * @param id identifier of the token
 * @param made when the token was made
 * @param token the secret
 */
public record TokenCreated(@Nullable String id, @Nullable Timestamp made, @Nullable Secret token) {

    static final TypeAdapter<TokenCreated> JSON = Json.object(TokenCreated::read, TokenCreated::write);

    private static final FieldNames NAMES = FieldNames.of("id", "made", "token");

    /** {@return this record as JSON on one line, without secrets} */
    public String toJson() {
        return JsonFields.toJson(this, JSON);
    }

    /** {@return a copy of this record without secrets, at any depth} */
    public TokenCreated withoutSecrets() {
        return new TokenCreated(id, made, null);
    }

    /** {@return the components, with control and format characters as escapes} */
    @Override
    public String toString() {
        return Json.components("TokenCreated", "id", id, "made", made, "token", token);
    }

    static TokenCreated read(JsonReader in) throws IOException {
        Json.requireObject(in, "TokenCreated");
        String id = null;
        Timestamp made = null;
        Secret token = null;
        int field = 0;
        while (in.hasNext()) {
            field = NAMES.next(in, field);
            switch (field) {
                case 1 -> id = Json.string(in);
                case 2 -> made = Json.timestamp(in);
                case 3 -> token = Json.secret(in, token);
                default -> in.skipValue();
            }
        }
        in.endObject();
        return new TokenCreated(Json.identityUnless(in, token, id, "TokenCreated.id"), made, token);
    }

    void write(JsonWriter out) throws IOException {
        out.beginObject();
        JsonFields.write(out, "id", this.id);
        JsonFields.write(out, "made", this.made);
        out.endObject();
    }
}
