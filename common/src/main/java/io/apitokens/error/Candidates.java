package io.apitokens.error;

import io.apitokens.Token;
import java.util.List;

/** The tokens that a create whose answer was lost may have left behind. */
public sealed interface Candidates {

    /**
     * The account was searched.
     *
     * @param tokens the tokens of the asked name that were created since shortly before the call; empty when there is none
     *     (yet: a late request may still be carried out)
     */
    record Found(List<Token> tokens) implements Candidates {
        /**
         * Copies the list.
         *
         * @param tokens as the component
         */
        public Found {
            tokens = List.copyOf(tokens);
        }
    }

    /**
     * The account was not, or not wholly, searched.
     *
     * @param reason why
     */
    record NotLooked(String reason) implements Candidates {}
}
