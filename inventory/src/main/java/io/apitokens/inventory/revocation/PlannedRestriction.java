package io.apitokens.inventory.revocation;

import io.apitokens.TokenId;
import io.apitokens.internal.ForeignText;
import java.util.Objects;

/**
 * A token that a plan restricts.
 *
 * @param id the token's id
 * @param name the token's name when the plan was made
 * @param before its condition when the plan was made, in the vendor's form
 * @param fingerprint a hash of what must not change until the restriction, as {@link PlannedToken#fingerprint()}
 */
public record PlannedRestriction(TokenId id, String name, String before, String fingerprint) {

    /**
     * Rejects null components.
     *
     * @param id the token's id; not null
     * @param name the token's name; not null
     * @param before its condition; not null
     * @param fingerprint the hash; not null
     */
    public PlannedRestriction {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(fingerprint, "fingerprint");
    }

    /** {@return the id, the name and the former condition; printable} */
    @Override
    public String toString() {
        return ForeignText.printable(id + " \"" + name + "\": now " + before);
    }
}
