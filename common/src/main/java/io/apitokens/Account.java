package io.apitokens;

import java.util.Objects;

/**
 * One account at one vendor.
 *
 * @param vendor the vendor, such as {@code gcore}
 * @param id the vendor's name for the account: a client id at Gcore, an organization id at Astro, a lower-case host at Okta
 */
public record Account(String vendor, String id) {

    /**
     * Refuses null.
     *
     * @param vendor as the component
     * @param id as the component
     */
    public Account {
        Objects.requireNonNull(vendor, "vendor");
        Objects.requireNonNull(id, "id");
    }

    /** Gives {@code vendor/id}. */
    @Override
    public String toString() {
        return vendor + "/" + id;
    }
}
