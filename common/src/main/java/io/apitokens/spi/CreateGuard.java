package io.apitokens.spi;

import io.apitokens.Account;
import io.apitokens.ApiTokens;
import io.apitokens.CanCreate;
import io.apitokens.IssuedToken;
import io.apitokens.Pager;
import io.apitokens.Secret;
import io.apitokens.Token;
import io.apitokens.TokenFilter;
import io.apitokens.TokenSpec;
import io.apitokens.call.ApiClient;
import io.apitokens.call.Operation;
import io.apitokens.error.ApiTokenException;
import io.apitokens.error.CallFacts;
import io.apitokens.error.Candidates;
import io.apitokens.error.LostCreateException;
import io.apitokens.error.Outcome;
import io.apitokens.error.PartialCreateException;
import io.apitokens.error.UnreadableResponseException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Watches over a create, so that a token whose answer was lost is not forgotten; for those who add a vendor.
 *
 * @see CanCreate#create(TokenSpec)
 */
public final class CreateGuard {

    /** By how much the vendor's clock may be behind ours. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    private CreateGuard() {}

    /**
     * Runs a create. If it fails and may nevertheless have made a token, looks, within the client's clean-up time, for tokens
     * of that name that were created since. Nothing is deleted. An interrupted thread is interrupted again afterwards.
     *
     * @param tokens lists the account
     * @param client gives the time, and how long the search may take
     * @param name the name of the token
     * @param create makes the token
     * @return the token
     * @throws LostCreateException if the create failed with another outcome than {@link Outcome#NOT_APPLIED}
     */
    public static IssuedToken run(ApiTokens tokens, ApiClient client, String name, Supplier<IssuedToken> create) {
        Instant start = client.timing().now();
        try {
            return create.get();
        } catch (ApiTokenException e) {
            if (e.outcome() == Outcome.NOT_APPLIED || holdsTheToken(e)) {
                throw e;
            }
            throw LostCreateException.of(e, name, search(tokens, client, name, start));
        }
    }

    /**
     * Joins the parts of an answer that issued a secret.
     *
     * @param account the account that was called
     * @param operation the operation that answered
     * @param secret the secret
     * @param token reads the rest of the answer
     * @return the token
     * @throws UnreadableResponseException if the rest cannot be read; holds the secret
     */
    public static IssuedToken issued(
            Account account, Operation operation, @Nullable Secret secret, Supplier<Token> token) {
        CallFacts facts = new CallFacts(account.toString(), operation.name(), 1, Outcome.APPLIED);
        if (secret == null) {
            throw UnreadableResponseException.of(facts, "the answer holds no secret", null);
        }
        try {
            return IssuedToken.of(token.get(), secret);
        } catch (RuntimeException e) {
            // Its id is none, or worse: the one copy of the secret must not be lost with it.
            throw UnreadableResponseException.of(facts, "the rest of the answer cannot be read", secret);
        }
    }

    /**
     * Gives the tokens with the client's clean-up time.
     *
     * @param tokens the tokens
     * @param client knows the clean-up time
     * @return what deletes tokens in that time; null if it is zero, so that nothing is to be cleaned up
     */
    public static @Nullable ApiTokens cleaner(ApiTokens tokens, ApiClient client) {
        return client.cleanupTimeout().isZero() ? null : tokens.withTimeout(client.cleanupTimeout());
    }

    private static boolean holdsTheToken(ApiTokenException e) {
        return e instanceof PartialCreateException;
    }

    private static Candidates search(ApiTokens tokens, ApiClient client, String name, Instant start) {
        Duration time = client.cleanupTimeout();
        if (time.isZero()) {
            return new Candidates.NotLooked("the clean-up time is zero");
        }
        // A caller that was interrupted still has to be told what it may have left behind.
        boolean interrupted = Thread.interrupted();
        try {
            return found(tokens, client, name, start.minus(CLOCK_SKEW), time);
        } catch (RuntimeException | Error e) {
            // Nothing that goes wrong here may hide what went wrong before, and perhaps holds the secret.
            return new Candidates.NotLooked(
                    "the search failed with " + e.getClass().getSimpleName());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static Candidates found(ApiTokens tokens, ApiClient client, String name, Instant earliest, Duration time) {
        long end = client.timing().nanoTime() + time.toNanos();
        List<Token> found = new ArrayList<>();
        Pager<Token> named = tokens.withTimeout(time).list(TokenFilter.all().named(name));
        // A record that does not tell when it was created may be the one.
        for (var page : named.filter(token -> !token.created().orElse(earliest).isBefore(earliest))
                .pages()) {
            found.addAll(page.items());
            if (page.nextCursor().isPresent() && client.timing().nanoTime() - end >= 0) {
                return new Candidates.NotLooked("the clean-up time was over before the whole account was searched");
            }
        }
        return new Candidates.Found(found);
    }
}
