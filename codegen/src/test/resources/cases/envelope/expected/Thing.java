// Generated from spec.yaml, schema Thing. Do not edit.
package io.apitokens.golden.envelope;

import io.apitokens.Secret;
import io.apitokens.json.JsonFields;
import org.jspecify.annotations.Nullable;

/**
 * A thing. Nullable components are null if the field is missing or mistyped; timestamps may be unknown instead.
 *
 * @param id the number
 * @param secret the secret
 */
public record Thing(@Nullable Long id, @Nullable Secret secret) {

    /** {@return this record as JSON on one line, without secrets} */
    public String toJson() {
        return JsonFields.toJson(this, ThingJson.INSTANCE);
    }

    /** {@return a copy of this record without secrets, at any depth} */
    public Thing withoutSecrets() {
        return new Thing(id, null);
    }
}
