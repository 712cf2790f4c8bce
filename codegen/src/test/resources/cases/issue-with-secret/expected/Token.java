// Generated from spec.yaml, schema Token. Do not edit.
package io.apitokens.golden;

import io.apitokens.json.JsonFields;
import org.jspecify.annotations.Nullable;

/**
 * A token; without its identity an answer is refused. What an answer left out, or gave in another shape, is null.
 *
 * @param id identifier of the token
 * @param shortToken a fragment to recognise the secret by
 */
public record Token(String id, @Nullable String shortToken) {

    /**
     * Writes this record as JSON, without secrets.
     *
     * @return the text, on one line
     */
    public String toJson() {
        return JsonFields.toJson(this, TokenJson.INSTANCE);
    }
}
