// Generated from spec.yaml, schema TokenCreated. Do not edit.
package io.apitokens.golden.strict;

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
 * A new token; its secret is kept even if the restriction cannot be read. Nullable components are null if the field is
 * missing or mistyped; timestamps may be unknown instead. A mistyped {@code network} makes the whole record unreadable.
 *
 * @param id identifier of the token
 * @param network what restricts the token
 * @param token the secret
 */
public record TokenCreated(@Nullable String id, @Nullable Network network, @Nullable Secret token) {

    static final TypeAdapter<TokenCreated> JSON = Json.object(TokenCreated::read, TokenCreated::write);

    private static final FieldNames NAMES = FieldNames.of("id", "network", "token");

    /** {@return this record as JSON on one line, without secrets} */
    public String toJson() {
        return JsonFields.toJson(this, JSON);
    }

    /** {@return a copy of this record without secrets, at any depth} */
    public TokenCreated withoutSecrets() {
        return new TokenCreated(id, network, null);
    }

    /** {@return the components, with control and format characters as escapes} */
    @Override
    public String toString() {
        return Json.components("TokenCreated", "id", id, "network", network, "token", token);
    }

    static TokenCreated read(JsonReader in) throws IOException {
        Json.requireObject(in, "TokenCreated");
        String id = null;
        Network network = null;
        Secret token = null;
        String misread = null;
        int field = 0;
        while (in.hasNext()) {
            field = NAMES.next(in, field);
            switch (field) {
                case 1 -> id = Json.string(in);
                case 2 -> {
                    boolean present = Json.isPresent(in);
                    network = Network.read(in);
                    misread = present && network == null ? "TokenCreated.network" : misread;
                }
                case 3 -> token = Json.secret(in, token);
                default -> in.skipValue();
            }
        }
        in.endObject();
        return new TokenCreated(Json.identityUnless(in, token, misread, id, "TokenCreated.id"), network, token);
    }

    void write(JsonWriter out) throws IOException {
        out.beginObject();
        JsonFields.write(out, "id", this.id);
        JsonFields.write(out, "network", this.network, Network.JSON);
        out.endObject();
    }
}
