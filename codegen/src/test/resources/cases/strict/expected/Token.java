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

/**
 * A token; what restricts it must not be overlooked. Nullable components are null if the field is missing or mistyped;
 * timestamps may be unknown instead. A mistyped {@code disabled} or {@code network} makes the whole record unreadable.
 *
 * @param id identifier of the token
 * @param name name of the token
 * @param disabled whether the token is refused
 * @param network what restricts the token
 */
public record Token(String id, @Nullable String name, @Nullable Boolean disabled, @Nullable Network network) {

    static final TypeAdapter<Token> JSON = Json.object(Token::read, Token::write);

    private static final FieldNames NAMES = FieldNames.of("id", "name", "disabled", "network");

    /** {@return this record as JSON on one line, without secrets} */
    public String toJson() {
        return JsonFields.toJson(this, JSON);
    }

    /** {@return the components, with control and format characters as escapes} */
    @Override
    public String toString() {
        return Json.components("Token", "id", id, "name", name, "disabled", disabled, "network", network);
    }

    static Token read(JsonReader in) throws IOException {
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
                    network = Network.read(in);
                    misread = present && network == null ? "Token.network" : misread;
                }
                default -> in.skipValue();
            }
        }
        in.endObject();
        return new Token(Json.identity(misread, id, "Token.id"), name, disabled, network);
    }

    void write(JsonWriter out) throws IOException {
        out.beginObject();
        JsonFields.write(out, "id", this.id);
        JsonFields.write(out, "name", this.name);
        JsonFields.write(out, "disabled", this.disabled);
        JsonFields.write(out, "network", this.network, Network.JSON);
        out.endObject();
    }
}
