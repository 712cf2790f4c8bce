// Generated from spec.yaml, schema TokenCreated. Do not edit.
package io.apitokens.golden.strict;

import io.apitokens.Secret;
import io.apitokens.json.Json;
import io.apitokens.json.JsonFields;
import org.jspecify.annotations.Nullable;

/**
 * A new token; its secret is kept even if the restriction cannot be read. Nullable components are null if the field is
 * missing or mistyped; timestamps may be unknown instead. A mistyped &#123;&#64;code network&#125; makes the whole
 * record unreadable.
 *
 * @param id identifier of the token
 * @param network what restricts the token
 * @param token the secret
 */
public record TokenCreated(@Nullable String id, @Nullable Network network, @Nullable Secret token) {

    /** {@return this record as JSON on one line, without secrets} */
    public String toJson() {
        return JsonFields.toJson(this, TokenCreatedJson.INSTANCE);
    }

    /** {@return a copy of this record without secrets, at any depth} */
    public TokenCreated withoutSecrets() {
        return new TokenCreated(id, network, null);
    }

    /** {@return the components, with control and format characters as escapes} */
    @Override
    public String toString() {
        return Json.components("TokenCreated", "id", id, "network", network, "token", token);
    }
}
