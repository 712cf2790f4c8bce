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

/** Reads and writes {@link Token}. */
final class TokenJson extends TypeAdapter<Token> {

    static final TokenJson INSTANCE = new TokenJson();

    private static final FieldNames NAMES = FieldNames.of("id", "login", "parent");

    private TokenJson() {}

    @Override
    public Token read(JsonReader in) throws IOException {
        Json.requireObject(in, "Token");
        Long id = null;
        Login login = null;
        Parent parent = null;
        int field = 0;
        while (in.hasNext()) {
            field = NAMES.next(in, field);
            switch (field) {
                case 1 -> id = Json.integer(in);
                case 2 -> login = LoginJson.INSTANCE.read(in);
                case 3 -> parent = ParentJson.INSTANCE.read(in);
                default -> in.skipValue();
            }
        }
        in.endObject();
        return new Token(
                Json.identityUnless(in, Optional.ofNullable(login).map(Login::key).map(Key::value).orElse(null), id, "Token.id"),
                login,
                parent);
    }

    @Override
    public void write(JsonWriter out, @Nullable Token value) throws IOException {
        if (value == null) {
            out.nullValue();
            return;
        }
        out.beginObject();
        JsonFields.write(out, "id", value.id());
        JsonFields.write(out, "login", value.login(), LoginJson.INSTANCE);
        JsonFields.write(out, "parent", value.parent(), ParentJson.INSTANCE);
        out.endObject();
    }
}
