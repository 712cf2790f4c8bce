// Generated from spec.yaml, schema Thing. Do not edit.
package io.apitokens.golden;

import io.apitokens.json.JsonFields;

/**
 * A thing. What an answer left out, or gave in another shape, is null.
 *
 * @param id number of the thing
 */
public record Thing(Long id) {

    /**
     * Writes this record as JSON, without secrets.
     *
     * @return the text, on one line
     */
    public String toJson() {
        return JsonFields.toJson(this, ThingJson.INSTANCE);
    }
}
