package io.apitokens.inventory.revocation;

import io.apitokens.TokenId;
import io.apitokens.internal.ForeignText;
import java.util.Objects;

/**
 * A token that a plan keeps although it matches or may match.
 *
 * @param id the token's id
 * @param name the token's name when the plan was made
 * @param reason the reason
 */
public record SkippedToken(TokenId id, String name, SkipReason reason) {

    /**
     * Rejects null components.
     *
     * @param id the token's id; not null
     * @param name the token's name; not null
     * @param reason the reason; not null
     */
    public SkippedToken {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(reason, "reason");
    }

    /** {@return the id, the name and the reason; printable} */
    @Override
    public String toString() {
        return ForeignText.printable(id + " \"" + name + "\": " + reason.words());
    }
}
