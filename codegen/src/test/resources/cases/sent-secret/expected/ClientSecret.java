// Generated from spec.yaml, schema ClientSecret. Do not edit.
package io.apitokens.golden.sentsecret;

import io.apitokens.Secret;
import io.apitokens.json.Json;
import io.apitokens.json.JsonFields;
import org.jspecify.annotations.Nullable;

/**
 * A secret, whose value may be missing. Nullable components are null if the field is missing or mistyped; timestamps
 * may be unknown instead.
 *
 * @param id identifier of the secret
 * @param value the secret
 */
public record ClientSecret(@Nullable String id, @Nullable Secret value) {

    /** {@return this record as JSON on one line, without secrets} */
    public String toJson() {
        return JsonFields.toJson(this, ClientSecretJson.INSTANCE);
    }

    /** {@return a copy of this record without secrets, at any depth} */
    public ClientSecret withoutSecrets() {
        return new ClientSecret(id, null);
    }

    /** {@return the components, with control and format characters as escapes} */
    @Override
    public String toString() {
        return Json.components("ClientSecret", "id", id, "value", value);
    }
}
