package io.apitokens.inventory.revocation;

import io.apitokens.Token;
import java.util.Objects;

/**
 * A token that a plan leaves alone although it passes the filter, or may pass it.
 *
 * @param token the token
 * @param reason why
 */
public record Skipped(Token token, SpareReason reason) {

    /**
     * Refuses null.
     *
     * @param token as the component
     * @param reason as the component
     */
    public Skipped {
        Objects.requireNonNull(token, "token");
        Objects.requireNonNull(reason, "reason");
    }
}
