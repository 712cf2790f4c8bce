// Generated from spec.yaml, schema Parent. Do not edit.
package io.apitokens.golden.nestedsecrets;

import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import io.apitokens.json.FieldNames;
import io.apitokens.json.Json;
import io.apitokens.json.JsonFields;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a token belongs to. Nullable components are null if the field is missing or mistyped; timestamps may be unknown
 * instead.
 *
 * @param tokens the tokens
 */
public record Parent(@Nullable List<Token> tokens) {

    static final TypeAdapter<Parent> JSON = Json.object(Parent::read, Parent::write);

    private static final FieldNames NAMES = FieldNames.of("tokens");

    /**
     * Creates the record with unmodifiable copies of the lists.
     *
     * @param tokens the component {@code tokens}
     */
    public Parent {
        tokens = tokens == null ? null : List.copyOf(tokens);
    }

    /** {@return this record as JSON on one line, without secrets} */
    public String toJson() {
        return JsonFields.toJson(this, JSON);
    }

    /** {@return a copy of this record without secrets, at any depth} */
    public Parent withoutSecrets() {
        return new Parent(tokens == null ? null : tokens.stream().map(Token::withoutSecrets).toList());
    }

    static @Nullable Parent read(JsonReader in) throws IOException {
        if (!Json.beginObject(in)) {
            return null;
        }
        List<Token> tokens = null;
        int field = 0;
        while (in.hasNext()) {
            field = NAMES.next(in, field);
            switch (field) {
                case 1 -> tokens = Json.list(in, Token.JSON);
                default -> in.skipValue();
            }
        }
        in.endObject();
        return new Parent(tokens);
    }

    void write(JsonWriter out) throws IOException {
        out.beginObject();
        JsonFields.writeList(out, "tokens", this.tokens, Token.JSON);
        out.endObject();
    }
}
