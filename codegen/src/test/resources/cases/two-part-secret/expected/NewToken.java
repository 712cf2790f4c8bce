// Generated from spec.yaml, schema NewToken. Do not edit.
package io.apitokens.golden.twopartsecret;

import io.apitokens.Secret;
import io.apitokens.json.Json;
import io.apitokens.json.JsonFields;
import org.jspecify.annotations.Nullable;

/**
 * A new token, with the first part of its credential beside the second. Nullable components are null if the field is
 * missing or mistyped; timestamps may be unknown instead.
 *
 * @param id the id
 * @param secret the second part; after {@code key} and a colon, so that it is the whole credential
 * @param key the first part
 */
public record NewToken(@Nullable String id, @Nullable Secret secret, @Nullable String key) {

    /** {@return this record as JSON on one line, without secrets} */
    public String toJson() {
        return JsonFields.toJson(this, NewTokenJson.INSTANCE);
    }

    /** {@return a copy of this record without secrets, at any depth} */
    public NewToken withoutSecrets() {
        return new NewToken(id, null, key);
    }

    /** {@return the components, with control and format characters as escapes} */
    @Override
    public String toString() {
        return Json.components("NewToken", "id", id, "secret", secret, "key", key);
    }
}
