package io.apitokens.inventory.incident;

import io.apitokens.TokenId;
import io.apitokens.internal.ForeignText;
import java.util.Objects;

/**
 * A token that a leaked secret may belong to.
 *
 * @param id the token's id
 * @param name the token's name
 * @param certain true if the secret itself names the token and the vendor accepts it; false if the token was used at the
 *     same times as the secret
 */
public record Suspect(TokenId id, String name, boolean certain) {

    /**
     * Rejects null components.
     *
     * @param id the token's id; not null
     * @param name the token's name; not null
     * @param certain whether the secret names it
     */
    public Suspect {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
    }

    /** {@return the id, the name and how it was found; printable} */
    @Override
    public String toString() {
        String how = certain ? "named by the secret" : "used whenever the secret was";
        return ForeignText.printable(id + " \"" + name + "\": " + how);
    }
}
