// Generated from spec.yaml, schema Thing. Do not edit.
package io.apitokens.golden.allof;

import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import io.apitokens.json.Json;
import io.apitokens.json.JsonFields;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A thing of several parts. Nullable components are null if the field is missing or mistyped; timestamps may be unknown
 * instead.
 *
 * @param id the number
 * @param name the name
 * @param size the size
 * @param colour the colour
 * @param additionalProperties all other properties by name
 */
public record Thing(
        Long id,
        @Nullable String name,
        @Nullable Long size,
        @Nullable String colour,
        @Nullable Map<String, Long> additionalProperties) {

    static final TypeAdapter<Thing> JSON = Json.object(Thing::read, Thing::write);

    /**
     * Creates the record with unmodifiable copies of the maps.
     *
     * @param id the component {@code id}
     * @param name the component {@code name}
     * @param size the component {@code size}
     * @param colour the component {@code colour}
     * @param additionalProperties the component {@code additionalProperties}
     */
    public Thing {
        additionalProperties = additionalProperties == null ? null : JsonMap.copyOf(additionalProperties);
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
                "id",
                id,
                "name",
                name,
                "size",
                size,
                "colour",
                colour,
                "additionalProperties",
                additionalProperties);
    }

    static Thing read(JsonReader in) throws IOException {
        Json.requireObject(in, "Thing");
        Long id = null;
        String name = null;
        Long size = null;
        String colour = null;
        JsonMap<Long> additionalProperties = new JsonMap<>(Json.INTEGER);
        while (in.hasNext()) {
            String field = in.nextName();
            switch (field) {
                case "id" -> id = Json.integer(in);
                case "name" -> name = Json.string(in);
                case "size" -> size = Json.integer(in);
                case "colour" -> colour = Json.string(in);
                default -> additionalProperties.read(in, field);
            }
        }
        in.endObject();
        return new Thing(Json.identity(id, "Thing.id"), name, size, colour, additionalProperties.values());
    }

    void write(JsonWriter out) throws IOException {
        out.beginObject();
        JsonFields.write(out, "id", this.id);
        JsonFields.write(out, "name", this.name);
        JsonFields.write(out, "size", this.size);
        JsonFields.write(out, "colour", this.colour);
        JsonMap.writeAll(out, this.additionalProperties, Json.INTEGER);
        out.endObject();
    }
}
