// Generated from spec.yaml, schema Owner. Do not edit.
package io.apitokens.golden.nestedrecords;

import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import io.apitokens.Secret;
import io.apitokens.json.FieldNames;
import io.apitokens.json.Json;
import io.apitokens.json.JsonFields;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads and writes {@link Owner}. */
final class OwnerJson extends TypeAdapter<Owner> {

    static final OwnerJson INSTANCE = new OwnerJson();

    private static final FieldNames NAMES = FieldNames.of("id", "password");

    private OwnerJson() {}

    @Override
    public Owner read(JsonReader in) throws IOException {
        Json.requireObject(in, "Owner");
        Long id = null;
        Secret password = null;
        int field = 0;
        while (in.hasNext()) {
            field = NAMES.next(in, field);
            switch (field) {
                case 1 -> id = Json.integer(in);
                case 2 -> password = Json.secret(in, password);
                default -> in.skipValue();
            }
        }
        in.endObject();
        return new Owner(Json.identityUnless(in, password, id, "Owner.id"), password);
    }

    @Override
    public void write(JsonWriter out, @Nullable Owner value) throws IOException {
        if (value == null) {
            out.nullValue();
            return;
        }
        out.beginObject();
        JsonFields.write(out, "id", value.id());
        out.endObject();
    }
}
