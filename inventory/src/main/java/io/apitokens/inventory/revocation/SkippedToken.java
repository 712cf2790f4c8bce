package io.apitokens.inventory.revocation;

import io.apitokens.Token;
import java.util.Objects;

/**
 * A token that a plan keeps although it matches the filter or may match it.
 *
 * @param token the token
 * @param reason the reason
 */
public record SkippedToken(Token token, SkipReason reason) {

    /**
     * Rejects null components.
     *
     * @param token the token; not null
     * @param reason the reason; not null
     */
    public SkippedToken {
        Objects.requireNonNull(token, "token");
        Objects.requireNonNull(reason, "reason");
    }
}
