// Generated from spec.yaml, schema Thing. Do not edit.
package io.apitokens.golden.queryrecord;

import io.apitokens.json.Json;
import io.apitokens.json.JsonFields;
import org.jspecify.annotations.Nullable;

/**
 * A thing. Nullable components are null if the field is missing or mistyped; timestamps may be unknown instead.
 *
 * @param name name of the thing
 */
public record Thing(@Nullable String name) {

    /** {@return this record as JSON on one line, without secrets} */
    public String toJson() {
        return JsonFields.toJson(this, ThingJson.INSTANCE);
    }

    /** {@return the components, with control and format characters as escapes} */
    @Override
    public String toString() {
        return Json.components("Thing", "name", name);
    }
}
