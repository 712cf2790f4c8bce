// Generated from spec.yaml, schema Token. Do not edit.
package io.apitokens.golden.strict;

import io.apitokens.json.Json;
import io.apitokens.json.JsonFields;
import org.jspecify.annotations.Nullable;

/**
 * A token; what restricts it must not be overlooked. Nullable components are null if the field is missing or mistyped;
 * timestamps may be unknown instead. A mistyped &#123;&#64;code disabled&#125; or &#123;&#64;code network&#125; makes
 * the whole record unreadable.
 *
 * @param id identifier of the token
 * @param name name of the token
 * @param disabled whether the token is refused
 * @param network what restricts the token
 */
public record Token(String id, @Nullable String name, @Nullable Boolean disabled, @Nullable Network network) {

    /** {@return this record as JSON on one line, without secrets} */
    public String toJson() {
        return JsonFields.toJson(this, TokenJson.INSTANCE);
    }

    /** {@return the components, with control and format characters as escapes} */
    @Override
    public String toString() {
        return Json.components("Token", "id", id, "name", name, "disabled", disabled, "network", network);
    }
}
