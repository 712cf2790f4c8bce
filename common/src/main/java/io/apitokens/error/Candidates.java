package io.apitokens.error;

import io.apitokens.Token;
import io.apitokens.internal.ForeignText;
import java.util.List;

/** The tokens that a create with a lost response may have left behind. */
public sealed interface Candidates {

    /**
     * The result of a complete search of the account.
     *
     * @param tokens the tokens with the requested name that were created since shortly before the call; if empty, a
     *     late request may still create one
     */
    record Found(List<Token> tokens) implements Candidates {
        /**
         * Copies the list.
         *
         * @param tokens the tokens to copy
         */
        public Found {
            tokens = List.copyOf(tokens);
        }
    }

    /**
     * A search that was skipped, failed, or did not cover the whole account.
     *
     * @param reason why the search is missing or incomplete
     */
    record NotLooked(String reason) implements Candidates {

        /** {@return the reason, printable} */
        @Override
        public String toString() {
            return ForeignText.components("NotLooked", "reason", reason);
        }
    }
}
