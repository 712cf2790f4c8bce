// Generated from spec.yaml, schema NewKey. Do not edit.
package io.apitokens.golden.twopartsecret;

import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import io.apitokens.Secret;
import io.apitokens.json.FieldNames;
import io.apitokens.json.Json;
import io.apitokens.json.JsonFields;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads and writes {@link NewKey}. */
final class NewKeyJson extends TypeAdapter<NewKey> {

    static final NewKeyJson INSTANCE = new NewKeyJson();

    private static final FieldNames NAMES = FieldNames.of("owner", "secret");

    private NewKeyJson() {}

    @Override
    public @Nullable NewKey read(JsonReader in) throws IOException {
        if (!Json.beginObject(in)) {
            return null;
        }
        Owner owner = null;
        Secret secret = null;
        int field = 0;
        while (in.hasNext()) {
            field = NAMES.next(in, field);
            switch (field) {
                case 1 -> owner = OwnerJson.INSTANCE.read(in);
                case 2 -> secret = Json.secretPart(in, secret);
                default -> in.skipValue();
            }
            Json.joined(in, Optional.ofNullable(owner).map(Owner::number).orElse(null), secret);
        }
        in.endObject();
        return new NewKey(owner, Json.joined(in, Optional.ofNullable(owner).map(Owner::number).orElse(null), secret));
    }

    @Override
    public void write(JsonWriter out, @Nullable NewKey value) throws IOException {
        if (value == null) {
            out.nullValue();
            return;
        }
        out.beginObject();
        JsonFields.write(out, "owner", value.owner(), OwnerJson.INSTANCE);
        out.endObject();
    }
}
