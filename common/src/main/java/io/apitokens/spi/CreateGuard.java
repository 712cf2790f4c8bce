package io.apitokens.spi;

import io.apitokens.ApiTokens;
import io.apitokens.CanCreate;
import io.apitokens.IssuedToken;
import io.apitokens.Pager;
import io.apitokens.Secret;
import io.apitokens.Token;
import io.apitokens.TokenFilter;
import io.apitokens.TokenSpec;
import io.apitokens.call.ApiClient;
import io.apitokens.call.ResultMapper;
import io.apitokens.error.ApiTokenException;
import io.apitokens.error.Candidates;
import io.apitokens.error.LostCreateException;
import io.apitokens.error.Outcome;
import io.apitokens.error.PartialCreateException;
import io.apitokens.internal.Uninterrupted;
import io.apitokens.json.JsonShapeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds, stores or deletes tokens that a failing create would leave as orphans. For vendor implementations.
 *
 * @see CanCreate#create(TokenSpec)
 */
public final class CreateGuard {

    /** The longest time by which the vendor's clock may be behind the local one. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    private CreateGuard() {}

    /**
     * Runs a create and, if it fails, searches for tokens that it may have created. The search looks for tokens of the
     * same name that were created since the call began. It is limited to the client's cleanup timeout and deletes
     * nothing. A thread's interrupt status is restored after the search.
     *
     * @param tokens the tokens of the account, for the search
     * @param client supplies the time source and the cleanup timeout
     * @param name the name of the token
     * @param create creates the token
     * @return the token and its secret
     * @throws LostCreateException if the create failed with an outcome other than {@link Outcome#NOT_APPLIED} and not
     *     with a {@link PartialCreateException}, which is thrown unchanged because it contains the secret
     */
    public static IssuedToken run(ApiTokens tokens, ApiClient client, String name, Supplier<IssuedToken> create) {
        Instant start = client.timeSource().instant();
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
     * Creates the mapper for a response that issued a secret.
     *
     * @param secret returns the secret of the response
     * @param token converts the rest of the response, and checks that it is about the requested token
     * @param <T> the response
     * @return maps to the token and its secret; a failure leaves the secret in the exception of the call
     */
    public static <T> ResultMapper<T, IssuedToken> issued(
            Function<T, @Nullable Secret> secret, ResultMapper<T, Token> token) {
        return response -> {
            Secret issued = secret.apply(response);
            if (issued == null) {
                throw new JsonShapeException("the response contains no secret");
            }
            return IssuedToken.of(token.map(response), issued);
        };
    }

    /**
     * Returns a view of the tokens whose timeout is the client's cleanup timeout.
     *
     * @param tokens the tokens
     * @param client supplies the cleanup timeout
     * @return the view, for deleting tokens; null if the timeout is zero, which disables cleanup
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
            return new Candidates.NotLooked("the cleanup timeout is zero");
        }
        try {
            // An interrupted caller still needs to know which tokens may exist.
            return Uninterrupted.run(() -> found(tokens, client, name, start.minus(CLOCK_SKEW), time));
        } catch (RuntimeException | Error e) {
            // A failure of the search must not replace the original failure, which may contain the secret.
            return new Candidates.NotLooked(
                    "the search failed with " + e.getClass().getSimpleName());
        }
    }

    private static Candidates found(ApiTokens tokens, ApiClient client, String name, Instant earliest, Duration time) {
        long end = client.timeSource().nanoTime() + time.toNanos();
        List<Token> found = new ArrayList<>();
        Pager<Token> named = tokens.withTimeout(time).list(TokenFilter.all().named(name));
        // A token whose record has no creation time may be the one, so it is a candidate.
        for (var page : named.filter(token -> !token.created().orElse(earliest).isBefore(earliest))
                .pages()) {
            found.addAll(page.items());
            if (page.nextCursor().isPresent() && client.timeSource().nanoTime() - end >= 0) {
                return new Candidates.NotLooked("the cleanup timeout passed before the whole account was searched");
            }
        }
        return new Candidates.Found(found);
    }
}
