package io.apitokens.okta;

import io.apitokens.Account;
import io.apitokens.IssuedToken;
import io.apitokens.Secret;
import io.apitokens.SecretStatus;
import io.apitokens.Token;
import io.apitokens.TokenId;
import io.apitokens.TokenStatus;
import io.apitokens.error.InvalidInputException;
import io.apitokens.spi.RotationTarget;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The client secrets of an app or of an API service integration, for rotations. A successor of an app is recognised by
 * the hash of its value, which the client chooses; that of an integration as the one that was not there before.
 *
 * @param secrets the secrets, over connections that carried no other request
 * @param check verifies a secret; null if nothing does
 */
record ClientSecretTarget(
        OktaClientSecrets secrets, @Nullable Function<Secret, SecretStatus> check) implements RotationTarget {

    private static final int PLACES = 2;

    /** The create of a client secret. Its value is not used if the vendor makes one. */
    private static final class SecretOrder implements Order {

        private final OktaClientSecrets secrets;
        private final Mark mark;
        // Transient, so that serialisers that work on fields do not reach the secret.
        private final transient Secret value;

        SecretOrder(OktaClientSecrets secrets, Mark mark, Secret value) {
            this.secrets = secrets;
            this.mark = mark;
            this.value = value;
        }

        @Override
        public String name() {
            return OktaClientSecrets.NAME;
        }

        @Override
        public Mark mark() {
            return mark;
        }

        @Override
        public Optional<Secret> chosen() {
            return secrets.calls().choosesValue() ? Optional.of(value) : Optional.empty();
        }

        @Override
        public IssuedToken send() {
            return secrets.createOnce(value);
        }
    }

    @Override
    public Account account() {
        return secrets.account();
    }

    @Override
    public Token get(TokenId id) {
        CredentialIds.checked(id, account());
        return Listed.one(secrets.calls().list().map((records, facts) -> SecretRecords.tokens(account(), records)), id);
    }

    @Override
    public List<Token> list() {
        return secrets.list();
    }

    @Override
    public OptionalInt freePlaces() {
        return OptionalInt.of(Math.max(0, PLACES - list().size()));
    }

    @Override
    public boolean isExclusive() {
        return true;
    }

    @Override
    public Recognition recognition() {
        return secrets.calls().choosesValue() ? Recognition.CONTENT : Recognition.DIFFERENCE;
    }

    @Override
    public Order order(Token predecessor, String nonce) {
        if (secrets.calls().choosesValue() && SecretRecords.hash(predecessor) == null) {
            throw InvalidInputException.of(
                    "predecessor",
                    "is shown without its value and without its hash, so a successor could not be recognised; nothing was"
                            + " created");
        }
        Secret value = OktaClientSecrets.newValue();
        Mark mark = new Mark(predecessor.id(), nonce, SecretValues.mark(nonce, SecretValues.hash(value)));
        return new SecretOrder(secrets, mark, value);
    }

    @Override
    public boolean isMadeBy(Token token, Mark mark) {
        if (recognition() == Recognition.DIFFERENCE) {
            return !token.id().equals(mark.predecessor());
        }
        String hash = SecretRecords.hash(token);
        return hash != null && SecretValues.mark(mark.nonce(), hash).equals(mark.value());
    }

    @Override
    public boolean canReread() {
        return true;
    }

    @Override
    public Optional<Secret> reread(Token token) {
        return secrets.calls()
                .list()
                .map((records, facts) -> records.stream()
                        .filter(record -> token.id().value().equals(record.id()))
                        .findFirst()
                        .flatMap(record ->
                                SecretValues.readable(record, secrets.calls().choosesValue())))
                .execute();
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
            secrets.deactivate(id);
        }
        return true;
    }

    @Override
    public void retire(TokenId id) {
        deactivate(id);
        secrets.delete(id);
    }
}
