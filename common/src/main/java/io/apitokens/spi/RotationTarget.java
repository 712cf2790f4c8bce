package io.apitokens.spi;

import io.apitokens.Account;
import io.apitokens.IssuedToken;
import io.apitokens.Secret;
import io.apitokens.SecretStatus;
import io.apitokens.Token;
import io.apitokens.TokenId;
import io.apitokens.error.ApiTokenException;
import io.apitokens.error.InvalidInputException;
import io.apitokens.error.NotFoundException;
import io.apitokens.error.Outcome;
import io.apitokens.internal.ForeignText;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A kind of credential that a rotation replaces: the API tokens of an account, or the client secrets or keys of an
 * application. Each credential is described as a {@link Token}. For vendor implementations. Must be safe for use by many
 * threads. Every method reports its failures as an {@link ApiTokenException} with a true outcome.
 *
 * <p>Targets differ in whether the caller chooses a secret ({@link Order#chosen}), whether a secret can be read again
 * ({@link #canReread}), how the result of a create is recognised ({@link #recognition}), whether credentials of others
 * are expected beside those of a rotation ({@link #isExclusive}), whether a secret can be verified ({@link #canVerify}),
 * and whether a credential can be deactivated and activated again ({@link #deactivate}).
 */
public interface RotationTarget {

    /**
     * A mark that identifies what one create has made. The rotation writes it to its journal before the create is sent.
     *
     * @param predecessor the credential to be replaced
     * @param nonce random, known only to the journal
     * @param value what the target needs to recognise the successor, such as a marker in its description, or the hash of
     *     a chosen secret; not a secret, at most 200 characters
     */
    record Mark(TokenId predecessor, String nonce, String value) {

        private static final int MAX_LENGTH = 200;

        /**
         * Rejects null and a value that is too long.
         *
         * @param predecessor the credential to be replaced
         * @param nonce random, known only to the journal
         * @param value what the target needs to recognise the successor; at most 200 characters
         */
        public Mark {
            Objects.requireNonNull(predecessor, "predecessor");
            Objects.requireNonNull(nonce, "nonce");
            if (value.length() > MAX_LENGTH) {
                throw InvalidInputException.of("mark", "is longer than " + MAX_LENGTH + " characters");
            }
        }

        /** {@return the components, printable} */
        @Override
        public String toString() {
            return ForeignText.components("Mark", "predecessor", predecessor, "nonce", nonce, "value", value);
        }
    }

    /** How {@link #isMadeBy} recognises the result of a create. */
    enum Recognition {
        /** By a mark that others can copy, such as one in a description. A credential that was used is not recognised. */
        MARK,
        /** By what the credential is, such as the hash of a chosen secret or the id of a chosen key. */
        CONTENT,
        /**
         * As the one credential that a list did not hold before. That proves nothing, so a rotation deletes no successor,
         * and takes an unknown one only if its secret can be read again.
         */
        DIFFERENCE
    }

    /** A create that is prepared and not sent. Used once. */
    interface Order {

        /** {@return the name of the successor} */
        String name();

        /** {@return the mark of the successor} */
        Mark mark();

        /**
         * Returns the secret that the successor will have, where the caller chooses it. A create whose response is lost
         * then loses no secret.
         *
         * @return the secret; empty, by default, if the vendor makes it
         */
        default Optional<Secret> chosen() {
            return Optional.empty();
        }

        /**
         * Sends the create.
         *
         * @return the successor and its secret
         * @throws ApiTokenException if it failed; if the outcome is not {@link Outcome#NOT_APPLIED}, the successor may
         *     exist
         */
        IssuedToken send();
    }

    /** {@return the account that the credentials belong to} */
    Account account();

    /**
     * Reads a credential, over HTTP/1.x on a connection that carried no other request before.
     *
     * @param id a credential of this target
     * @return its record
     * @throws NotFoundException if the vendor states that there is none
     */
    Token get(TokenId id);

    /**
     * Lists all credentials that the client sees, over HTTP/1.x on connections that carried no other request before.
     *
     * @return the records; a list that is incomplete, such as one with an unreadable record, throws instead
     */
    List<Token> list();

    /**
     * Returns how many more credentials the vendor allows. May send requests.
     *
     * @return the number; empty, by default, if there is no limit or it is unknown
     */
    default OptionalInt freePlaces() {
        return OptionalInt.empty();
    }

    /**
     * Prepares the create of a successor. May read, and changes nothing.
     *
     * @param predecessor the record of the credential to be replaced
     * @param nonce random, for the mark
     * @return the create, not sent
     * @throws InvalidInputException if no successor can be created
     */
    Order order(Token predecessor, String nonce);

    /**
     * Checks whether a create made a credential.
     *
     * @param token a record from {@link #get} or {@link #list}
     * @param mark the mark of the create, from the journal
     * @return true only if the record proves it; the journal's value alone must not, because others may have written it
     */
    boolean isMadeBy(Token token, Mark mark);

    /** {@return how {@link #isMadeBy} recognises the result of a create; by default by a mark} */
    default Recognition recognition() {
        return Recognition.MARK;
    }

    /**
     * Returns whether all credentials belong to the rotation. If so, no successor is created beside a credential that the
     * journal does not know.
     *
     * @return by default false: the account holds other tokens as well
     */
    default boolean isExclusive() {
        return false;
    }

    /** {@return whether {@link #reread} may return secrets; by default false} */
    default boolean canReread() {
        return false;
    }

    /**
     * Reads the secret of a credential again.
     *
     * @param token a record from {@link #get} or {@link #list}
     * @return the secret; empty if the vendor does not return it, as in this default implementation
     */
    default Optional<Secret> reread(Token token) {
        return Optional.empty();
    }

    /**
     * Returns whether {@link #verify} can return anything but unknown. If not, a rotation stores a secret because the
     * vendor's response named it, believes records of its own successors, and relies on the overlap.
     *
     * @return by default true
     */
    default boolean canVerify() {
        return true;
    }

    /**
     * Verifies a secret by one request, over HTTP/1.x on a connection that carried no other request before.
     *
     * @param secret the secret of a credential of this target
     * @return the status that the response shows
     */
    SecretStatus verify(Secret secret);

    /**
     * Deactivates a credential, so that the vendor rejects its secret until it is activated again. Does nothing if it is
     * deactivated already.
     *
     * @param id the credential, which may be the one that the client authenticates with
     * @return false, by default, if the vendor cannot do that; nothing was sent then
     * @throws NotFoundException if the vendor states that there is none
     * @throws ApiTokenException if the vendor did not confirm it
     */
    default boolean deactivate(TokenId id) {
        return false;
    }

    /**
     * Deletes a credential. Deactivates it before, where the vendor demands that.
     *
     * @param id the credential, which may be the one that the client authenticates with
     * @throws NotFoundException if the vendor states that there is none, which proves nothing about a new one
     * @throws ApiTokenException if the vendor did not confirm the deletion
     */
    void retire(TokenId id);

    /**
     * Returns the credential that the client authenticates with. Sends no request to the vendor.
     *
     * @return its id; empty, by default, if it is unknown, so that it may be any
     */
    default Optional<TokenId> ownToken() {
        return Optional.empty();
    }

    /**
     * Returns a view of this target whose requests authenticate with a given secret. A rotation uses it when the vendor
     * rejects the client's own credential, which may be the deleted predecessor.
     *
     * @param secret the secret of a credential of this target
     * @return the view; empty, by default, if such a secret gives no access to this target
     */
    default Optional<RotationTarget> authenticatedBy(Secret secret) {
        return Optional.empty();
    }
}
