package io.apitokens.inventory.revocation;

import io.apitokens.Account;
import io.apitokens.ApiTokens;
import io.apitokens.Issuer;
import io.apitokens.LastUse;
import io.apitokens.Page;
import io.apitokens.Pager;
import io.apitokens.Role;
import io.apitokens.Secret;
import io.apitokens.SecretStatus;
import io.apitokens.Token;
import io.apitokens.TokenId;
import io.apitokens.error.ApiTokenException;
import io.apitokens.error.CallFacts;
import io.apitokens.error.CallInterruptedException;
import io.apitokens.error.ErrorKind;
import io.apitokens.error.Outcome;
import io.apitokens.error.ResponseException;
import io.apitokens.error.ResponseFacts;
import io.apitokens.spi.AccountInsight;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An account in memory, at a vendor whose records have every property, with one token per page. Its credential sees
 * everything. Thread-safe, but for the fields that a test sets before.
 */
final class ShelfTokens implements ApiTokens, AccountInsight {

    static final Instant NOW = Instant.parse("2030-06-01T12:00:00Z");
    static final Instant LONG_AGO = NOW.minus(Duration.ofDays(200));

    final Account account;
    final Map<TokenId, Token> alive = Collections.synchronizedMap(new LinkedHashMap<>());
    final List<String> calls = Collections.synchronizedList(new ArrayList<>());
    /** Actions that run before {@code get x} or {@code delete x}, and may throw in place of the call. */
    final Map<String, Runnable> instead = new HashMap<>();

    @Nullable
    TokenId own;

    @Nullable
    ApiTokenException listFailure;

    @Nullable
    ApiTokenException ownFailure;

    Visibility visibility = Visibility.all("it is a shelf");
    Optional<Boolean> endsWithIssuer = Optional.empty();

    ShelfTokens(String id) {
        this.account = new Account("acme", id);
        this.own = add("own");
    }

    static ResponseException response(ErrorKind kind, int status) {
        return ResponseException.of(
                kind,
                new CallFacts("acme/1", "call", 1, Outcome.NOT_APPLIED),
                new ResponseFacts(status, null, null, null, List.of(), null));
    }

    TokenId add(String name) {
        return add(name, token -> token);
    }

    /** Adds a token that Ann created and last used long ago, unless the second parameter changes that. */
    TokenId add(String name, UnaryOperator<Token.Builder> differently) {
        TokenId id = TokenId.of(account, name);
        Token.Builder token = Token.builder(id, name)
                .name(name)
                .created(LONG_AGO)
                .lastUse(new LastUse.Within(LONG_AGO, LONG_AGO))
                .issuer(Issuer.of(Issuer.Kind.USER, "ann", "ann@acme.example", null, null));
        alive.put(id, differently.apply(token).build());
        return id;
    }

    private void call(String call) {
        if (Thread.currentThread().isInterrupted()) {
            throw CallInterruptedException.of(CallFacts.NO_CALL, "the thread was interrupted", null);
        }
        calls.add(call);
        instead.getOrDefault(call, () -> {}).run();
    }

    @Override
    public Account account() {
        return account;
    }

    @Override
    public Optional<TokenId> ownToken() {
        if (ownFailure != null) {
            throw ownFailure;
        }
        return Optional.ofNullable(own);
    }

    @Override
    public Token get(TokenId id) {
        call("get " + id.value());
        return found(alive.get(id));
    }

    private static Token found(@Nullable Token token) {
        if (token == null) {
            throw response(ErrorKind.NOT_FOUND, 404);
        }
        return token;
    }

    @Override
    public Pager<Token> list() {
        List<Token> tokens;
        synchronized (alive) {
            tokens = new ArrayList<>(alive.values());
        }
        return Pager.of(cursor -> {
            int at = cursor == null ? 0 : Integer.parseInt(cursor);
            call("list " + at);
            if (at == tokens.size()) {
                if (listFailure != null) {
                    throw listFailure;
                }
                return Page.of(List.of(), null);
            }
            return Page.of(List.of(tokens.get(at)), String.valueOf(at + 1));
        });
    }

    @Override
    public void delete(TokenId id) {
        call("delete " + id.value());
        found(alive.remove(id));
    }

    /** Returns the deletions called so far, in order. */
    List<String> deletions() {
        synchronized (calls) {
            return calls.stream().filter(call -> call.startsWith("delete ")).toList();
        }
    }

    @Override
    public Visibility visibility() {
        return visibility;
    }

    @Override
    public Rank rankOf(Role role) {
        return Rank.UNKNOWN;
    }

    @Override
    public Optional<Boolean> endsTokensWithIssuer() {
        return endsWithIssuer;
    }

    @Override
    public SecretStatus verify(Secret secret) {
        return SecretStatus.UNKNOWN;
    }

    @Override
    public ApiTokens withTimeout(Duration timeout) {
        return this;
    }
}
