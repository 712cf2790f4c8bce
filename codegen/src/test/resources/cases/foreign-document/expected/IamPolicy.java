// Generated from spec.yaml, schema iam_policy. Do not edit.
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
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A policy of a token. Nullable components are null if the field is missing or mistyped; timestamps may be unknown
 * instead.
 *
 * @param id Policy identifier.
 * @param effect Allow or deny operations against the resources.
 * @param permissionGroups A set of permission groups that are specified to the policy.
 * @param resources A list of resource names that the policy applies to.
 */
public record IamPolicy(
        @Nullable String id,
        @Nullable IamEffect effect,
        @Nullable List<IamPermissionGroup> permissionGroups,
        @Nullable Map<String, String> resources) {

    static final TypeAdapter<IamPolicy> JSON = Json.object(IamPolicy::read, IamPolicy::write);

    private static final FieldNames NAMES = FieldNames.of("id", "effect", "permission_groups", "resources");

    /**
     * Creates the record with unmodifiable copies of the lists and maps.
     *
     * @param id the component {@code id}
     * @param effect the component {@code effect}
     * @param permissionGroups the component {@code permissionGroups}
     * @param resources the component {@code resources}
     */
    public IamPolicy {
        permissionGroups = permissionGroups == null ? null : List.copyOf(permissionGroups);
        resources = resources == null ? null : JsonMap.copyOf(resources);
    }

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
        return Json.components(
                "IamPolicy", "id", id, "effect", effect, "permissionGroups", permissionGroups, "resources", resources);
    }

    static @Nullable IamPolicy read(JsonReader in) throws IOException {
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
                case 3 -> permissionGroups = Json.list(in, IamPermissionGroup.JSON);
                case 4 -> resources = JsonMap.read(in, Json.STRING);
                default -> in.skipValue();
            }
        }
        in.endObject();
        return new IamPolicy(id, effect, permissionGroups, resources);
    }

    void write(JsonWriter out) throws IOException {
        out.beginObject();
        JsonFields.write(out, "id", this.id);
        JsonFields.write(out, "effect", this.effect, IamEffect.adapter);
        JsonFields.writeList(out, "permission_groups", this.permissionGroups, IamPermissionGroup.JSON);
        JsonMap.write(out, "resources", this.resources, Json.STRING);
        out.endObject();
    }

    /** A builder of {@link IamPolicy}. Not thread-safe. */
    public static final class Builder {

        private @Nullable String id;
        private @Nullable IamEffect effect;
        private @Nullable List<IamPermissionGroup> permissionGroups;
        private @Nullable Map<String, String> resources;

        private Builder() {}

        /**
         * {@return this builder with {@code id} set}
         *
         * @param id Policy identifier.
         */
        public Builder id(@Nullable String id) {
            this.id = id;
            return this;
        }

        /**
         * {@return this builder with {@code effect} set}
         *
         * @param effect Allow or deny operations against the resources.
         */
        public Builder effect(IamEffect effect) {
            this.effect = effect;
            return this;
        }

        /**
         * {@return this builder with {@code permissionGroups} set}
         *
         * @param permissionGroups A set of permission groups that are specified to the policy.
         */
        public Builder permissionGroups(List<IamPermissionGroup> permissionGroups) {
            this.permissionGroups = permissionGroups;
            return this;
        }

        /**
         * {@return this builder with {@code resources} set}
         *
         * @param resources A list of resource names that the policy applies to.
         */
        public Builder resources(Map<String, String> resources) {
            this.resources = resources;
            return this;
        }

        /**
         * {@return the record}
         *
         * @throws InvalidInputException if a required component is missing or the value of a component is invalid
         */
        public IamPolicy build() {
            Checks.size(permissionGroups, "IamPolicy.permissionGroups", 0, Integer.MAX_VALUE);
            JsonMap.check(resources, "IamPolicy.resources");
            return new IamPolicy(
                    id,
                    Checks.require(effect, "IamPolicy.effect"),
                    Checks.require(permissionGroups, "IamPolicy.permissionGroups"),
                    Checks.require(resources, "IamPolicy.resources"));
        }
    }
}
