// Generated from spec.yaml, schema TokenCreated. Do not edit.
package io.apitokens.golden;

import io.apitokens.Secret;
import io.apitokens.json.JsonFields;
import io.apitokens.json.Timestamp;
import org.jspecify.annotations.Nullable;

/**
 * A new token; an answer without its identity is accepted if it holds the secret. What an answer left out, or gave in
 * another shape, is null.
 *
 * @param id identifier of the token
 * @param made when the token was made
 * @param token the secret
 */
public record TokenCreated(@Nullable String id, @Nullable Timestamp made, @Nullable Secret token) {

    /**
     * Writes this record as JSON, without secrets.
     *
     * @return the text, on one line
     */
    public String toJson() {
        return JsonFields.toJson(this, TokenCreatedJson.INSTANCE);
    }

    /**
     * Copies this record without its secret.
     *
     * @return the copy
     */
    public TokenCreated withoutSecrets() {
        return new TokenCreated(id, made, null);
    }
}
