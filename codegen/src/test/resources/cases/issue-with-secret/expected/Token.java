// Generated from spec.yaml, schema Token. Do not edit.
package io.apitokens.golden.issuewithsecret;

import io.apitokens.json.Json;
import io.apitokens.json.JsonFields;
import org.jspecify.annotations.Nullable;

/**
 * A token; a response without its identity is rejected. Nullable components are null if the field is missing or
 * mistyped; timestamps may be unknown instead.
 *
 * @param id identifier of the token
 * @param shortToken a fragment to recognise the secret by
 */
public record Token(String id, @Nullable String shortToken) {

    /** {@return this record as JSON on one line, without secrets} */
    public String toJson() {
        return JsonFields.toJson(this, TokenJson.INSTANCE);
    }

    /** {@return the components, with control and format characters as escapes} */
    @Override
    public String toString() {
        return Json.components("Token", "id", id, "shortToken", shortToken);
    }
}
