package io.apitokens;

import java.util.List;

/** What a token may do. */
public sealed interface Access {

    /**
     * It may do what these grants allow.
     *
     * @param grants the roles and what they apply to, in the vendor's order
     */
    record Listed(List<Grant> grants) implements Access {
        /**
         * Copies the list.
         *
         * @param grants as the component
         */
        public Listed {
            grants = List.copyOf(grants);
        }
    }

    /** It may do whatever its issuer may do at the time. */
    record AsIssuer() implements Access {}

    /** The record does not tell, or could not be read. */
    record Unknown() implements Access {}
}
