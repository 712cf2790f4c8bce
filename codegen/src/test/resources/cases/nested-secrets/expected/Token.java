// Generated from spec.yaml, schema Token. Do not edit.
package io.apitokens.golden.nestedsecrets;

import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import io.apitokens.json.FieldNames;
import io.apitokens.json.Json;
import io.apitokens.json.JsonFields;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A token. Nullable components are null if the field is missing or mistyped; timestamps may be unknown instead.
 *
 * @param id the number
 * @param login How to log in.
 * @param parent What a token belongs to.
 */
public record Token(@Nullable Long id, @Nullable Login login, @Nullable Parent parent) {

    static final TypeAdapter<Token> JSON = Json.object(Token::read, Token::write);

    private static final FieldNames NAMES = FieldNames.of("id", "login", "parent");

    /** {@return this record as JSON on one line, without secrets} */
    public String toJson() {
        return JsonFields.toJson(this, JSON);
    }

    /** {@return a copy of this record without secrets, at any depth} */
    public Token withoutSecrets() {
        return new Token(
                id, login == null ? null : login.withoutSecrets(), parent == null ? null : parent.withoutSecrets());
    }

    static Token read(JsonReader in) throws IOException {
        Json.requireObject(in, "Token");
        Long id = null;
        Login login = null;
        Parent parent = null;
        int field = 0;
        while (in.hasNext()) {
            field = NAMES.next(in, field);
            switch (field) {
                case 1 -> id = Json.integer(in);
                case 2 -> login = Login.read(in);
                case 3 -> parent = Parent.read(in);
                default -> in.skipValue();
            }
        }
        in.endObject();
        return new Token(
                Json.identityUnless(in, Optional.ofNullable(login).map(Login::key).map(Key::value).orElse(null), id, "Token.id"),
                login,
                parent);
    }

    void write(JsonWriter out) throws IOException {
        out.beginObject();
        JsonFields.write(out, "id", this.id);
        JsonFields.write(out, "login", this.login, Login.JSON);
        JsonFields.write(out, "parent", this.parent, Parent.JSON);
        out.endObject();
    }
}
