package io.apitokens.scheduler;

import io.apitokens.Account;
import io.apitokens.ApiTokens;
import io.apitokens.CanCreate;
import io.apitokens.Lifetime;
import io.apitokens.Secret;
import io.apitokens.SecretDelivery;
import io.apitokens.SecretStatus;
import io.apitokens.SecretStore;
import io.apitokens.Token;
import io.apitokens.TokenId;
import io.apitokens.TokenSpec;
import io.apitokens.error.NotFoundException;
import io.apitokens.rotation.Journal;
import io.apitokens.rotation.Rotation;
import io.apitokens.spi.RotationTarget;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where the secrets of a declaration come from. */
sealed interface SecretSource {

    Account account();

    /** Returns the kind in one word. */
    String kind();

    /** Returns the lifetime of successors; null if it is not known before they exist. */
    default @Nullable Lifetime lifetime() {
        return null;
    }

    /** Checks what successors will be; throws what refuses them. Sends nothing. */
    default void check() {}

    /** Returns whether a first secret can be created. */
    default boolean canCreateFirst() {
        return false;
    }

    /** Reads a token; throws a {@link NotFoundException} if there is none. */
    Token get(TokenId id);

    SecretStatus verify(Secret secret);

    /** Returns the token that a secret belongs to, where the vendor's secrets show it. */
    Optional<TokenId> identify(Secret secret);

    /** Deletes a token, and makes sure that it is gone. */
    void revoke(TokenId id);

    /** Begins the rotation of a token. */
    Rotation.Builder rotation(TokenId predecessor, SecretStore store, Journal journal);

    /** The tokens of an account, created by specification. */
    record OfTokens(CanCreate tokens, TokenSpec spec) implements SecretSource {

        @Override
        public Account account() {
            return tokens.account();
        }

        @Override
        public String kind() {
            return "token " + spec;
        }

        @Override
        public Lifetime lifetime() {
            return spec.lifetime();
        }

        @Override
        public void check() {
            tokens.check(spec);
        }

        @Override
        public boolean canCreateFirst() {
            return true;
        }

        @Override
        public Token get(TokenId id) {
            return tokens.withFreshConnections().get(id);
        }

        @Override
        public SecretStatus verify(Secret secret) {
            return tokens.verify(secret);
        }

        @Override
        public Optional<TokenId> identify(Secret secret) {
            return tokens.identify(secret);
        }

        @Override
        public void revoke(TokenId id) {
            SecretDelivery.delete(tokens.withOwnTokenChanges(), id);
        }

        @Override
        public Rotation.Builder rotation(TokenId predecessor, SecretStore store, Journal journal) {
            CanCreate account = FirstToken.isFirst(predecessor) ? new FirstToken(tokens, predecessor, spec) : tokens;
            return Rotation.builder(account, predecessor, store, journal).successor(spec);
        }
    }

    /** The secrets of any kind that can be rotated. */
    record OfTarget(RotationTarget target) implements SecretSource {

        @Override
        public Account account() {
            return target.account();
        }

        @Override
        public String kind() {
            return "target";
        }

        @Override
        public Token get(TokenId id) {
            return target.get(id);
        }

        @Override
        public SecretStatus verify(Secret secret) {
            return target.verify(secret);
        }

        @Override
        public Optional<TokenId> identify(Secret secret) {
            return target.authenticatedBy(secret).flatMap(RotationTarget::ownToken);
        }

        @Override
        public void revoke(TokenId id) {
            try {
                target.retire(id);
            } catch (NotFoundException e) {
                if (target.list().stream().anyMatch(token -> token.id().equals(id))) {
                    throw e;
                }
            }
        }

        @Override
        public Rotation.Builder rotation(TokenId predecessor, SecretStore store, Journal journal) {
            return Rotation.builder(target, predecessor, store, journal);
        }
    }

    /** The tokens of an account, created by a person. */
    record Assisted(ApiTokens tokens) implements SecretSource {

        @Override
        public Account account() {
            return tokens.account();
        }

        @Override
        public String kind() {
            return "assisted";
        }

        @Override
        public Token get(TokenId id) {
            return tokens.withFreshConnections().get(id);
        }

        @Override
        public SecretStatus verify(Secret secret) {
            return tokens.verify(secret);
        }

        @Override
        public Optional<TokenId> identify(Secret secret) {
            return tokens.identify(secret);
        }

        @Override
        public void revoke(TokenId id) {
            SecretDelivery.delete(tokens.withOwnTokenChanges(), id);
        }

        @Override
        public Rotation.Builder rotation(TokenId predecessor, SecretStore store, Journal journal) {
            throw new IllegalStateException("a person rotates " + predecessor);
        }
    }
}
