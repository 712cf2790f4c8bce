// Generated from spec.yaml, schema iam_condition. Do not edit.
package io.apitokens.golden.foreigndocument;

import io.apitokens.error.InvalidInputException;
import io.apitokens.json.Json;
import io.apitokens.json.JsonFields;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Conditions of a token. Nullable components are null if the field is missing or mistyped; timestamps may be unknown
 * instead.
 *
 * @param requestIp Client IP restrictions.
 * @param additionalProperties all other properties by name, each value as JSON
 */
public record IamCondition(@Nullable IamRequestIp requestIp, @Nullable Map<String, String> additionalProperties) {

    /**
     * Creates the record with unmodifiable copies of the maps.
     *
     * @param requestIp the component {@code requestIp}
     * @param additionalProperties the component {@code additionalProperties}
     */
    public IamCondition {
        additionalProperties = additionalProperties == null ? null : JsonMap.copyOf(additionalProperties);
    }

    /** {@return a new builder with no component set} */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return this record as JSON on one line, without secrets} */
    public String toJson() {
        return JsonFields.toJson(this, IamConditionJson.INSTANCE);
    }

    /** {@return the components, with control and format characters as escapes} */
    @Override
    public String toString() {
        return Json.components(
                "IamCondition", "requestIp", requestIp, "additionalProperties", JsonMap.names(additionalProperties));
    }

    /** A builder of {@link IamCondition}. Not thread-safe. */
    public static final class Builder {

        private @Nullable IamRequestIp requestIp;
        private @Nullable Map<String, String> additionalProperties;

        private Builder() {}

        /**
         * {@return this builder with {@code requestIp} set}
         *
         * @param requestIp Client IP restrictions.
         */
        public Builder requestIp(@Nullable IamRequestIp requestIp) {
            this.requestIp = requestIp;
            return this;
        }

        /**
         * {@return this builder with {@code additionalProperties} set}
         *
         * @param additionalProperties all other properties by name, each value as JSON
         */
        public Builder additionalProperties(@Nullable Map<String, String> additionalProperties) {
            this.additionalProperties = additionalProperties;
            return this;
        }

        /**
         * {@return the record}
         *
         * @throws InvalidInputException if a required component is missing or the value of a component is invalid
         */
        public IamCondition build() {
            JsonMap.checkJson(additionalProperties, "IamCondition.additionalProperties", "request_ip");
            return new IamCondition(requestIp, additionalProperties);
        }
    }
}
