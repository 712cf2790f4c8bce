// Generated from spec.yaml, schema Token. Do not edit.
package io.apitokens.golden.nestedsecrets;

import io.apitokens.json.JsonFields;
import org.jspecify.annotations.Nullable;

/**
 * A token. Nullable components are null if the field is missing or mistyped; timestamps may be unknown instead.
 *
 * @param id the number
 * @param login How to log in.
 * @param parent What a token belongs to.
 */
public record Token(@Nullable Long id, @Nullable Login login, @Nullable Parent parent) {

    /** {@return this record as JSON on one line, without secrets} */
    public String toJson() {
        return JsonFields.toJson(this, TokenJson.INSTANCE);
    }

    /** {@return a copy of this record without secrets, at any depth} */
    public Token withoutSecrets() {
        return new Token(
                id, login == null ? null : login.withoutSecrets(), parent == null ? null : parent.withoutSecrets());
    }
}
