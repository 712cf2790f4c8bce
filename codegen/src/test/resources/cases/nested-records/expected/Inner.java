// Generated from spec.yaml, schema Inner. Do not edit.
package io.apitokens.golden.nestedrecords;

import io.apitokens.json.Json;
import io.apitokens.json.JsonFields;
import org.jspecify.annotations.Nullable;

/**
 * The innermost record. Nullable components are null if the field is missing or mistyped; timestamps may be unknown
 * instead.
 *
 * @param name its name
 */
public record Inner(@Nullable String name) {

    /** {@return this record as JSON on one line, without secrets} */
    public String toJson() {
        return JsonFields.toJson(this, InnerJson.INSTANCE);
    }

    /** {@return the components, with control and format characters as escapes} */
    @Override
    public String toString() {
        return Json.components("Inner", "name", name);
    }
}
