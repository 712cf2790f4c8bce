// Generated from spec.yaml, schema Thing. Do not edit.
package io.apitokens.golden;

import io.apitokens.json.JsonFields;
import io.apitokens.json.Timestamp;
import org.jspecify.annotations.Nullable;

/**
 * What answers hold, so it has no builder. What an answer left out, or gave in another shape, is null.
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

    /**
     * Writes this record as JSON, without secrets.
     *
     * @return the text, on one line
     */
    public String toJson() {
        return JsonFields.toJson(this, ThingJson.INSTANCE);
    }
}
