// Generated from spec.yaml, schema Middle. Do not edit.
package io.apitokens.golden;

import io.apitokens.json.JsonFields;
import org.jspecify.annotations.Nullable;

/**
 * A record with a record in it. What an answer left out, or gave in another shape, is null.
 *
 * @param inner The innermost record.
 */
public record Middle(@Nullable Inner inner) {

    /**
     * Writes this record as JSON, without secrets.
     *
     * @return the text, on one line
     */
    public String toJson() {
        return JsonFields.toJson(this, MiddleJson.INSTANCE);
    }
}
