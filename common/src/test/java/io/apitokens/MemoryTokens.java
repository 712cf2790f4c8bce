package io.apitokens;

import io.apitokens.call.ManualTimeSource;
import io.apitokens.error.CallFacts;
import io.apitokens.error.CallInterruptedException;
import io.apitokens.error.ErrorKind;
import io.apitokens.error.Outcome;
import io.apitokens.error.ResponseException;
import io.apitokens.error.ResponseFacts;
import io.apitokens.error.UnreadableResponseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An account in memory, at a vendor that supports creating tokens. */
public final class MemoryTokens implements CanCreate {

    public static final Secret ISSUED = Secret.of("fake-issued-secret");

    public final Account account;
    public final Map<TokenId, Token> alive = new LinkedHashMap<>();
    public final List<Duration> timeouts = new ArrayList<>();

    @Nullable
    public RuntimeException failure;

    /** Thrown by each deletion. */
    @Nullable
    RuntimeException deletionFailure;

    /** Whether a deletion that fails deletes the token all the same. */
    boolean deletes;

    /** Tokens that a read does not find, although they are alive. */
    final Set<TokenId> invisible = new HashSet<>();

    /** Thrown by each read of a token. */
    @Nullable
    RuntimeException readFailure;

    /** Runs before each page of a list, on the thread that reads it. */
    volatile Runnable beforePage = () -> {};

    /** Reported by the first page of each list. */
    volatile UnreadableResponseException unreadable;

    /** The only secret that has this vendor's form; null if none has. */
    @Nullable
    Secret recognized;
    /** The secret of the tokens to be created. */
    Secret issued = ISSUED;

    final ManualTimeSource time = new ManualTimeSource();

    /** The status of every secret; null to accept only the issued one. */
    @Nullable
    SecretStatus verified;

    /** Whether this vendor's tokens have descriptions. */
    public boolean descriptions = true;

    int freshViews;

    public MemoryTokens(String id) {
        this.account = new Account("acme", id);
    }

    /** Creates an error response of a vendor. */
    public static ResponseException response(ErrorKind kind, int status) {
        return ResponseException.of(
                kind,
                new CallFacts("acme/1", "call", 1, Outcome.NOT_APPLIED),
                new ResponseFacts(status, null, null, null, List.of(), null));
    }

    @Override
    public boolean hasDescriptions() {
        return descriptions;
    }

    /** Behaves like a client's call: throws the configured failure, and sends nothing from an interrupted thread. */
    private void call() {
        if (Thread.currentThread().isInterrupted()) {
            throw CallInterruptedException.of(CallFacts.NO_CALL, "the thread was interrupted", null);
        }
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public IssuedToken create(TokenSpec spec) {
        call();
        TokenId id = TokenId.of(account, "t" + (alive.size() + 1));
        Token token = Token.builder(id, "record").name(spec.name()).build();
        alive.put(id, token);
        return IssuedToken.of(token, issued, new CallFacts(account.toString(), "createThing", 1, Outcome.APPLIED));
    }

    @Override
    public Account account() {
        return account;
    }

    @Override
    public Token get(TokenId id) {
        call();
        if (readFailure != null) {
            throw readFailure;
        }
        return found(invisible.contains(id) ? null : alive.get(id));
    }

    private static Token found(@Nullable Token token) {
        if (token == null) {
            throw response(ErrorKind.NOT_FOUND, 404);
        }
        return token;
    }

    /** Lists one token per page; a configured failure occurs after the last token. */
    @Override
    public Pager<Token> list() {
        List<Token> tokens = new ArrayList<>(alive.values());
        return Pager.of(cursor -> {
            beforePage.run();
            int at = cursor == null ? 0 : Integer.parseInt(cursor);
            if (at == tokens.size()) {
                call();
                return Page.of(List.of(), null);
            }
            Page<Token> page = Page.of(List.of(tokens.get(at)), String.valueOf(at + 1));
            return at == 0 && unreadable != null ? page.withUnreadable(unreadable) : page;
        });
    }

    @Override
    public void delete(TokenId id) {
        call();
        if (deletionFailure == null || deletes) {
            found(alive.remove(id));
        }
        if (deletionFailure != null) {
            throw deletionFailure;
        }
    }

    /** Accepts only the issued secret. */
    @Override
    public SecretStatus verify(Secret secret) {
        call();
        return verified != null ? verified : secret.equals(ISSUED) ? SecretStatus.ACCEPTED : SecretStatus.REJECTED;
    }

    /** Delivers secrets without sleeping. */
    @Override
    public SecretDelivery delivery() {
        return SecretDelivery.of(this, time);
    }

    @Override
    public boolean recognizes(Secret secret) {
        return secret.equals(recognized);
    }

    /** Takes every secret for that of the first token. */
    @Override
    public Optional<TokenId> identify(Secret secret) {
        return Optional.of(TokenId.of(account, "t1"));
    }

    @Override
    public ApiTokens withTimeout(Duration timeout) {
        timeouts.add(timeout);
        return this;
    }

    @Override
    public ApiTokens withFreshConnections() {
        freshViews++;
        return this;
    }
}
