package io.apitokens.rotation;

import io.apitokens.Account;
import io.apitokens.CanCreate;
import io.apitokens.IssuedToken;
import io.apitokens.Secret;
import io.apitokens.SecretStatus;
import io.apitokens.Token;
import io.apitokens.TokenId;
import io.apitokens.TokenSpec;
import io.apitokens.TokenStatus;
import io.apitokens.error.CallFacts;
import io.apitokens.error.ConfigurationException;
import io.apitokens.spi.RotationTarget;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The API tokens of an account, for rotations. The vendor makes each secret and returns it once. A marker in the
 * description identifies a successor.
 *
 * @param tokens the tokens of the account
 * @param naming returns the successor's name for that of its predecessor
 * @param spec the successor; null for one like its predecessor
 * @param journal limits the time of a list; null for no limit
 */
record TokenTarget(
        CanCreate tokens,
        UnaryOperator<String> naming,
        @Nullable TokenSpec spec,
        @Nullable LeasedJournal journal) implements RotationTarget {

    static TokenTarget of(CanCreate tokens) {
        return new TokenTarget(tokens, UnaryOperator.identity(), null, null);
    }

    TokenTarget withNaming(UnaryOperator<String> rule) {
        return new TokenTarget(tokens, rule, spec, journal);
    }

    TokenTarget withSuccessor(TokenSpec successor) {
        return new TokenTarget(tokens, naming, successor, journal);
    }

    /** Limits lists to half the lease of a journal. */
    TokenTarget within(LeasedJournal leased) {
        return new TokenTarget(tokens, naming, spec, leased);
    }

    /** The create of a token whose description ends with a marker. */
    private record MarkedCreate(CanCreate tokens, TokenSpec spec, Mark mark) implements Order {
        @Override
        public String name() {
            return spec.name();
        }

        @Override
        public IssuedToken send() {
            return tokens.create(spec.withMarker(mark.value()));
        }
    }

    @Override
    public Account account() {
        return tokens.account();
    }

    @Override
    public Token get(TokenId id) {
        return tokens.withFreshConnections().get(id);
    }

    @Override
    public List<Token> list() {
        return journal == null
                ? tokens.withFreshConnections().list().stream().toList()
                : AccountList.of(tokens, journal).read();
    }

    @Override
    public OptionalInt freePlaces() {
        OptionalInt quota = tokens.quota();
        if (quota.isEmpty()) {
            return quota;
        }
        long held = list().stream()
                .filter(token -> token.status() != TokenStatus.EXPIRED)
                .count();
        return OptionalInt.of((int) Math.max(0, quota.getAsInt() - held));
    }

    @Override
    public Order order(Token predecessor, String nonce) {
        TokenSpec successor = spec == null ? like(predecessor) : spec;
        Markers.checkRoom(tokens, successor);
        return new MarkedCreate(tokens, successor, new Mark(predecessor.id(), nonce, marker(predecessor.id(), nonce)));
    }

    private TokenSpec like(Token predecessor) {
        TokenSpec like = tokens.specLike(predecessor);
        return like.withName(named(like.name()));
    }

    private String named(String name) {
        try {
            return Objects.requireNonNull(naming.apply(name));
        } catch (Throwable e) {
            throw ConfigurationException.of(
                    CallFacts.NO_CALL,
                    "the rule that names the successor failed; no successor was created. See the cause.",
                    e);
        }
    }

    /** Compares a token's marker with the one that follows from the nonce. The journal's own marker proves nothing. */
    @Override
    public boolean isMadeBy(Token token, Mark mark) {
        return token.marker()
                .filter(marker(mark.predecessor(), mark.nonce())::equals)
                .isPresent();
    }

    /** Returns the marker of a successor. */
    static String marker(TokenId predecessor, String nonce) {
        return Markers.of("rotation:" + predecessor, nonce);
    }

    @Override
    public SecretStatus verify(Secret secret) {
        return tokens.verify(secret);
    }

    @Override
    public void retire(TokenId id) {
        tokens.withOwnTokenChanges().delete(id);
    }

    @Override
    public Optional<TokenId> ownToken() {
        return tokens.ownToken();
    }

    @Override
    public Optional<RotationTarget> authenticatedBy(Secret secret) {
        return tokens.authenticatedBy(secret)
                .filter(CanCreate.class::isInstance)
                .map(view -> new TokenTarget(view.require(CanCreate.class), naming, spec, journal));
    }
}
