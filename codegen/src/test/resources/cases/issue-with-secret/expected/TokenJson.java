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

/** Reads and writes {@link Token}. */
final class TokenJson extends TypeAdapter<Token> {

    static final TokenJson INSTANCE = new TokenJson();

    private static final FieldNames NAMES = FieldNames.of("id", "shortToken");

    private TokenJson() {}

    @Override
    public Token read(JsonReader in) throws IOException {
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

    @Override
    public void write(JsonWriter out, @Nullable Token value) throws IOException {
        if (value == null) {
            out.nullValue();
            return;
        }
        out.beginObject();
        JsonFields.write(out, "id", value.id());
        JsonFields.write(out, "shortToken", value.shortToken());
        out.endObject();
    }
}
