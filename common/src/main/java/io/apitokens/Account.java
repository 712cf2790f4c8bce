package io.apitokens;

import io.apitokens.internal.ForeignText;
import java.util.Objects;

/**
 * One account at one vendor.
 *
 * @param vendor the vendor, such as {@code gcore}
 * @param id the vendor's identifier of the account: a client id at Gcore, an organization id at Astro, a lower-case
 *     host at Okta, with the port if it is not that of the scheme
 */
public record Account(String vendor, String id) {

    /**
     * Rejects null components.
     *
     * @param vendor the vendor; not null
     * @param id the vendor's identifier of the account; not null
     */
    public Account {
        Objects.requireNonNull(vendor, "vendor");
        Objects.requireNonNull(id, "id");
    }

    /** {@return the account as {@code vendor/id}} */
    @Override
    public String toString() {
        return ForeignText.printable(vendor + "/" + id);
    }
}
