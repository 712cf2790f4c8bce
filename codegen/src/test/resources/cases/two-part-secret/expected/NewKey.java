// Generated from spec.yaml, schema NewKey. Do not edit.
package io.apitokens.golden.twopartsecret;

import io.apitokens.Secret;
import io.apitokens.json.JsonFields;
import org.jspecify.annotations.Nullable;

/**
 * A new key, with the first part of its credential in an object. Nullable components are null if the field is missing
 * or mistyped; timestamps may be unknown instead.
 *
 * @param owner Who has a key.
 * @param secret the second part; after {@code owner/number} and a colon, so that it is the whole credential
 */
public record NewKey(@Nullable Owner owner, @Nullable Secret secret) {

    /** {@return this record as JSON on one line, without secrets} */
    public String toJson() {
        return JsonFields.toJson(this, NewKeyJson.INSTANCE);
    }

    /** {@return a copy of this record without secrets, at any depth} */
    public NewKey withoutSecrets() {
        return new NewKey(owner, null);
    }
}
