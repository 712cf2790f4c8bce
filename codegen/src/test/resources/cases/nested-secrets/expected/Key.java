// Generated from spec.yaml, schema Key. Do not edit.
package io.apitokens.golden.nestedsecrets;

import io.apitokens.Secret;
import io.apitokens.json.Json;
import io.apitokens.json.JsonFields;
import org.jspecify.annotations.Nullable;

/**
 * A key. Nullable components are null if the field is missing or mistyped; timestamps may be unknown instead.
 *
 * @param user the user
 * @param value the secret
 */
public record Key(@Nullable String user, @Nullable Secret value) {

    /** {@return this record as JSON on one line, without secrets} */
    public String toJson() {
        return JsonFields.toJson(this, KeyJson.INSTANCE);
    }

    /** {@return a copy of this record without secrets, at any depth} */
    public Key withoutSecrets() {
        return new Key(user, null);
    }

    /** {@return the components, with control and format characters as escapes} */
    @Override
    public String toString() {
        return Json.components("Key", "user", user, "value", value);
    }
}
