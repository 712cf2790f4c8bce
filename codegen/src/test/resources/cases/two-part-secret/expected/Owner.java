// Generated from spec.yaml, schema Owner. Do not edit.
package io.apitokens.golden.twopartsecret;

import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import io.apitokens.json.FieldNames;
import io.apitokens.json.Json;
import io.apitokens.json.JsonFields;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Who has a key. Nullable components are null if the field is missing or mistyped; timestamps may be unknown instead.
 *
 * @param number the number
 */
public record Owner(@Nullable Long number) {

    static final TypeAdapter<Owner> JSON = Json.object(Owner::read, Owner::write);

    private static final FieldNames NAMES = FieldNames.of("number");

    /** {@return this record as JSON on one line, without secrets} */
    public String toJson() {
        return JsonFields.toJson(this, JSON);
    }

    static @Nullable Owner read(JsonReader in) throws IOException {
        if (!Json.beginObject(in)) {
            return null;
        }
        Long number = null;
        int field = 0;
        while (in.hasNext()) {
            field = NAMES.next(in, field);
            switch (field) {
                case 1 -> number = Json.integer(in);
                default -> in.skipValue();
            }
        }
        in.endObject();
        return new Owner(number);
    }

    void write(JsonWriter out) throws IOException {
        out.beginObject();
        JsonFields.write(out, "number", this.number);
        out.endObject();
    }
}
