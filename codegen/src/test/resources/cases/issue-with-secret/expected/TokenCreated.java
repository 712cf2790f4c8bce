// Generated from spec.yaml, schema TokenCreated. Do not edit.
package io.apitokens.golden.issuewithsecret;

import io.apitokens.Secret;
import io.apitokens.json.Json;
import io.apitokens.json.JsonFields;
import io.apitokens.json.Timestamp;
import org.jspecify.annotations.Nullable;

/**
 * A new token; a response without its identity is accepted if it contains the secret. Nullable components are null if
 * the field is missing or mistyped; timestamps may be unknown instead.
 *
 * @param id identifier of the token
 * @param made when the token was made
 * @param token the secret
 */
public record TokenCreated(@Nullable String id, @Nullable Timestamp made, @Nullable Secret token) {

    /** {@return this record as JSON on one line, without secrets} */
    public String toJson() {
        return JsonFields.toJson(this, TokenCreatedJson.INSTANCE);
    }

    /** {@return a copy of this record without secrets, at any depth} */
    public TokenCreated withoutSecrets() {
        return new TokenCreated(id, made, null);
    }

    /** {@return the components, with control and format characters as escapes} */
    @Override
    public String toString() {
        return Json.components("TokenCreated", "id", id, "made", made, "token", token);
    }
}
