// Generated from spec.yaml, schema TokenList. Do not edit.
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
 * All tokens. Nullable components are null if the field is missing or mistyped; timestamps may be unknown instead.
 *
 * @param count their number
 * @param tokens the tokens
 */
public record TokenList(@Nullable Long count, @Nullable List<Token> tokens) {

    static final TypeAdapter<TokenList> JSON = Json.object(TokenList::read, TokenList::write);

    private static final FieldNames NAMES = FieldNames.of("count", "tokens");

    /**
     * Creates the record with unmodifiable copies of the lists.
     *
     * @param count the component {@code count}
     * @param tokens the component {@code tokens}
     */
    public TokenList {
        tokens = tokens == null ? null : List.copyOf(tokens);
    }

    /** {@return this record as JSON on one line, without secrets} */
    public String toJson() {
        return JsonFields.toJson(this, JSON);
    }

    /** {@return a copy of this record without secrets, at any depth} */
    public TokenList withoutSecrets() {
        return new TokenList(count, tokens == null ? null : tokens.stream().map(Token::withoutSecrets).toList());
    }

    static @Nullable TokenList read(JsonReader in) throws IOException {
        if (!Json.beginObject(in)) {
            return null;
        }
        Long count = null;
        List<Token> tokens = null;
        int field = 0;
        while (in.hasNext()) {
            field = NAMES.next(in, field);
            switch (field) {
                case 1 -> count = Json.integer(in);
                case 2 -> tokens = Json.list(in, Token.JSON);
                default -> in.skipValue();
            }
        }
        in.endObject();
        return new TokenList(count, tokens);
    }

    void write(JsonWriter out) throws IOException {
        out.beginObject();
        JsonFields.write(out, "count", this.count);
        JsonFields.writeList(out, "tokens", this.tokens, Token.JSON);
        out.endObject();
    }
}
