package io.apitokens.spi;

import io.apitokens.Access;
import io.apitokens.ApiTokens;
import io.apitokens.Role;
import io.apitokens.Token;
import io.apitokens.TokenId;
import io.apitokens.UnknownReason;
import io.apitokens.error.ApiTokenException;
import io.apitokens.error.CallInterruptedException;
import io.apitokens.error.InvalidInputException;
import io.apitokens.error.NotFoundException;
import io.apitokens.internal.ForeignText;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a client can find out about its account beyond the tokens: what its credential sees, and the roles that the tokens
 * act with. For vendor implementations, whose {@link ApiTokens} implement it. An audit or an inventory obtains it by
 * {@link #of}.
 */
public interface AccountInsight {

    /**
     * Returns the insight of an account.
     *
     * @param tokens the tokens of the account
     * @return the tokens themselves if they implement it; otherwise an insight that proves nothing
     */
    static AccountInsight of(ApiTokens tokens) {
        return tokens instanceof AccountInsight insight ? insight : new UnprovenInsight();
    }

    /**
     * Returns what the credential sees of the account. Sends as few requests as possible. A list that omits the tokens of
     * others looks like a complete one, so anything but {@link Extent#ALL} makes a statement about the account
     * incomplete.
     *
     * @return the visibility; {@link Extent#UNPROVEN} if a request for it fails
     * @throws CallInterruptedException if the thread is interrupted
     */
    Visibility visibility();

    /**
     * Returns whether a role is one of administrators or owners.
     *
     * @param role a role of this vendor
     * @return the rank; {@link Rank#UNKNOWN} for a role that the customer defined
     */
    Rank rankOf(Role role);

    /**
     * Starts a look-up of the roles of tokens. It may send a request for each principal behind them, once.
     *
     * @return the look-up; by default, it reads the token's record alone
     */
    default RoleLookup roles() {
        return TokenRoles::inRecord;
    }

    /**
     * Returns how the records of the account name a person as the issuer of tokens. It may send requests.
     *
     * @param email the e-mail address of the person
     * @return the ids or e-mail addresses to compare issuers with; by default, the address itself; empty if the account has
     *     no such person
     * @throws ApiTokenException if the person cannot be looked up
     */
    default Set<String> person(String email) {
        return Set.of(email);
    }

    /**
     * Returns whether the vendor ends tokens when the user who issued them is removed or deactivated.
     *
     * @return true if it does, false if such tokens work on; empty, as in this default implementation, if the vendor does
     *     not document it
     */
    default Optional<Boolean> endsTokensWithIssuer() {
        return Optional.empty();
    }

    /** {@return whether the vendor's tokens can be restricted to addresses or networks; false by default} */
    default boolean restrictsNetworks() {
        return false;
    }

    /** How much of an account a credential sees. */
    enum Extent {
        /** Every API token of the account. */
        ALL,
        /** Only the tokens of the credential's own user. */
        OWN_ONLY,
        /** It could not be proved that every token is visible. */
        UNPROVEN
    }

    /** How much a role permits. */
    enum Rank {
        /** A role of administrators or owners. */
        ADMINISTRATIVE,
        /** A role of the vendor's own with fewer permissions. */
        ORDINARY,
        /** A role whose permissions the vendor does not document, such as one that the customer defined. */
        UNKNOWN
    }

    /**
     * What a credential sees of its account.
     *
     * @param extent how much
     * @param reason why, as a sentence without a full stop; printable
     * @param remedy how to see everything, or to prove it; printable, empty if the extent is {@link Extent#ALL}
     */
    record Visibility(Extent extent, String reason, String remedy) {

        /**
         * Makes the strings printable.
         *
         * @param extent how much; not null
         * @param reason why
         * @param remedy how to see everything
         */
        public Visibility {
            Objects.requireNonNull(extent, "extent");
            reason = ForeignText.printable(reason);
            remedy = ForeignText.printable(remedy);
        }

        /**
         * Returns the visibility of a credential that sees every token.
         *
         * @param reason what proves it
         * @return the visibility
         */
        public static Visibility all(String reason) {
            return new Visibility(Extent.ALL, reason, "");
        }

        /**
         * Returns an unproven visibility.
         *
         * @param reason what is missing
         * @param remedy how to prove it
         * @return the visibility
         */
        public static Visibility unproven(String reason, String remedy) {
            return new Visibility(Extent.UNPROVEN, reason, remedy);
        }

        /**
         * Returns the visibility after a failed request for it.
         *
         * @param request what was requested, as a noun
         * @param failure the failure
         * @param remedy how to prove it
         * @return the visibility, unproven
         * @throws CallInterruptedException if that is the failure
         */
        public static Visibility unproven(String request, ApiTokenException failure, String remedy) {
            if (failure instanceof CallInterruptedException) {
                throw failure;
            }
            return unproven(request + " failed: " + failure.getMessage(), remedy);
        }

        /** {@return the extent and the reason} */
        @Override
        public String toString() {
            return extent + ": " + reason;
        }
    }

    /** A look-up of the roles that tokens act with. Safe for use by many threads. */
    @FunctionalInterface
    interface RoleLookup {

        /**
         * Returns the roles that a token acts with.
         *
         * @param token a token of the account
         * @return its roles; the reason if they are unknown
         * @throws CallInterruptedException if the thread is interrupted
         */
        TokenRoles of(Token token);
    }

    /**
     * The roles that a token acts with.
     *
     * @param roles the known roles
     * @param unknown why there may be others; null if these are all
     */
    record TokenRoles(List<Role> roles, @Nullable UnknownReason unknown) {

        /**
         * Copies the list.
         *
         * @param roles the known roles
         * @param unknown why there may be others, or null
         */
        public TokenRoles {
            roles = List.copyOf(roles);
        }

        /**
         * Returns unknown roles.
         *
         * @param reason why they are unknown
         * @return no role, with the reason
         */
        public static TokenRoles unknown(UnknownReason reason) {
            return new TokenRoles(List.of(), Objects.requireNonNull(reason, "reason"));
        }

        /**
         * Returns the roles in the record of a token.
         *
         * @param token the token
         * @return its roles; {@link UnknownReason#NOT_ASKED} if they are those of its issuer
         */
        public static TokenRoles inRecord(Token token) {
            if (token.access() instanceof Access.Listed listed) {
                return new TokenRoles(
                        listed.grants().stream().map(grant -> grant.role()).toList(), null);
            }
            return unknown(
                    token.access() instanceof Access.AsIssuer
                            ? UnknownReason.NOT_ASKED
                            : Optional.ofNullable(token.unknowns().get(Token.Property.ACCESS))
                                    .orElse(UnknownReason.RECORD_OMITS_IT));
        }
    }

    /**
     * Tokens that their vendor restricts to addresses or networks. For vendor implementations, whose
     * {@link ApiTokens} implement it; the restriction of many tokens obtains it by
     * {@link ApiTokens#require}. A condition is a string in the vendor's own form, so that plans can be saved.
     */
    interface CanRestrict {

        /**
         * Returns the condition of a token. Sends no request.
         *
         * @param token a token of the account
         * @return the condition, in the form that {@link #checkedCondition} returns, also if the token is not restricted; empty
         *     if it cannot be read
         */
        Optional<String> conditionOf(Token token);

        /**
         * Checks a condition. Sends no request.
         *
         * @param condition the condition
         * @return its only form: equal conditions are equal strings
         * @throws InvalidInputException if it is none
         */
        String checkedCondition(String condition);

        /**
         * Sets the condition of a token, and keeps its other properties.
         *
         * @param id a token of the account
         * @param condition the condition that replaces the current one
         * @return the token after the update
         * @throws NotFoundException if the token does not exist
         * @throws InvalidInputException if the condition is none, or the token is the client's own; nothing was changed
         */
        Token restrict(TokenId id, String condition);
    }
}
