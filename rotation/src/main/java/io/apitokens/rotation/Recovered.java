package io.apitokens.rotation;

import io.apitokens.Token;
import io.apitokens.TokenId;
import io.apitokens.error.ApiTokenException;
import java.time.Instant;
import java.util.List;

/** What became of one create that the journal had as unsettled, see {@link CreateRecovery#recover}. */
public sealed interface Recovered {

    /**
     * Tells the name that the token was to have.
     *
     * @return as it was asked for
     */
    String name();

    /**
     * The create had made a token, which was recognised exactly and deleted. The entry is settled.
     *
     * @param name the name
     * @param id the token that was deleted
     */
    record Revoked(String name, TokenId id) implements Recovered {}

    /**
     * No token of the create has appeared in the time in which one could; the entry is settled.
     *
     * @param name the name
     */
    record Absent(String name) implements Recovered {}

    /**
     * The create may still be under way: another process is at it, or a token could still appear. The entry stays.
     *
     * @param name the name
     * @param until when it is worth looking again
     */
    record Pending(String name, Instant until) implements Recovered {}

    /**
     * Tokens have the create's marker, but not exactly one that is surely unheld. Nothing was touched; the entry stays.
     *
     * @param name the name
     * @param tokens the tokens with the marker
     * @param reason why none of them was deleted
     */
    record Ambiguous(String name, List<Token> tokens, String reason) implements Recovered {
        /**
         * Copies the list.
         *
         * @param name as the component
         * @param tokens as the component
         * @param reason as the component
         */
        public Ambiguous {
            tokens = List.copyOf(tokens);
        }
    }

    /**
     * Looking or deleting failed. The entry stays.
     *
     * @param name the name
     * @param error the failure
     */
    record Failed(String name, ApiTokenException error) implements Recovered {}
}
