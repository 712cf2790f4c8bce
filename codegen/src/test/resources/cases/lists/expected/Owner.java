// Generated from spec.yaml, schema Owner. Do not edit.
package io.apitokens.golden.lists;

import io.apitokens.json.JsonFields;

/**
 * An owner. Nullable components are null if the field is missing or mistyped; timestamps may be unknown instead.
 *
 * @param id number of the owner
 */
public record Owner(Long id) {

    /** {@return this record as JSON on one line, without secrets} */
    public String toJson() {
        return JsonFields.toJson(this, OwnerJson.INSTANCE);
    }
}
