package io.apitokens;

import java.util.List;

/** The permissions of a token. */
public sealed interface Access {

    /**
     * Access that the token's record lists.
     *
     * @param grants the roles and the resources that they apply to, in the vendor's order; unmodifiable
     */
    record Listed(List<Grant> grants) implements Access {
        /**
         * Copies the list.
         *
         * @param grants the grants; null elements are rejected
         */
        public Listed {
            grants = List.copyOf(grants);
        }
    }

    /** The permissions that the token's issuer has at the time of each request. */
    record AsIssuer() implements Access {}

    /** Access that the record does not contain, or that could not be read. */
    record Unknown() implements Access {}
}
