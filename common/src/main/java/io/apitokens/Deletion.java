package io.apitokens;

import io.apitokens.error.ApiTokenException;
import io.apitokens.error.AuthenticationException;
import io.apitokens.error.CallInterruptedException;
import io.apitokens.error.NotFoundException;
import io.apitokens.error.Outcome;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Deletes tokens of an account. Where the response does not prove that a token is gone, it looks the token up: a token
 * is gone if a read finds no such token and the list does not contain it either.
 */
final class Deletion {

    private final ApiTokens deleting;
    /** Returns the tokens for the next request of a look-up. */
    private final Supplier<ApiTokens> looking;

    private Deletion(ApiTokens deleting, Supplier<ApiTokens> looking) {
        this.deleting = deleting;
        this.looking = looking;
    }

    /** Each request has the tokens' own timeout. */
    static Deletion by(ApiTokens tokens) {
        return new Deletion(tokens, tokens::withFreshConnections);
    }

    /** All requests together have a limited time, from now on. A third of it is kept for the look-up. */
    static Deletion within(Duration time, ApiTokens tokens, TimeSource timeSource) {
        long end = timeSource.nanoTime() + time.toNanos();
        return new Deletion(tokens.withTimeout(time.minus(time.dividedBy(3))), () -> {
            Duration left = Duration.ofNanos(Math.max(1, end - timeSource.nanoTime()));
            return tokens.withTimeout(left).withFreshConnections();
        });
    }

    /** Deletes a token, or throws the failure of the deletion. */
    void delete(TokenId id) {
        try {
            deleting.delete(id);
        } catch (NotFoundException e) {
            requireGone(id, e);
        } catch (ApiTokenException e) {
            requireGoneIfDoubtful(id, e);
        }
    }

    /** Deletes a token that was just created. That it is not found proves nothing: it may not be visible yet. */
    void deleteNew(TokenId id) {
        try {
            deleting.delete(id);
        } catch (ApiTokenException e) {
            requireGoneIfDoubtful(id, e);
        }
    }

    private void requireGoneIfDoubtful(TokenId id, ApiTokenException failure) {
        if (failure.outcome() != Outcome.UNKNOWN) {
            throw failure;
        }
        requireGone(id, failure);
    }

    /** Throws a failure, unless a token is gone. */
    void requireGone(TokenId id, ApiTokenException failure) {
        try {
            if (isNotFound(id) && unlisted(Set.of(id)).contains(id)) {
                return;
            }
        } catch (RuntimeException e) {
            if (!e.equals(failure)) {
                failure.addSuppressed(e);
            }
        }
        throw failure;
    }

    /** Returns those of several tokens that are gone. Throws if the list fails, or the credential is rejected. */
    Set<TokenId> gone(Set<TokenId> ids) {
        Set<TokenId> gone = unlisted(ids);
        gone.removeIf(id -> !isProvedMissing(id));
        return gone;
    }

    private boolean isProvedMissing(TokenId id) {
        try {
            return isNotFound(id);
        } catch (CallInterruptedException | AuthenticationException e) {
            throw e;
        } catch (ApiTokenException e) {
            // A read that fails proves nothing about this token, and costs no other.
            return false;
        }
    }

    private boolean isNotFound(TokenId id) {
        try {
            looking.get().get(id);
            return false;
        } catch (NotFoundException e) {
            return true;
        }
    }

    /** Returns those that a complete list does not contain. */
    private Set<TokenId> unlisted(Set<TokenId> ids) {
        Set<TokenId> unlisted = new LinkedHashSet<>(ids);
        for (Token token : Pager.of(this::page)) {
            unlisted.remove(token.id());
        }
        return unlisted;
    }

    private Page<Token> page(@Nullable String cursor) {
        Pager<Token> all = looking.get().list();
        return (cursor == null ? all : all.from(cursor)).pages().iterator().next();
    }
}
