// Generated from spec.yaml, schema Thing. Do not edit.
package io.apitokens.golden.recordandbuilder;

import io.apitokens.json.Json;
import io.apitokens.json.JsonFields;
import io.apitokens.json.Timestamp;
import org.jspecify.annotations.Nullable;

/**
 * A schema of responses only, so it has no builder. Nullable components are null if the field is missing or mistyped;
 * timestamps may be unknown instead.
 *
 * @param name the name
 * @param count how many
 * @param active whether it is active
 * @param seen when it was seen
 * @param day a date or date-time in whatever form
 */
public record Thing(
        @Nullable String name,
        @Nullable Long count,
        @Nullable Boolean active,
        @Nullable Timestamp seen,
        @Nullable Timestamp day) {

    /** {@return this record as JSON on one line, without secrets} */
    public String toJson() {
        return JsonFields.toJson(this, ThingJson.INSTANCE);
    }

    /** {@return the components, with control and format characters as escapes} */
    @Override
    public String toString() {
        return Json.components("Thing", "name", name, "count", count, "active", active, "seen", seen, "day", day);
    }
}
