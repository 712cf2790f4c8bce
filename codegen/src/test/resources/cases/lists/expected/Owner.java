// Generated from spec.yaml, schema Owner. Do not edit.
package io.apitokens.golden.lists;

import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import io.apitokens.json.FieldNames;
import io.apitokens.json.Json;
import io.apitokens.json.JsonFields;
import java.io.IOException;

/**
 * An owner. Nullable components are null if the field is missing or mistyped; timestamps may be unknown instead.
 *
 * @param id number of the owner
 */
public record Owner(Long id) {

    static final TypeAdapter<Owner> JSON = Json.object(Owner::read, Owner::write);

    private static final FieldNames NAMES = FieldNames.of("id");

    /** {@return this record as JSON on one line, without secrets} */
    public String toJson() {
        return JsonFields.toJson(this, JSON);
    }

    static Owner read(JsonReader in) throws IOException {
        Json.requireObject(in, "Owner");
        Long id = null;
        int field = 0;
        while (in.hasNext()) {
            field = NAMES.next(in, field);
            switch (field) {
                case 1 -> id = Json.integer(in);
                default -> in.skipValue();
            }
        }
        in.endObject();
        return new Owner(Json.identity(id, "Owner.id"));
    }

    void write(JsonWriter out) throws IOException {
        out.beginObject();
        JsonFields.write(out, "id", this.id);
        out.endObject();
    }
}
