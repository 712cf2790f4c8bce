// Generated from spec.yaml, schema NewToken. Do not edit.
package io.apitokens.golden.twopartsecret;

import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import io.apitokens.Secret;
import io.apitokens.json.FieldNames;
import io.apitokens.json.Json;
import io.apitokens.json.JsonFields;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads and writes {@link NewToken}. */
final class NewTokenJson extends TypeAdapter<NewToken> {

    static final NewTokenJson INSTANCE = new NewTokenJson();

    private static final FieldNames NAMES = FieldNames.of("id", "secret", "key");

    private NewTokenJson() {}

    @Override
    public NewToken read(JsonReader in) throws IOException {
        Json.requireObject(in, "NewToken");
        String id = null;
        Secret secret = null;
        String key = null;
        int field = 0;
        while (in.hasNext()) {
            field = NAMES.next(in, field);
            switch (field) {
                case 1 -> id = Json.string(in);
                case 2 -> secret = Json.secretPart(in, secret);
                case 3 -> key = Json.string(in);
                default -> in.skipValue();
            }
            Json.joined(in, key, secret);
        }
        in.endObject();
        return new NewToken(
                Json.identityUnless(in, Json.joined(in, key, secret), id, "NewToken.id"),
                Json.joined(in, key, secret),
                key);
    }

    @Override
    public void write(JsonWriter out, @Nullable NewToken value) throws IOException {
        if (value == null) {
            out.nullValue();
            return;
        }
        out.beginObject();
        JsonFields.write(out, "id", value.id());
        JsonFields.write(out, "key", value.key());
        out.endObject();
    }
}
