// Generated from spec.yaml, schema iam_deleted. Do not edit.
package io.apitokens.golden.foreigndocument;

import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import io.apitokens.json.FieldNames;
import io.apitokens.json.Json;
import io.apitokens.json.JsonFields;
import java.io.IOException;

/**
 * A deleted token. Nullable components are null if the field is missing or mistyped; timestamps may be unknown instead.
 *
 * @param id Token identifier tag.
 */
public record IamDeleted(String id) {

    static final TypeAdapter<IamDeleted> JSON = Json.object(IamDeleted::read, IamDeleted::write);

    private static final FieldNames NAMES = FieldNames.of("id");

    /** {@return this record as JSON on one line, without secrets} */
    public String toJson() {
        return JsonFields.toJson(this, JSON);
    }

    /** {@return the components, with control and format characters as escapes} */
    @Override
    public String toString() {
        return Json.components("IamDeleted", "id", id);
    }

    static IamDeleted read(JsonReader in) throws IOException {
        Json.requireObject(in, "IamDeleted");
        String id = null;
        int field = 0;
        while (in.hasNext()) {
            field = NAMES.next(in, field);
            switch (field) {
                case 1 -> id = Json.string(in);
                default -> in.skipValue();
            }
        }
        in.endObject();
        return new IamDeleted(Json.identity(id, "IamDeleted.id"));
    }

    void write(JsonWriter out) throws IOException {
        out.beginObject();
        JsonFields.write(out, "id", this.id);
        out.endObject();
    }
}
