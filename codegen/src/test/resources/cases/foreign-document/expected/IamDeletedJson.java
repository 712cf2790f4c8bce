// Generated from spec.yaml, schema iam_deleted. Do not edit.
package io.apitokens.golden.foreigndocument;

import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import io.apitokens.json.FieldNames;
import io.apitokens.json.Json;
import io.apitokens.json.JsonFields;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads and writes {@link IamDeleted}. */
final class IamDeletedJson extends TypeAdapter<IamDeleted> {

    static final IamDeletedJson INSTANCE = new IamDeletedJson();

    private static final FieldNames NAMES = FieldNames.of("id");

    private IamDeletedJson() {}

    @Override
    public IamDeleted read(JsonReader in) throws IOException {
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

    @Override
    public void write(JsonWriter out, @Nullable IamDeleted value) throws IOException {
        if (value == null) {
            out.nullValue();
            return;
        }
        out.beginObject();
        JsonFields.write(out, "id", value.id());
        out.endObject();
    }
}
