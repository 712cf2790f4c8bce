// Generated from spec.yaml, schema Token. Do not edit.
package io.apitokens.golden.strict;

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

    private static final FieldNames NAMES = FieldNames.of("id", "name", "disabled", "network");

    private TokenJson() {}

    @Override
    public Token read(JsonReader in) throws IOException {
        Json.requireObject(in, "Token");
        String id = null;
        String name = null;
        Boolean disabled = null;
        Network network = null;
        String misread = null;
        int field = 0;
        while (in.hasNext()) {
            field = NAMES.next(in, field);
            switch (field) {
                case 1 -> id = Json.string(in);
                case 2 -> name = Json.string(in);
                case 3 -> {
                    boolean present = Json.isPresent(in);
                    disabled = Json.bool(in);
                    misread = present && disabled == null ? "Token.disabled" : misread;
                }
                case 4 -> {
                    boolean present = Json.isPresent(in);
                    network = NetworkJson.INSTANCE.read(in);
                    misread = present && network == null ? "Token.network" : misread;
                }
                default -> in.skipValue();
            }
        }
        in.endObject();
        return new Token(Json.identity(misread, id, "Token.id"), name, disabled, network);
    }

    @Override
    public void write(JsonWriter out, @Nullable Token value) throws IOException {
        if (value == null) {
            out.nullValue();
            return;
        }
        out.beginObject();
        JsonFields.write(out, "id", value.id());
        JsonFields.write(out, "name", value.name());
        JsonFields.write(out, "disabled", value.disabled());
        JsonFields.write(out, "network", value.network(), NetworkJson.INSTANCE);
        out.endObject();
    }
}
