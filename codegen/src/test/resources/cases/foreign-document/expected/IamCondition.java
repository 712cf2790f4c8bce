// Generated from spec.yaml, schema iam_condition. Do not edit.
package io.apitokens.golden.foreigndocument;

import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import io.apitokens.error.InvalidInputException;
import io.apitokens.json.Json;
import io.apitokens.json.JsonFields;
import java.io.IOException;
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

    static final TypeAdapter<IamCondition> JSON = Json.object(IamCondition::read, IamCondition::write);

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
        return JsonFields.toJson(this, JSON);
    }

    /** {@return the components, with control and format characters as escapes} */
    @Override
    public String toString() {
        return Json.components(
                "IamCondition", "requestIp", requestIp, "additionalProperties", JsonMap.names(additionalProperties));
    }

    static @Nullable IamCondition read(JsonReader in) throws IOException {
        if (!Json.beginObject(in)) {
            return null;
        }
        IamRequestIp requestIp = null;
        JsonMap<String> additionalProperties = new JsonMap<>(JsonMap.ANY);
        while (in.hasNext()) {
            String field = in.nextName();
            switch (field) {
                case "request_ip" -> requestIp = IamRequestIp.read(in);
                default -> additionalProperties.read(in, field);
            }
        }
        in.endObject();
        return new IamCondition(requestIp, additionalProperties.values());
    }

    void write(JsonWriter out) throws IOException {
        out.beginObject();
        JsonFields.write(out, "request_ip", this.requestIp, IamRequestIp.JSON);
        JsonMap.writeAll(out, this.additionalProperties, JsonMap.ANY);
        out.endObject();
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
