package io.apitokens.crash;

import io.apitokens.Account;
import io.apitokens.IssuedToken;
import io.apitokens.Secret;
import io.apitokens.SecretChangedException;
import io.apitokens.SecretStatus;
import io.apitokens.SecretStore;
import io.apitokens.StoredSecret;
import io.apitokens.Token;
import io.apitokens.TokenId;
import io.apitokens.error.CallFacts;
import io.apitokens.error.ConfigurationException;
import io.apitokens.spi.RotationTarget;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** An account in memory, so that a benchmark measures the scheduler and its database, and no vendor. */
final class MemoryTarget implements RotationTarget {

    private final Account account;
    private final Map<TokenId, Token> tokens = new ConcurrentHashMap<>();
    private final AtomicLong calls;

    MemoryTarget(Account account, AtomicLong calls) {
        this.account = account;
        this.calls = calls;
    }

    /** A store in memory. */
    static final class Store implements SecretStore {

        private final String id;
        private @Nullable Secret secret;
        private int version;

        Store(String id) {
            this.id = id;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public void check() {}

        @Override
        public synchronized Optional<StoredSecret> read() {
            return secret == null ? Optional.empty() : Optional.of(StoredSecret.of(secret, "v" + version));
        }

        @Override
        public synchronized String write(IssuedToken issued, @Nullable String expected) throws SecretChangedException {
            if (!Objects.equals(secret == null ? null : "v" + version, expected)) {
                throw new SecretChangedException("memory");
            }
            secret = issued.secret();
            version++;
            return "v" + version;
        }
    }

    /** Adds a token, and stores its secret. */
    TokenId add(String name, Store store) throws SecretChangedException {
        IssuedToken issued = issue(TokenId.of(account, name + "-0"), name, null);
        store.write(issued, null);
        return issued.token().id();
    }

    private IssuedToken issue(TokenId id, String name, @Nullable String marker) {
        Token token = Token.builder(id, "record").name(name).marker(marker).build();
        tokens.put(id, token);
        return IssuedToken.of(token, Secret.of("fake-secret-of-" + id.value()));
    }

    @Override
    public Account account() {
        return account;
    }

    @Override
    public Token get(TokenId id) {
        calls.incrementAndGet();
        Token token = tokens.get(id);
        if (token == null) {
            throw ConfigurationException.of(CallFacts.NO_CALL, "there is no " + id, null);
        }
        return token;
    }

    @Override
    public List<Token> list() {
        calls.incrementAndGet();
        return List.copyOf(tokens.values());
    }

    /** A create in memory. */
    private final class MemoryOrder implements Order {

        private final Token predecessor;
        private final Mark mark;

        MemoryOrder(Token predecessor, String nonce) {
            this.predecessor = predecessor;
            this.mark = new Mark(predecessor.id(), nonce, nonce);
        }

        @Override
        public String name() {
            return predecessor.name();
        }

        @Override
        public Mark mark() {
            return mark;
        }

        @Override
        public IssuedToken send() {
            calls.incrementAndGet();
            return issue(TokenId.of(account, "t-" + mark.nonce()), predecessor.name(), mark.nonce());
        }
    }

    @Override
    public Order order(Token predecessor, String nonce) {
        return new MemoryOrder(predecessor, nonce);
    }

    @Override
    public boolean isMadeBy(Token token, Mark mark) {
        return token.marker().filter(mark.nonce()::equals).isPresent();
    }

    @Override
    public SecretStatus verify(Secret secret) {
        calls.incrementAndGet();
        TokenId id = TokenId.of(account, secret.expose().substring("fake-secret-of-".length()));
        return tokens.containsKey(id) ? SecretStatus.ACCEPTED : SecretStatus.REJECTED;
    }

    @Override
    public void retire(TokenId id) {
        calls.incrementAndGet();
        tokens.remove(id);
    }
}
