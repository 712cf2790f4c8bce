// Generated from spec.yaml, schema iam_policy. Do not edit.
package io.apitokens.golden.foreigndocument;

import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import io.apitokens.json.FieldNames;
import io.apitokens.json.Json;
import io.apitokens.json.JsonFields;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads and writes {@link IamPolicy}. */
final class IamPolicyJson extends TypeAdapter<IamPolicy> {

    static final IamPolicyJson INSTANCE = new IamPolicyJson();

    private static final FieldNames NAMES = FieldNames.of("id", "effect", "permission_groups", "resources");

    private IamPolicyJson() {}

    @Override
    public @Nullable IamPolicy read(JsonReader in) throws IOException {
        if (!Json.beginObject(in)) {
            return null;
        }
        String id = null;
        IamEffect effect = null;
        List<IamPermissionGroup> permissionGroups = null;
        Map<String, String> resources = null;
        int field = 0;
        while (in.hasNext()) {
            field = NAMES.next(in, field);
            switch (field) {
                case 1 -> id = Json.string(in);
                case 2 -> effect = IamEffect.adapter.read(in);
                case 3 -> permissionGroups = Json.list(in, IamPermissionGroupJson.INSTANCE);
                case 4 -> resources = JsonMap.read(in, Json.STRING);
                default -> in.skipValue();
            }
        }
        in.endObject();
        return new IamPolicy(id, effect, permissionGroups, resources);
    }

    @Override
    public void write(JsonWriter out, @Nullable IamPolicy value) throws IOException {
        if (value == null) {
            out.nullValue();
            return;
        }
        out.beginObject();
        JsonFields.write(out, "id", value.id());
        JsonFields.write(out, "effect", value.effect(), IamEffect.adapter);
        JsonFields.writeList(out, "permission_groups", value.permissionGroups(), IamPermissionGroupJson.INSTANCE);
        JsonMap.write(out, "resources", value.resources(), Json.STRING);
        out.endObject();
    }
}
