// Generated from spec.yaml, schema Thing. Do not edit.
package io.apitokens.golden.allof;

import io.apitokens.json.Json;
import io.apitokens.json.JsonFields;
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
        return JsonFields.toJson(this, ThingJson.INSTANCE);
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
}
