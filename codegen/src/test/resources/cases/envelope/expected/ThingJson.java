// Generated from spec.yaml, schema Thing. Do not edit.
package io.apitokens.golden.envelope;

import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import io.apitokens.Secret;
import io.apitokens.json.FieldNames;
import io.apitokens.json.Json;
import io.apitokens.json.JsonFields;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads and writes {@link Thing}. */
final class ThingJson extends TypeAdapter<Thing> {

    static final ThingJson INSTANCE = new ThingJson();

    private static final FieldNames NAMES = FieldNames.of("id", "secret");

    private ThingJson() {}

    @Override
    public Thing read(JsonReader in) throws IOException {
        Json.requireObject(in, "Thing");
        Long id = null;
        Secret secret = null;
        int field = 0;
        while (in.hasNext()) {
            field = NAMES.next(in, field);
            switch (field) {
                case 1 -> id = Json.integer(in);
                case 2 -> secret = Json.secret(in, secret);
                default -> in.skipValue();
            }
        }
        in.endObject();
        return new Thing(Json.identityUnless(in, secret, id, "Thing.id"), secret);
    }

    @Override
    public void write(JsonWriter out, @Nullable Thing value) throws IOException {
        if (value == null) {
            out.nullValue();
            return;
        }
        out.beginObject();
        JsonFields.write(out, "id", value.id());
        out.endObject();
    }
}
