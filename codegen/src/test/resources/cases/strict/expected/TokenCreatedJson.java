// Generated from spec.yaml, schema TokenCreated. Do not edit.
package io.apitokens.golden.strict;

import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import io.apitokens.Secret;
import io.apitokens.json.FieldNames;
import io.apitokens.json.Json;
import io.apitokens.json.JsonFields;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads and writes {@link TokenCreated}. */
final class TokenCreatedJson extends TypeAdapter<TokenCreated> {

    static final TokenCreatedJson INSTANCE = new TokenCreatedJson();

    private static final FieldNames NAMES = FieldNames.of("id", "network", "token");

    private TokenCreatedJson() {}

    @Override
    public TokenCreated read(JsonReader in) throws IOException {
        Json.requireObject(in, "TokenCreated");
        String id = null;
        Network network = null;
        Secret token = null;
        String misread = null;
        int field = 0;
        while (in.hasNext()) {
            field = NAMES.next(in, field);
            switch (field) {
                case 1 -> id = Json.string(in);
                case 2 -> {
                    boolean present = Json.isPresent(in);
                    network = NetworkJson.INSTANCE.read(in);
                    misread = present && network == null ? "TokenCreated.network" : misread;
                }
                case 3 -> token = Json.secret(in, token);
                default -> in.skipValue();
            }
        }
        in.endObject();
        return new TokenCreated(Json.identityUnless(in, token, misread, id, "TokenCreated.id"), network, token);
    }

    @Override
    public void write(JsonWriter out, @Nullable TokenCreated value) throws IOException {
        if (value == null) {
            out.nullValue();
            return;
        }
        out.beginObject();
        JsonFields.write(out, "id", value.id());
        JsonFields.write(out, "network", value.network(), NetworkJson.INSTANCE);
        out.endObject();
    }
}
