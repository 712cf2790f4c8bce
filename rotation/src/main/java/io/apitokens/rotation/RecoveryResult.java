package io.apitokens.rotation;

import io.apitokens.Token;
import io.apitokens.TokenId;
import io.apitokens.error.ApiTokenException;
import io.apitokens.internal.ForeignText;
import java.time.Instant;
import java.util.List;

/** The result of recovering one unsettled create, see {@link CreateRecovery#recover}. */
public sealed interface RecoveryResult {

    /** {@return the requested name of the token} */
    String name();

    /**
     * The create's token was identified exactly and deleted. A later pass that finds no other token of the create removes
     * the entry.
     *
     * @param name the requested name of the token
     * @param id the deleted token
     */
    record Revoked(String name, TokenId id) implements RecoveryResult {

        /** {@return the components, printable} */
        @Override
        public String toString() {
            return ForeignText.components("Revoked", "name", name, "id", id);
        }
    }

    /**
     * No token of the create appeared within the visibility delay. Reported once. The entry stays for a day: a create
     * that another process sends late is still found, and its token deleted.
     *
     * @param name the requested name of the token
     */
    record Absent(String name) implements RecoveryResult {

        /** {@return the components, printable} */
        @Override
        public String toString() {
            return ForeignText.components("Absent", "name", name);
        }
    }

    /**
     * The create may still be running: another thread or process holds its lease, or its token may still appear. The
     * entry stays.
     *
     * @param name the requested name of the token
     * @param until the time from which recovering again is useful
     */
    record Pending(String name, Instant until) implements RecoveryResult {

        /** {@return the components, printable} */
        @Override
        public String toString() {
            return ForeignText.components("Pending", "name", name, "until", until);
        }
    }

    /**
     * Tokens have the create's marker, but none was certainly an orphan. Nothing was changed; the entry stays.
     *
     * @param name the requested name of the token
     * @param tokens the tokens with the marker
     * @param reason why none of them was deleted
     */
    record Ambiguous(String name, List<Token> tokens, String reason) implements RecoveryResult {
        /**
         * Copies the list.
         *
         * @param name the requested name of the token
         * @param tokens the tokens with the marker
         * @param reason why none of them was deleted
         */
        public Ambiguous {
            tokens = List.copyOf(tokens);
        }

        /** {@return the components, printable} */
        @Override
        public String toString() {
            return ForeignText.components("Ambiguous", "name", name, "tokens", tokens, "reason", reason);
        }
    }

    /**
     * The search or the deletion failed. The entry stays.
     *
     * @param name the requested name of the token
     * @param error the failure
     */
    record Failed(String name, ApiTokenException error) implements RecoveryResult {

        /** {@return the components, printable} */
        @Override
        public String toString() {
            return ForeignText.components("Failed", "name", name, "error", error);
        }
    }
}
