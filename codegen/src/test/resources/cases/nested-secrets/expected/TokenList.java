// Generated from spec.yaml, schema TokenList. Do not edit.
package io.apitokens.golden.nestedsecrets;

import io.apitokens.json.JsonFields;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All tokens. Nullable components are null if the field is missing or mistyped; timestamps may be unknown instead.
 *
 * @param count their number
 * @param tokens the tokens
 */
public record TokenList(@Nullable Long count, @Nullable List<Token> tokens) {

    /**
     * Creates the record with unmodifiable copies of the lists.
     *
     * @param count the component {@code count}
     * @param tokens the component {@code tokens}
     */
    public TokenList {
        tokens = tokens == null ? null : List.copyOf(tokens);
    }

    /** {@return this record as JSON on one line, without secrets} */
    public String toJson() {
        return JsonFields.toJson(this, TokenListJson.INSTANCE);
    }

    /** {@return a copy of this record without secrets, at any depth} */
    public TokenList withoutSecrets() {
        return new TokenList(count, tokens == null ? null : tokens.stream().map(Token::withoutSecrets).toList());
    }
}
