// Generated from spec.yaml, schema Inner. Do not edit.
package io.apitokens.golden;

import io.apitokens.json.JsonFields;
import org.jspecify.annotations.Nullable;

/**
 * The innermost record. What an answer left out, or gave in another shape, is null.
 *
 * @param name its name
 */
public record Inner(@Nullable String name) {

    /**
     * Writes this record as JSON, without secrets.
     *
     * @return the text, on one line
     */
    public String toJson() {
        return JsonFields.toJson(this, InnerJson.INSTANCE);
    }
}
