// Generated from spec.yaml, schema Outer. Do not edit.
package io.apitokens.golden;

import io.apitokens.json.JsonFields;
import org.jspecify.annotations.Nullable;

/**
 * A record in a record in a record. What an answer left out, or gave in another shape, is null.
 *
 * @param middle without an identity
 * @param owner A record with an identity.
 * @param self the same again
 */
public record Outer(@Nullable Middle middle, @Nullable Owner owner, @Nullable Outer self) {

    /**
     * Writes this record as JSON, without secrets.
     *
     * @return the text, on one line
     */
    public String toJson() {
        return JsonFields.toJson(this, OuterJson.INSTANCE);
    }
}
