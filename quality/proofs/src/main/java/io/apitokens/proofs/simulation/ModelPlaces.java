package io.apitokens.proofs.simulation;

import io.apitokens.Account;
import io.apitokens.IssuedToken;
import io.apitokens.Secret;
import io.apitokens.SecretStatus;
import io.apitokens.Token;
import io.apitokens.TokenId;
import io.apitokens.spi.RotationTarget;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * The credentials of an application at the vendor model. Of client secrets there are two at most: the caller chooses the
 * value, its hash is the mark, and the vendor shows it again with every read. Of keys there may be more: the caller makes
 * the key, its id is the mark, and the vendor never shows the private half.
 */
record ModelPlaces(Session session, Records records, boolean keys) implements RotationTarget {

    static final int PLACES = 2;

    /** The create of a secret that the caller has chosen. */
    private record Chosen(Session session, Records records, String name, Mark mark, String secret) implements Order {

        @Override
        public Optional<Secret> chosen() {
            return Optional.of(Secret.of(secret));
        }

        @Override
        public IssuedToken send() {
            // The description is for the checks of the simulation only: these secrets have none.
            return records.issued(session.create(name, "[apitokens:" + mark.value() + "]", secret), Op.CREATE);
        }
    }

    @Override
    public Account account() {
        return Records.ACCOUNT;
    }

    @Override
    public Token get(TokenId id) {
        return records.of(session.get(id.value(), true));
    }

    @Override
    public List<Token> list() {
        return places().stream().map(records::of).toList();
    }

    private List<ModelToken> places() {
        return session.list(true).stream()
                .filter(token -> token.name.equals(Environment.NAME))
                .toList();
    }

    @Override
    public OptionalInt freePlaces() {
        return keys ? OptionalInt.empty() : OptionalInt.of(Math.max(0, PLACES - places().size()));
    }

    @Override
    public Order order(Token predecessor, String nonce) {
        // The text need not be random: the model's secrets are fake, and a nonce is used once.
        String secret = ModelSecret.PREFIX + "chosen-" + hash("secret", nonce);
        String mark = keys ? kid(predecessor.id(), nonce) : hash(secret, nonce);
        return new Chosen(session, records, predecessor.name(), new Mark(predecessor.id(), nonce, mark), secret);
    }

    @Override
    public boolean isMadeBy(Token token, Mark mark) {
        if (keys) {
            return model(token).mark().equals(kid(mark.predecessor(), mark.nonce()));
        }
        return reread(token)
                .filter(secret -> hash(secret.expose(), mark.nonce()).equals(mark.value()))
                .isPresent();
    }

    @Override
    public Recognition recognition() {
        return Recognition.CONTENT;
    }

    private static String hash(String text, String nonce) {
        return UUID.nameUUIDFromBytes((text + nonce).getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace("-", "");
    }

    private static String kid(TokenId predecessor, String nonce) {
        return hash(predecessor.toString(), nonce);
    }

    private static ModelToken model(Token token) {
        return token.unwrap(ModelToken.class).orElseThrow();
    }

    @Override
    public boolean isExclusive() {
        return true;
    }

    @Override
    public boolean canReread() {
        return !keys;
    }

    @Override
    public Optional<Secret> reread(Token token) {
        return keys
                ? Optional.empty()
                : Optional.of(Secret.of(model(token).newest().text()));
    }

    @Override
    public boolean deactivate(TokenId id) {
        if (!model(get(id)).isInactive()) {
            session.deactivate(id.value());
        }
        return true;
    }

    @Override
    public SecretStatus verify(Secret secret) {
        return session.verify(secret.expose());
    }

    @Override
    public void retire(TokenId id) {
        deactivate(id);
        session.delete(id.value());
    }

    @Override
    public Optional<TokenId> ownToken() {
        return Optional.ofNullable(session.vendor().secret(session.credential()))
                .map(secret -> Records.id(secret.token()));
    }
}
