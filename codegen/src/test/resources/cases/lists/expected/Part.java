// Generated from spec.yaml, schema Part. Do not edit.
package io.apitokens.golden;

import io.apitokens.error.InvalidInputException;
import io.apitokens.json.JsonFields;
import org.jspecify.annotations.Nullable;

/**
 * A part. What an answer left out, or gave in another shape, is null.
 *
 * @param name name of the part
 */
public record Part(@Nullable String name) {

    /**
     * Begins a new one.
     *
     * @return a builder that has nothing yet
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Writes this record as JSON, without secrets.
     *
     * @return the text, on one line
     */
    public String toJson() {
        return JsonFields.toJson(this, PartJson.INSTANCE);
    }

    /** Collects the components of a {@link Part}. Not thread-safe. */
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
         * Makes the record.
         *
         * @return the record
         * @throws InvalidInputException if something is missing or out of bounds
         */
        public Part build() {
            return new Part(name);
        }
    }
}
