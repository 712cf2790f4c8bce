package io.apitokens.okta;

import io.apitokens.Account;
import io.apitokens.IssuedToken;
import io.apitokens.Secret;
import io.apitokens.SecretStatus;
import io.apitokens.Token;
import io.apitokens.TokenId;
import io.apitokens.TokenStatus;
import io.apitokens.error.InvalidInputException;
import io.apitokens.okta.api.AppKey;
import io.apitokens.spi.RotationTarget;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The keys of an app, for rotations. A successor is recognised by its {@code kid}, which follows from the nonce. The
 * vendor holds public keys only, so the private key of a process that died is lost.
 *
 * @param keys the keys, over connections that carried no other request
 * @param check verifies a key; null if nothing does
 */
record AppKeyTarget(OktaAppKeys keys, @Nullable Function<Secret, SecretStatus> check) implements RotationTarget {

    private static final String PREFIX = "apitokens-";

    /** The addition of a key. */
    private record KeyOrder(OktaAppKeys keys, Mark mark, ServiceAppKey key) implements Order {

        @Override
        public String name() {
            return mark.value();
        }

        @Override
        public Optional<Secret> chosen() {
            return Optional.of(key.toJwk());
        }

        @Override
        public IssuedToken send() {
            return IssuedToken.of(keys.add(key), key.toJwk());
        }
    }

    @Override
    public Account account() {
        return keys.account();
    }

    @Override
    public Token get(TokenId id) {
        return keys.get(id);
    }

    @Override
    public List<Token> list() {
        return keys.list();
    }

    @Override
    public boolean isExclusive() {
        return true;
    }

    @Override
    public Recognition recognition() {
        return Recognition.CONTENT;
    }

    @Override
    public Order order(Token predecessor, String nonce) {
        AppKey record = predecessor.unwrap(AppKey.class).orElseThrow();
        if (record.kid() == null) {
            throw InvalidInputException.of(
                    "predecessor",
                    "has no kid, and the vendor adds no key beside one without: set its kid in the Admin Console");
        }
        String kid = kid(predecessor.id(), nonce);
        return new KeyOrder(
                keys,
                new Mark(predecessor.id(), nonce, kid),
                NewKeys.like(record).withKid(kid));
    }

    private static String kid(TokenId predecessor, String nonce) {
        return PREFIX + SecretValues.mark(nonce, predecessor.toString());
    }

    @Override
    public boolean isMadeBy(Token token, Mark mark) {
        return token.name().equals(kid(mark.predecessor(), mark.nonce()));
    }

    @Override
    public boolean canVerify() {
        return check != null;
    }

    @Override
    public SecretStatus verify(Secret secret) {
        return check == null ? SecretStatus.UNKNOWN : check.apply(secret);
    }

    @Override
    public boolean deactivate(TokenId id) {
        if (get(id).status() == TokenStatus.ACTIVE) {
            keys.deactivate(id);
        }
        return true;
    }

    @Override
    public void retire(TokenId id) {
        deactivate(id);
        keys.delete(id);
    }
}
