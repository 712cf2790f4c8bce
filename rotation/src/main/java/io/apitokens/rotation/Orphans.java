package io.apitokens.rotation;

import io.apitokens.ApiTokens;
import io.apitokens.LastUse;
import io.apitokens.Timing;
import io.apitokens.Token;
import io.apitokens.TokenId;
import io.apitokens.error.ApiTokenException;
import io.apitokens.error.Candidates;
import io.apitokens.error.LostCreateException;
import io.apitokens.error.NotFoundException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds what a create whose answer was lost has made, by the marker that it was made with. */
final class Orphans {

    /** By how much the vendor's clock may be behind ours. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    private final ApiTokens tokens;

    Orphans(ApiTokens tokens) {
        this.tokens = tokens;
    }

    /** What a search brought. */
    sealed interface Sighting {}

    /** Nothing has the marker: it was not made, or not yet. */
    record None() implements Sighting {}

    /** Exactly one token, and it is the one. */
    record One(Token token) implements Sighting {}

    /** Something has the marker, but it is not surely an orphan of that create. */
    record Doubtful(List<Token> tokens, String reason) implements Sighting {}

    Sighting find(String marker, String name, Instant started) {
        List<Token> marked = new ArrayList<>();
        for (Token token : tokens.list()) {
            if (token.marker().filter(marker::equals).isPresent()) {
                marked.add(token);
            }
        }
        return judge(marked, name, started);
    }

    /**
     * Finds what a create has made whose answer was lost just now: among the candidates that it names, else by a search of its
     * own, repeated while nothing is there.
     */
    Sighting findAfter(
            ApiTokenException lost, String marker, String name, Instant started, Duration patience, Timing timing) {
        if (lost instanceof LostCreateException known && known.candidates() instanceof Candidates.Found found) {
            List<Token> marked = found.tokens().stream()
                    .filter(token -> token.marker().filter(marker::equals).isPresent())
                    .toList();
            if (!marked.isEmpty()) {
                return judge(marked, name, started);
            }
        }
        return LateSearch.search(() -> find(marker, name, started), patience, timing);
    }

    /** Judges the tokens that have the marker. */
    static Sighting judge(List<Token> marked, String name, Instant started) {
        if (marked.isEmpty()) {
            return new None();
        }
        if (marked.size() > 1) {
            return new Doubtful(marked, "several tokens have its marker");
        }
        Token token = marked.get(0);
        String doubt = doubt(token, name, started);
        if (doubt != null) {
            return new Doubtful(marked, doubt);
        }
        if (!(token.lastUse() instanceof LastUse.Never)) {
            return new Doubtful(marked, "it may have been used");
        }
        return new One(token);
    }

    /** Tells what speaks against a token being the one of a name and time; null if nothing does. */
    static @Nullable String doubt(Token token, String name, Instant started) {
        if (!token.name().equals(name)) {
            return "its name is another";
        }
        if (token.created()
                .filter(made -> !made.isBefore(started.minus(CLOCK_SKEW)))
                .isEmpty()) {
            return "it was not created since";
        }
        return null;
    }

    /** Deletes a token; that it is gone already is as good. */
    void revoke(Token token) {
        try {
            tokens.delete(token.id());
        } catch (NotFoundException e) {
            confirmGone(token.id(), e);
        }
    }

    /** One 404 may be a gateway's page, or a right that was lost: the list must not have the token either. */
    void confirmGone(TokenId id, NotFoundException missing) {
        if (tokens.list().stream().anyMatch(token -> token.id().equals(id))) {
            throw missing;
        }
    }
}
