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

/** Reads and writes {@link Parent}. */
final class ParentJson extends TypeAdapter<Parent> {

    static final ParentJson INSTANCE = new ParentJson();

    private static final FieldNames NAMES = FieldNames.of("tokens");

    private ParentJson() {}

    @Override
    public @Nullable Parent read(JsonReader in) throws IOException {
        if (!Json.beginObject(in)) {
            return null;
        }
        List<Token> tokens = null;
        int field = 0;
        while (in.hasNext()) {
            field = NAMES.next(in, field);
            switch (field) {
                case 1 -> tokens = Json.list(in, TokenJson.INSTANCE);
                default -> in.skipValue();
            }
        }
        in.endObject();
        return new Parent(tokens);
    }

    @Override
    public void write(JsonWriter out, @Nullable Parent value) throws IOException {
        if (value == null) {
            out.nullValue();
            return;
        }
        out.beginObject();
        JsonFields.writeList(out, "tokens", value.tokens(), TokenJson.INSTANCE);
        out.endObject();
    }
}
