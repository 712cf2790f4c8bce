// Generated from spec.yaml, schema Thing. Do not edit.
package io.apitokens.golden.linkpaging;

import io.apitokens.json.JsonFields;

/**
 * A thing. Nullable components are null if the field is missing or mistyped; timestamps may be unknown instead.
 *
 * @param id number of the thing
 */
public record Thing(Long id) {

    /** {@return this record as JSON on one line, without secrets} */
    public String toJson() {
        return JsonFields.toJson(this, ThingJson.INSTANCE);
    }
}
