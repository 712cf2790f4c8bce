// Generated from spec.yaml, schema Owner. Do not edit.
package io.apitokens.golden.nestedrecords;

import io.apitokens.Secret;
import io.apitokens.json.JsonFields;
import org.jspecify.annotations.Nullable;

/**
 * A record with an identity. Nullable components are null if the field is missing or mistyped; timestamps may be
 * unknown instead.
 *
 * @param id number of the owner
 * @param password a secret that responses may contain
 */
public record Owner(@Nullable Long id, @Nullable Secret password) {

    /** {@return this record as JSON on one line, without secrets} */
    public String toJson() {
        return JsonFields.toJson(this, OwnerJson.INSTANCE);
    }

    /** {@return a copy of this record without secrets, at any depth} */
    public Owner withoutSecrets() {
        return new Owner(id, null);
    }
}
