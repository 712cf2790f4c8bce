// Generated from spec.yaml, schema Login. Do not edit.
package io.apitokens.golden.nestedsecrets;

import io.apitokens.json.JsonFields;
import org.jspecify.annotations.Nullable;

/**
 * How to log in. Nullable components are null if the field is missing or mistyped; timestamps may be unknown instead.
 *
 * @param key A key.
 */
public record Login(@Nullable Key key) {

    /** {@return this record as JSON on one line, without secrets} */
    public String toJson() {
        return JsonFields.toJson(this, LoginJson.INSTANCE);
    }

    /** {@return a copy of this record without secrets, at any depth} */
    public Login withoutSecrets() {
        return new Login(key == null ? null : key.withoutSecrets());
    }
}
