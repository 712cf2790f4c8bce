// Generated from spec.yaml, schema Thing. Do not edit.
package io.apitokens.golden.openenum;

import io.apitokens.json.JsonFields;
import org.jspecify.annotations.Nullable;

/**
 * A thing. Nullable components are null if the field is missing or mistyped; timestamps may be unknown instead.
 *
 * @param colour its colour
 * @param size A size.
 */
public record Thing(@Nullable Colour colour, @Nullable Size size) {

    /** {@return this record as JSON on one line, without secrets} */
    public String toJson() {
        return JsonFields.toJson(this, ThingJson.INSTANCE);
    }
}
