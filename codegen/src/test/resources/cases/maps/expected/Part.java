// Generated from spec.yaml, schema Part. Do not edit.
package io.apitokens.golden.maps;

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
 * A part whose further properties are strings. Nullable components are null if the field is missing or mistyped;
 * timestamps may be unknown instead.
 *
 * @param id the number
 * @param additionalProperties all other properties by name
 */
public record Part(Long id, @Nullable Map<String, String> additionalProperties) {

    static final TypeAdapter<Part> JSON = Json.object(Part::read, Part::write);

    /**
     * Creates the record with unmodifiable copies of the maps.
     *
     * @param id the component {@code id}
     * @param additionalProperties the component {@code additionalProperties}
     */
    public Part {
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
        return Json.components("Part", "id", id, "additionalProperties", additionalProperties);
    }

    static Part read(JsonReader in) throws IOException {
        Json.requireObject(in, "Part");
        Long id = null;
        JsonMap<String> additionalProperties = new JsonMap<>(Json.STRING);
        while (in.hasNext()) {
            String field = in.nextName();
            switch (field) {
                case "id" -> id = Json.integer(in);
                default -> additionalProperties.read(in, field);
            }
        }
        in.endObject();
        return new Part(Json.identity(id, "Part.id"), additionalProperties.values());
    }

    void write(JsonWriter out) throws IOException {
        out.beginObject();
        JsonFields.write(out, "id", this.id);
        JsonMap.writeAll(out, this.additionalProperties, Json.STRING);
        out.endObject();
    }

    /** A builder of {@link Part}. Not thread-safe. */
    public static final class Builder {

        private @Nullable Long id;
        private @Nullable Map<String, String> additionalProperties;

        private Builder() {}

        /**
         * {@return this builder with {@code id} set}
         *
         * @param id the number
         */
        public Builder id(@Nullable Long id) {
            this.id = id;
            return this;
        }

        /**
         * {@return this builder with {@code additionalProperties} set}
         *
         * @param additionalProperties all other properties by name
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
        public Part build() {
            JsonMap.check(additionalProperties, "Part.additionalProperties", "id");
            return new Part(id, additionalProperties);
        }
    }
}
