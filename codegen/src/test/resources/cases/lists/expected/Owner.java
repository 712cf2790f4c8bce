// Generated from spec.yaml, schema Owner. Do not edit.
package io.apitokens.golden;

import io.apitokens.json.JsonFields;

/**
 * An owner. What an answer left out, or gave in another shape, is null.
 *
 * @param id number of the owner
 */
public record Owner(Long id) {

    /**
     * Writes this record as JSON, without secrets.
     *
     * @return the text, on one line
     */
    public String toJson() {
        return JsonFields.toJson(this, OwnerJson.INSTANCE);
    }
}
