package io.apitokens.rotation;

import io.apitokens.ApiTokens;
import io.apitokens.LastUse;
import io.apitokens.SecretDelivery;
import io.apitokens.TimeSource;
import io.apitokens.Token;
import io.apitokens.error.ApiTokenException;
import io.apitokens.error.Candidates;
import io.apitokens.error.LostCreateException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds and deletes the token of a create whose response was lost, identified by the create's marker. */
final class Orphans {

    /** The maximum by which the vendor's clock may be behind the local clock. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    private final ApiTokens tokens;
    private final LeasedJournal journal;

    Orphans(ApiTokens tokens, LeasedJournal journal) {
        this.tokens = tokens;
        this.journal = journal;
    }

    /** The result of a search. */
    sealed interface Sighting {}

    /** No token has the marker: it was not created, or is not visible yet. */
    record None() implements Sighting {}

    /** The tokens with the marker, which are all orphans of the create: usually one, and more if a gateway repeated it. */
    record Found(List<Token> tokens) implements Sighting {}

    /** Some tokens have the marker, and one of them is not certainly an orphan of the create. */
    record Doubtful(List<Token> tokens, String reason) implements Sighting {}

    Sighting find(String marker, String name, Instant started) {
        return judge(marked(marker, list()), name, started);
    }

    /** Lists the tokens that have a marker. */
    List<Token> list() {
        return AccountList.of(tokens, journal).read(token -> token.marker().isPresent());
    }

    static List<Token> marked(String marker, List<Token> listed) {
        return listed.stream()
                .filter(token -> token.marker().filter(marker::equals).isPresent())
                .toList();
    }

    /**
     * Finds the token of a create whose response was just lost. Uses the candidates of the exception, otherwise
     * searches the list, repeatedly while nothing is found.
     */
    Sighting findAfter(
            ApiTokenException lost,
            String marker,
            String name,
            Instant started,
            Duration searchTimeout,
            TimeSource timeSource) {
        if (lost instanceof LostCreateException known && known.candidates() instanceof Candidates.Found found) {
            List<Token> marked = marked(marker, found.tokens());
            if (!marked.isEmpty()) {
                return judge(marked, name, started);
            }
        }
        return LateSearch.search(() -> find(marker, name, started), searchTimeout, timeSource);
    }

    /** Decides whether the tokens with the marker are an orphan of the create. */
    static Sighting judge(List<Token> marked, String name, Instant started) {
        if (marked.isEmpty()) {
            return new None();
        }
        for (Token token : marked) {
            String doubt = doubt(token, name, started);
            if (doubt != null) {
                return new Doubtful(marked, doubt);
            }
            if (!(token.lastUse() instanceof LastUse.Never)) {
                return new Doubtful(marked, "the token may have been used");
            }
        }
        return new Found(marked);
    }

    /** Returns why a token does not match the name and start time of a create; null if it matches. */
    static @Nullable String doubt(Token token, String name, Instant started) {
        if (!token.name().equals(name)) {
            return "the token has another name";
        }
        if (token.created()
                .filter(made -> !made.isBefore(started.minus(CLOCK_SKEW)))
                .isEmpty()) {
            return "the token's creation time is unknown or before the create";
        }
        return null;
    }

    /** Deletes tokens. A token that is already gone is a success. */
    void revoke(List<Token> orphans) {
        orphans.forEach(token -> SecretDelivery.delete(tokens, token.id()));
    }
}
