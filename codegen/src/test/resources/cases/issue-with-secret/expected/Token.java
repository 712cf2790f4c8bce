// Generated from spec.yaml, schema Token. Do not edit.
package io.apitokens.golden.issuewithsecret;

import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import io.apitokens.json.FieldNames;
import io.apitokens.json.Json;
import io.apitokens.json.JsonFields;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A token; a response without its identity is rejected. Nullable components are null if the field is missing or
 * mistyped; timestamps may be unknown instead.
 *
 * @param id identifier of the token
 * @param shortToken a fragment to recognise the secret by
 */
public record Token(String id, @Nullable String shortToken) {

    static final TypeAdapter<Token> JSON = Json.object(Token::read, Token::write);

    private static final FieldNames NAMES = FieldNames.of("id", "shortToken");

    /** {@return this record as JSON on one line, without secrets} */
    public String toJson() {
        return JsonFields.toJson(this, JSON);
    }

    /** {@return the components, with control and format characters as escapes} */
    @Override
    public String toString() {
        return Json.components("Token", "id", id, "shortToken", shortToken);
    }

    static Token read(JsonReader in) throws IOException {
        Json.requireObject(in, "Token");
        String id = null;
        String shortToken = null;
        int field = 0;
        while (in.hasNext()) {
            field = NAMES.next(in, field);
            switch (field) {
                case 1 -> id = Json.string(in);
                case 2 -> shortToken = Json.string(in);
                default -> in.skipValue();
            }
        }
        in.endObject();
        return new Token(Json.identity(id, "Token.id"), shortToken);
    }

    void write(JsonWriter out) throws IOException {
        out.beginObject();
        JsonFields.write(out, "id", this.id);
        JsonFields.write(out, "shortToken", this.shortToken);
        out.endObject();
    }
}
