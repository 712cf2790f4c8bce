// Generated from spec.yaml, schema Parent. Do not edit.
package io.apitokens.golden.nestedsecrets;

import io.apitokens.json.JsonFields;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a token belongs to. Nullable components are null if the field is missing or mistyped; timestamps may be unknown
 * instead.
 *
 * @param tokens the tokens
 */
public record Parent(@Nullable List<Token> tokens) {

    /**
     * Creates the record with unmodifiable copies of the lists.
     *
     * @param tokens the component {@code tokens}
     */
    public Parent {
        tokens = tokens == null ? null : List.copyOf(tokens);
    }

    /** {@return this record as JSON on one line, without secrets} */
    public String toJson() {
        return JsonFields.toJson(this, ParentJson.INSTANCE);
    }

    /** {@return a copy of this record without secrets, at any depth} */
    public Parent withoutSecrets() {
        return new Parent(tokens == null ? null : tokens.stream().map(Token::withoutSecrets).toList());
    }
}
