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

/** Reads and writes {@link TokenList}. */
final class TokenListJson extends TypeAdapter<TokenList> {

    static final TokenListJson INSTANCE = new TokenListJson();

    private static final FieldNames NAMES = FieldNames.of("count", "tokens");

    private TokenListJson() {}

    @Override
    public @Nullable TokenList read(JsonReader in) throws IOException {
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
                case 2 -> tokens = Json.list(in, TokenJson.INSTANCE);
                default -> in.skipValue();
            }
        }
        in.endObject();
        return new TokenList(count, tokens);
    }

    @Override
    public void write(JsonWriter out, @Nullable TokenList value) throws IOException {
        if (value == null) {
            out.nullValue();
            return;
        }
        out.beginObject();
        JsonFields.write(out, "count", value.count());
        JsonFields.writeList(out, "tokens", value.tokens(), TokenJson.INSTANCE);
        out.endObject();
    }
}
