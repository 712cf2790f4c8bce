// Generated from spec.yaml, schema Owner. Do not edit.
package io.apitokens.golden;

import io.apitokens.Secret;
import io.apitokens.json.JsonFields;
import org.jspecify.annotations.Nullable;

/**
 * A record with an identity. What an answer left out, or gave in another shape, is null.
 *
 * @param id number of the owner
 * @param password a secret that answers may hold
 */
public record Owner(@Nullable Long id, @Nullable Secret password) {

    /**
     * Writes this record as JSON, without secrets.
     *
     * @return the text, on one line
     */
    public String toJson() {
        return JsonFields.toJson(this, OwnerJson.INSTANCE);
    }

    /**
     * Copies this record without its secret.
     *
     * @return the copy
     */
    public Owner withoutSecrets() {
        return new Owner(id, null);
    }
}
