// Generated from spec.yaml, schema Middle. Do not edit.
package io.apitokens.golden.nestedrecords;

import io.apitokens.json.JsonFields;
import org.jspecify.annotations.Nullable;

/**
 * A record with a record in it. Nullable components are null if the field is missing or mistyped; timestamps may be
 * unknown instead.
 *
 * @param inner The innermost record.
 */
public record Middle(@Nullable Inner inner) {

    /** {@return this record as JSON on one line, without secrets} */
    public String toJson() {
        return JsonFields.toJson(this, MiddleJson.INSTANCE);
    }
}
