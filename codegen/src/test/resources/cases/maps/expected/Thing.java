// Generated from spec.yaml, schema Thing. Do not edit.
package io.apitokens.golden.maps;

import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import io.apitokens.error.InvalidInputException;
import io.apitokens.json.Checks;
import io.apitokens.json.Json;
import io.apitokens.json.JsonFields;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A thing whose further properties are kept. Nullable components are null if the field is missing or mistyped;
 * timestamps may be unknown instead.
 *
 * @param name the name
 * @param labels strings by name
 * @param limits A map with a name of its own, which becomes no type.
 * @param colours enums
 * @param parts objects
 * @param extra anything
 * @param strict anything or null
 * @param additionalProperties all other properties by name, each value as JSON
 */
public record Thing(
        @Nullable String name,
        @Nullable Map<String, String> labels,
        @Nullable Map<String, Long> limits,
        @Nullable Map<String, Colour> colours,
        @Nullable Map<String, Part> parts,
        @Nullable Map<String, String> extra,
        @Nullable Map<String, String> strict,
        @Nullable Map<String, String> additionalProperties) {

    static final TypeAdapter<Thing> JSON = Json.object(Thing::read, Thing::write);

    /**
     * Creates the record with unmodifiable copies of the maps.
     *
     * @param name the component {@code name}
     * @param labels the component {@code labels}
     * @param limits the component {@code limits}
     * @param colours the component {@code colours}
     * @param parts the component {@code parts}
     * @param extra the component {@code extra}
     * @param strict the component {@code strict}
     * @param additionalProperties the component {@code additionalProperties}
     */
    public Thing {
        labels = labels == null ? null : JsonMap.copyOf(labels);
        limits = limits == null ? null : JsonMap.copyOf(limits);
        colours = colours == null ? null : JsonMap.copyOf(colours);
        parts = parts == null ? null : JsonMap.copyOf(parts);
        extra = extra == null ? null : JsonMap.copyOf(extra);
        strict = strict == null ? null : JsonMap.copyOf(strict);
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
                "Thing",
                "name",
                name,
                "labels",
                labels,
                "limits",
                limits,
                "colours",
                colours,
                "parts",
                parts,
                "extra",
                JsonMap.names(extra),
                "strict",
                JsonMap.names(strict),
                "additionalProperties",
                JsonMap.names(additionalProperties));
    }

    static @Nullable Thing read(JsonReader in) throws IOException {
        if (!Json.beginObject(in)) {
            return null;
        }
        String name = null;
        Map<String, String> labels = null;
        Map<String, Long> limits = null;
        Map<String, Colour> colours = null;
        Map<String, Part> parts = null;
        Map<String, String> extra = null;
        Map<String, String> strict = null;
        JsonMap<String> additionalProperties = new JsonMap<>(JsonMap.ANY);
        while (in.hasNext()) {
            String field = in.nextName();
            switch (field) {
                case "name" -> name = Json.string(in);
                case "labels" -> labels = JsonMap.read(in, Json.STRING);
                case "limits" -> limits = JsonMap.read(in, Json.INTEGER);
                case "colours" -> colours = JsonMap.read(in, Colour.adapter);
                case "parts" -> parts = JsonMap.read(in, Part.JSON);
                case "extra" -> extra = JsonMap.read(in, JsonMap.ANY);
                case "strict" -> strict = JsonMap.read(in, JsonMap.ANY);
                default -> additionalProperties.read(in, field);
            }
        }
        in.endObject();
        return new Thing(name, labels, limits, colours, parts, extra, strict, additionalProperties.values());
    }

    void write(JsonWriter out) throws IOException {
        out.beginObject();
        JsonFields.write(out, "name", this.name);
        JsonMap.write(out, "labels", this.labels, Json.STRING);
        JsonMap.write(out, "limits", this.limits, Json.INTEGER);
        JsonMap.write(out, "colours", this.colours, Colour.adapter);
        JsonMap.write(out, "parts", this.parts, Part.JSON);
        JsonMap.write(out, "extra", this.extra, JsonMap.ANY);
        JsonMap.write(out, "strict", this.strict, JsonMap.ANY);
        JsonMap.writeAll(out, this.additionalProperties, JsonMap.ANY);
        out.endObject();
    }

    /** A builder of {@link Thing}. Not thread-safe. */
    public static final class Builder {

        private @Nullable String name;
        private @Nullable Map<String, String> labels;
        private @Nullable Map<String, Long> limits;
        private @Nullable Map<String, Colour> colours;
        private @Nullable Map<String, Part> parts;
        private @Nullable Map<String, String> extra;
        private @Nullable Map<String, String> strict;
        private @Nullable Map<String, String> additionalProperties;

        private Builder() {}

        /**
         * {@return this builder with {@code name} set}
         *
         * @param name the name
         */
        public Builder name(String name) {
            this.name = name;
            return this;
        }

        /**
         * {@return this builder with {@code labels} set}
         *
         * @param labels strings by name
         */
        public Builder labels(Map<String, String> labels) {
            this.labels = labels;
            return this;
        }

        /**
         * {@return this builder with {@code limits} set}
         *
         * @param limits A map with a name of its own, which becomes no type.
         */
        public Builder limits(@Nullable Map<String, Long> limits) {
            this.limits = limits;
            return this;
        }

        /**
         * {@return this builder with {@code colours} set}
         *
         * @param colours enums
         */
        public Builder colours(@Nullable Map<String, Colour> colours) {
            this.colours = colours;
            return this;
        }

        /**
         * {@return this builder with {@code parts} set}
         *
         * @param parts objects
         */
        public Builder parts(@Nullable Map<String, Part> parts) {
            this.parts = parts;
            return this;
        }

        /**
         * {@return this builder with {@code extra} set}
         *
         * @param extra anything
         */
        public Builder extra(@Nullable Map<String, String> extra) {
            this.extra = extra;
            return this;
        }

        /**
         * {@return this builder with {@code strict} set}
         *
         * @param strict anything or null
         */
        public Builder strict(@Nullable Map<String, String> strict) {
            this.strict = strict;
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
        public Thing build() {
            JsonMap.check(labels, "Thing.labels");
            JsonMap.check(limits, "Thing.limits");
            JsonMap.check(colours, "Thing.colours");
            JsonMap.check(parts, "Thing.parts");
            JsonMap.checkJson(extra, "Thing.extra");
            JsonMap.checkJson(strict, "Thing.strict");
            JsonMap.checkJson(additionalProperties, "Thing.additionalProperties", "name",
                    "labels",
                    "limits",
                    "colours",
                    "parts",
                    "extra",
                    "strict");
            return new Thing(
                    Checks.require(name, "Thing.name"),
                    Checks.require(labels, "Thing.labels"),
                    limits,
                    colours,
                    parts,
                    extra,
                    strict,
                    additionalProperties);
        }
    }
}
