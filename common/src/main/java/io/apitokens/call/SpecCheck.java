package io.apitokens.call;

import io.apitokens.Account;
import io.apitokens.Grant;
import io.apitokens.Lifetime;
import io.apitokens.Token;
import io.apitokens.TokenSpec;
import io.apitokens.internal.ForeignText;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Checks what a call would make of a token, before anything is sent. Set by {@link ClientBuilder#specCheck}, it is asked
 * before every create, update and rotation of API tokens by the facade and by the vendor's own operations.
 * {@code io.apitokens.inventory.policy.TokenPolicy} implements it. Must be safe for use by many threads.
 */
@FunctionalInterface
public interface SpecCheck {

    /**
     * Checks a call. An exception that it throws refuses the call, too.
     *
     * @param account the account that is called
     * @param proposal what the call would make of the token
     * @param now the client's time
     * @return the broken rules; empty if the call is allowed
     */
    List<Violation> check(Account account, Proposal proposal, Instant now);

    /** What a call would do. */
    enum Change {
        /** Create a token. */
        CREATE,
        /** Change properties of a token. */
        UPDATE,
        /** Replace the secret of a token, and keep its properties. */
        ROTATE
    }

    /**
     * A broken rule.
     *
     * @param rule the id of the rule; printable
     * @param reason what is wrong and what to change, worded to follow the rule's id and a colon; printable
     * @param excepted true if an explicit exception allows it: the call is sent, and the listener is called
     */
    record Violation(String rule, String reason, boolean excepted) {

        /**
         * Makes the strings printable.
         *
         * @param rule the id of the rule
         * @param reason what is wrong
         * @param excepted true if an explicit exception allows it
         */
        public Violation {
            rule = ForeignText.printable(rule);
            reason = ForeignText.printable(reason);
        }
    }

    /**
     * What a call would make of a token. In an update, null means that the property stays as it is; in a create, that it
     * is unknown, or that the operation has no such property.
     *
     * @param change what the call would do
     * @param readable false if the request could not be read, so that every property is unknown
     * @param name the name, or null
     * @param description the description without the marker, or null
     * @param grants the grants, or null
     * @param lifetime the lifetime, or null
     * @param restrictions the restrictions beyond the grants; null also if the vendor's tokens have none
     */
    record Proposal(
            Change change,
            boolean readable,
            @Nullable String name,
            @Nullable String description,
            @Nullable List<Grant> grants,
            @Nullable Lifetime lifetime,
            @Nullable List<Token.Restriction> restrictions) {

        /**
         * Copies the lists.
         *
         * @param change what the call would do; not null
         * @param readable false if the request could not be read
         * @param name the name, or null
         * @param description the description, or null
         * @param grants the grants, or null
         * @param lifetime the lifetime, or null
         * @param restrictions the restrictions, or null
         */
        public Proposal {
            Objects.requireNonNull(change, "change");
            grants = grants == null ? null : List.copyOf(grants);
            restrictions = restrictions == null ? null : List.copyOf(restrictions);
        }

        /** {@return the components, printable} */
        @Override
        public String toString() {
            return ForeignText.components(
                    "Proposal",
                    "change",
                    change,
                    "readable",
                    readable,
                    "name",
                    name,
                    "description",
                    description,
                    "grants",
                    grants,
                    "lifetime",
                    lifetime,
                    "restrictions",
                    restrictions);
        }

        /**
         * Returns a proposal whose request could not be read.
         *
         * @param change what the call would do
         * @return the proposal
         */
        public static Proposal unreadable(Change change) {
            return new Proposal(change, false, null, null, null, null, null);
        }

        /** {@return the proposal to replace a secret, which changes no property} */
        public static Proposal rotation() {
            return new Proposal(Change.ROTATE, true, null, null, null, null, null);
        }

        /**
         * Returns the proposal to create a token.
         *
         * @param spec its properties
         * @param restrictable whether the vendor's tokens can be restricted beyond their grants
         * @return the proposal
         */
        public static Proposal of(TokenSpec spec, boolean restrictable) {
            return new Proposal(
                    Change.CREATE,
                    true,
                    spec.name(),
                    spec.descriptionWithoutMarker().orElse(null),
                    spec.grants(),
                    spec.lifetime(),
                    restrictable || !spec.restrictions().isEmpty() ? spec.restrictions() : null);
        }

        /**
         * Returns the proposal to change the name and the description of a token.
         *
         * @param name the name; null to keep it
         * @param description the description; null to keep it
         * @return the proposal
         */
        public static Proposal texts(@Nullable String name, @Nullable String description) {
            return new Proposal(Change.UPDATE, true, name, description, null, null, null);
        }

        /**
         * Returns the proposal to replace the grants of a token.
         *
         * @param grants the grants
         * @return the proposal
         */
        public static Proposal grants(List<Grant> grants) {
            return new Proposal(Change.UPDATE, true, null, null, grants, null, null);
        }

        /**
         * Returns the proposal to replace the restrictions of a token.
         *
         * @param restrictions the restrictions; null to keep them
         * @return the proposal
         */
        public static Proposal restrictions(@Nullable List<Token.Restriction> restrictions) {
            return new Proposal(Change.UPDATE, true, null, null, null, null, restrictions);
        }
    }
}
