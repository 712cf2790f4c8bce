// Generated from spec.yaml, schema ClientSecret. Do not edit.
package io.apitokens.golden.sentsecret;

import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import io.apitokens.Secret;
import io.apitokens.json.FieldNames;
import io.apitokens.json.Json;
import io.apitokens.json.JsonFields;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads and writes {@link ClientSecret}. */
final class ClientSecretJson extends TypeAdapter<ClientSecret> {

    static final ClientSecretJson INSTANCE = new ClientSecretJson();

    private static final FieldNames NAMES = FieldNames.of("id", "value");

    private ClientSecretJson() {}

    @Override
    public ClientSecret read(JsonReader in) throws IOException {
        Json.requireObject(in, "ClientSecret");
        String id = null;
        Secret value = null;
        int field = 0;
        while (in.hasNext()) {
            field = NAMES.next(in, field);
            switch (field) {
                case 1 -> id = Json.string(in);
                case 2 -> value = Json.secret(in, value);
                default -> in.skipValue();
            }
        }
        in.endObject();
        return new ClientSecret(Json.identityUnless(in, value, id, "ClientSecret.id"), value);
    }

    @Override
    public void write(JsonWriter out, @Nullable ClientSecret value) throws IOException {
        if (value == null) {
            out.nullValue();
            return;
        }
        out.beginObject();
        JsonFields.write(out, "id", value.id());
        out.endObject();
    }
}
