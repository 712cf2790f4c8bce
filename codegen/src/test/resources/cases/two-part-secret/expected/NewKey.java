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

/**
 * A new key, with the first part of its credential in an object. Nullable components are null if the field is missing
 * or mistyped; timestamps may be unknown instead.
 *
 * @param owner Who has a key.
 * @param secret the second part; after {@code owner/number} and a colon, so that it is the whole credential
 */
public record NewKey(@Nullable Owner owner, @Nullable Secret secret) {

    static final TypeAdapter<NewKey> JSON = Json.object(NewKey::read, NewKey::write);

    private static final FieldNames NAMES = FieldNames.of("owner", "secret");

    /** {@return this record as JSON on one line, without secrets} */
    public String toJson() {
        return JsonFields.toJson(this, JSON);
    }

    /** {@return a copy of this record without secrets, at any depth} */
    public NewKey withoutSecrets() {
        return new NewKey(owner, null);
    }

    static @Nullable NewKey read(JsonReader in) throws IOException {
        if (!Json.beginObject(in)) {
            return null;
        }
        Owner owner = null;
        Secret secret = null;
        int field = 0;
        while (in.hasNext()) {
            field = NAMES.next(in, field);
            switch (field) {
                case 1 -> owner = Owner.read(in);
                case 2 -> secret = Json.secretPart(in, secret);
                default -> in.skipValue();
            }
            Json.joined(in, Optional.ofNullable(owner).map(Owner::number).orElse(null), secret);
        }
        in.endObject();
        return new NewKey(owner, Json.joined(in, Optional.ofNullable(owner).map(Owner::number).orElse(null), secret));
    }

    void write(JsonWriter out) throws IOException {
        out.beginObject();
        JsonFields.write(out, "owner", this.owner, Owner.JSON);
        out.endObject();
    }
}
