// Generated from spec.yaml, schema Owner. Do not edit.
package io.apitokens.golden.twopartsecret;

import io.apitokens.json.JsonFields;
import org.jspecify.annotations.Nullable;

/**
 * Who has a key. Nullable components are null if the field is missing or mistyped; timestamps may be unknown instead.
 *
 * @param number the number
 */
public record Owner(@Nullable Long number) {

    /** {@return this record as JSON on one line, without secrets} */
    public String toJson() {
        return JsonFields.toJson(this, OwnerJson.INSTANCE);
    }
}
