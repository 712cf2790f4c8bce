package io.apitokens.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;

import io.apitokens.ApiTokens;
import io.apitokens.CanCreate;
import io.apitokens.IssuedToken;
import io.apitokens.Secret;
import io.apitokens.TokenId;
import io.apitokens.call.ClientBuilder;
import io.apitokens.error.ApiTokenException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.function.Executable;

/** One test of a contract suite: a vendor, a client, their common clock, and every secret that must not show. */
final class Stage implements AutoCloseable {

    static final Instant START = Instant.parse("2030-01-15T10:00:00Z");
    static final Duration LIFETIME = Duration.ofDays(10);

    private final ManualTiming timing = ManualTiming.startingAt(START);
    private final List<Secret> secrets = new ArrayList<>();
    private final List<ApiTokens> clients = new ArrayList<>();
    private final ContractFixture vendor;
    private final ApiTokens tokens;

    Stage(Function<ManualTiming, ContractFixture> fixture) {
        this.vendor = fixture.apply(timing);
        this.tokens = client(builder -> {});
        secrets.add(vendor.credential());
    }

    ManualTiming timing() {
        return timing;
    }

    ContractFixture vendor() {
        return vendor;
    }

    /** The client with the settings that everybody gets. */
    ApiTokens tokens() {
        return tokens;
    }

    /** Another client of the same account, on the same clock. */
    ApiTokens client(Consumer<? super ClientBuilder<?>> settings) {
        ApiTokens made = vendor.client(builder -> {
            builder.timing(timing);
            settings.accept(builder);
        });
        clients.add(made);
        return made;
    }

    /** A token that exists. */
    TokenId token(String name) {
        return id(vendor.addToken(name));
    }

    TokenId id(String value) {
        return TokenId.of(tokens.account(), value);
    }

    IssuedToken create(String name) {
        IssuedToken issued = tokens.require(CanCreate.class)
                .create(vendor.spec(name).expiresAfter(LIFETIME).build());
        secrets.add(issued.secret());
        return issued;
    }

    /** Notes a secret that must not show in any later error. */
    Secret hidden(Secret secret) {
        secrets.add(secret);
        return secret;
    }

    void next(ContractFault fault) {
        vendor.inject(fault, 0);
    }

    void next(ContractFault.Kind kind) {
        next(ContractFault.of(kind));
    }

    void next(ContractFault fault, int times) {
        for (int i = 0; i < times; i++) {
            next(fault);
        }
    }

    /** Tells how long the client has waited so far, in virtual time. */
    Duration waited() {
        return timing.sleeps().stream().reduce(Duration.ZERO, Duration::plus);
    }

    /** Counts the requests that an action makes. */
    int requestsOf(Runnable action) {
        int before = vendor.requests();
        action.run();
        return vendor.requests() - before;
    }

    /** Tells which tokens are live now and were not before. */
    Set<String> madeSince(Set<String> before) {
        Set<String> made = new HashSet<>(vendor.liveTokenIds());
        made.removeAll(before);
        return made;
    }

    /** Expects an error of exactly this type that shows no secret anywhere. */
    <E extends ApiTokenException> E thrown(Class<E> type, Executable action) {
        E error = assertThrowsExactly(type, action);
        assertShowsNoSecret(error);
        return error;
    }

    /** Expects an error before any request was made. */
    <E extends ApiTokenException> E refused(Class<E> type, Executable action) {
        int before = vendor.requests();
        E error = thrown(type, action);
        assertEquals(before, vendor.requests(), "requests although it was refused");
        return error;
    }

    static String message(Throwable error) {
        return String.valueOf(error.getMessage());
    }

    void assertShowsNoSecret(Object shown) {
        String text = shown instanceof Throwable error ? trace(error) : String.valueOf(shown);
        for (Secret secret : secrets) {
            assertFalse(text.contains(secret.expose()), "a secret is shown by " + shown.getClass());
        }
    }

    /** Causes and suppressed ones included. */
    private static String trace(Throwable error) {
        StringWriter text = new StringWriter();
        error.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    @Override
    public void close() {
        clients.forEach(ApiTokens::close);
        vendor.close();
    }
}
