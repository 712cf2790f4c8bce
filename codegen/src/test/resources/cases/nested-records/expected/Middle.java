// Generated from spec.yaml, schema Middle. Do not edit.
package io.apitokens.golden.nestedrecords;

import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import io.apitokens.json.FieldNames;
import io.apitokens.json.Json;
import io.apitokens.json.JsonFields;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A record with a record in it. Nullable components are null if the field is missing or mistyped; timestamps may be
 * unknown instead.
 *
 * @param inner The innermost record.
 */
public record Middle(@Nullable Inner inner) {

    static final TypeAdapter<Middle> JSON = Json.object(Middle::read, Middle::write);

    private static final FieldNames NAMES = FieldNames.of("inner");

    /** {@return this record as JSON on one line, without secrets} */
    public String toJson() {
        return JsonFields.toJson(this, JSON);
    }

    static @Nullable Middle read(JsonReader in) throws IOException {
        if (!Json.beginObject(in)) {
            return null;
        }
        Inner inner = null;
        int field = 0;
        while (in.hasNext()) {
            field = NAMES.next(in, field);
            switch (field) {
                case 1 -> inner = Inner.read(in);
                default -> in.skipValue();
            }
        }
        in.endObject();
        return new Middle(inner);
    }

    void write(JsonWriter out) throws IOException {
        out.beginObject();
        JsonFields.write(out, "inner", this.inner, Inner.JSON);
        out.endObject();
    }
}
