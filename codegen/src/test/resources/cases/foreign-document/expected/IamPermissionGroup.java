// Generated from spec.yaml, schema iam_permission_group. Do not edit.
package io.apitokens.golden.foreigndocument;

import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import io.apitokens.error.InvalidInputException;
import io.apitokens.json.Checks;
import io.apitokens.json.FieldNames;
import io.apitokens.json.Json;
import io.apitokens.json.JsonFields;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A named group of permissions that map to a group of operations against resources. Nullable components are null if the
 * field is missing or mistyped; timestamps may be unknown instead.
 *
 * @param id Identifier of the group.
 * @param name Name of the group.
 */
public record IamPermissionGroup(@Nullable String id, @Nullable String name) {

    static final TypeAdapter<IamPermissionGroup> JSON = Json.object(IamPermissionGroup::read, IamPermissionGroup::write);

    private static final FieldNames NAMES = FieldNames.of("id", "name");

    /** {@return a new builder with no component set} */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return this record as JSON on one line, without secrets} */
    public String toJson() {
        return JsonFields.toJson(this, JSON);
    }

    /** {@return the components, with control and format characters as escapes} */
    @Override
    public String toString() {
        return Json.components("IamPermissionGroup", "id", id, "name", name);
    }

    static @Nullable IamPermissionGroup read(JsonReader in) throws IOException {
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

    void write(JsonWriter out) throws IOException {
        out.beginObject();
        JsonFields.write(out, "id", this.id);
        JsonFields.write(out, "name", this.name);
        out.endObject();
    }

    /** A builder of {@link IamPermissionGroup}. Not thread-safe. */
    public static final class Builder {

        private @Nullable String id;
        private @Nullable String name;

        private Builder() {}

        /**
         * {@return this builder with {@code id} set}
         *
         * @param id Identifier of the group.
         */
        public Builder id(String id) {
            this.id = id;
            return this;
        }

        /**
         * {@return this builder with {@code name} set}
         *
         * @param name Name of the group.
         */
        public Builder name(@Nullable String name) {
            this.name = name;
            return this;
        }

        /**
         * {@return the record}
         *
         * @throws InvalidInputException if a required component is missing or the value of a component is invalid
         */
        public IamPermissionGroup build() {
            return new IamPermissionGroup(Checks.require(id, "IamPermissionGroup.id"), name);
        }
    }
}
