// Generated from spec.yaml, schema iam_permission_group. Do not edit.
package io.apitokens.golden.foreigndocument;

import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import io.apitokens.json.FieldNames;
import io.apitokens.json.Json;
import io.apitokens.json.JsonFields;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads and writes {@link IamPermissionGroup}. */
final class IamPermissionGroupJson extends TypeAdapter<IamPermissionGroup> {

    static final IamPermissionGroupJson INSTANCE = new IamPermissionGroupJson();

    private static final FieldNames NAMES = FieldNames.of("id", "name");

    private IamPermissionGroupJson() {}

    @Override
    public @Nullable IamPermissionGroup read(JsonReader in) throws IOException {
        if (!Json.beginObject(in)) {
            return null;
        }
        String id = null;
        String name = null;
        int field = 0;
        while (in.hasNext()) {
            field = NAMES.next(in, field);
            switch (field) {
                case 1 -> id = Json.string(in);
                case 2 -> name = Json.string(in);
                default -> in.skipValue();
            }
        }
        in.endObject();
        return new IamPermissionGroup(id, name);
    }

    @Override
    public void write(JsonWriter out, @Nullable IamPermissionGroup value) throws IOException {
        if (value == null) {
            out.nullValue();
            return;
        }
        out.beginObject();
        JsonFields.write(out, "id", value.id());
        JsonFields.write(out, "name", value.name());
        out.endObject();
    }
}
