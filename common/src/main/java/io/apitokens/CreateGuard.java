package io.apitokens;

import io.apitokens.error.ApiTokenException;
import io.apitokens.error.CallFacts;
import io.apitokens.error.Candidates;
import io.apitokens.error.ConfigurationException;
import io.apitokens.error.CreateUndoneException;
import io.apitokens.error.LostCreateException;
import io.apitokens.error.Outcome;
import io.apitokens.error.PartialCreateException;
import io.apitokens.error.UnreadableResponseException;
import io.apitokens.http.ApiClient;
import io.apitokens.http.Operation;
import io.apitokens.http.Pager;
import java.io.IOException;
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
     * Makes sure, before anything is sent, that a sink is likely to store a secret.
     *
     * @param sink where the secret is to go
     * @return the version to write over; null if nothing is stored
     * @throws ConfigurationException if it says that it cannot
     */
    public static @Nullable String check(SecretSink sink) {
        try {
            sink.check();
            return sink.read().map(StoredSecret::version).orElse(null);
        } catch (IOException | RuntimeException e) {
            throw ConfigurationException.of(CallFacts.NO_CALL, "the sink cannot store a secret; nothing was sent", e);
        }
    }

    /**
     * Creates a token and has its secret stored, see {@link CanCreate#create(TokenSpec, SecretSink)}.
     *
     * @param tokens creates the token
     * @param cleaner deletes it again if need be; see {@link #cleaner}
     * @param spec what it shall be
     * @param sink where the secret goes
     * @return the token
     */
    public static Token store(CanCreate tokens, @Nullable ApiTokens cleaner, TokenSpec spec, SecretSink sink) {
        String version = check(sink);
        IssuedToken issued = tokens.create(spec);
        try {
            sink.write(issued, version);
        } catch (Throwable e) {
            // Whatever it is, checked exceptions of other languages included: the token must not be left unheld.
            // But perhaps only the answer was lost, and the sink holds it after all.
            if (holds(sink, issued.secret(), e)) {
                return issued.token();
            }
            throw takeBack(cleaner, issued, "storing the secret", e);
        }
        readBack(sink, cleaner, issued);
        return issued.token();
    }

    private static void readBack(SecretSink sink, @Nullable ApiTokens cleaner, IssuedToken issued) {
        boolean interrupted = Thread.interrupted();
        try {
            if (!isStored(sink, issued.secret())) {
                throw new IOException("the sink does not give the secret back that was written");
            }
        } catch (Throwable e) {
            throw takeBack(cleaner, issued, "reading the secret back", e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Asks a sink whose write failed what it holds; a thread that was interrupted is interrupted again afterwards. */
    private static boolean holds(SecretSink sink, Secret secret, Throwable failure) {
        boolean interrupted = Thread.interrupted();
        try {
            return isStored(sink, secret);
        } catch (Throwable e) {
            if (!e.equals(failure)) {
                failure.addSuppressed(e);
            }
            return false;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static boolean isStored(SecretSink sink, Secret secret) throws IOException {
        return sink.read().filter(stored -> stored.secret().equals(secret)).isPresent();
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

    /**
     * Takes a new token back, because a later step of its creation failed. An interrupted thread is interrupted again
     * afterwards.
     *
     * @param cleaner deletes the token, in its own time; null to leave it as it is
     * @param issued the new token
     * @param step the step that failed, as a noun
     * @param failure how it failed
     * @return what to throw: a {@link CreateUndoneException} if the token was deleted, else a {@link PartialCreateException}
     *     that holds its secret, also when the deletion found no such token, which does not prove that there is none;
     *     {@code failure} is its cause
     */
    public static ApiTokenException takeBack(
            @Nullable ApiTokens cleaner, IssuedToken issued, String step, Throwable failure) {
        TokenId id = issued.token().id();
        CallFacts facts = new CallFacts(id.account().toString(), "create", 1, Outcome.APPLIED);
        if (cleaner == null) {
            return PartialCreateException.of(facts, step, id, issued.secret(), failure);
        }
        boolean interrupted = Thread.interrupted();
        try {
            cleaner.delete(id);
            return CreateUndoneException.of(facts, step, failure);
        } catch (RuntimeException | Error notProved) {
            if (!notProved.equals(failure)) {
                failure.addSuppressed(notProved);
            }
            return PartialCreateException.of(facts, step, id, issued.secret(), failure);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
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
