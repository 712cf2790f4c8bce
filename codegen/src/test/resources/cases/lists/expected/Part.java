// Generated from spec.yaml, schema Part. Do not edit.
package io.apitokens.golden.lists;

import io.apitokens.error.InvalidInputException;
import io.apitokens.json.Json;
import io.apitokens.json.JsonFields;
import org.jspecify.annotations.Nullable;

/**
 * A part. Nullable components are null if the field is missing or mistyped; timestamps may be unknown instead.
 *
 * @param name name of the part
 */
public record Part(@Nullable String name) {

    /** {@return a new builder with no component set} */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return this record as JSON on one line, without secrets} */
    public String toJson() {
        return JsonFields.toJson(this, PartJson.INSTANCE);
    }

    /** {@return the components, with control and format characters as escapes} */
    @Override
    public String toString() {
        return Json.components("Part", "name", name);
    }

    /** A builder of {@link Part}. Not thread-safe. */
    public static final class Builder {

        private @Nullable String name;

        private Builder() {}

        /**
         * {@return this builder with {@code name} set}
         *
         * @param name name of the part
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
        public Part build() {
            return new Part(name);
        }
    }
}
