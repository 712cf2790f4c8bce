package io.apitokens.inventory.incident;

import io.apitokens.ApiTokens;
import io.apitokens.Secret;
import io.apitokens.TimeSource;
import io.apitokens.Token;
import io.apitokens.TokenId;
import io.apitokens.error.CallFacts;
import io.apitokens.error.CallInterruptedException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the token of a secret by its use: a verification counts as a use, which the token's record then shows. Other tokens
 * are used at the same time, so only a token whose record changes in every round is a suspect.
 */
final class UseTrace {

    private static final int ROUNDS = 3;

    /** Longer than the resolution of the vendors' times, which is a second. */
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final ApiTokens tokens;
    private final TimeSource timeSource;

    UseTrace(ApiTokens tokens, TimeSource timeSource) {
        this.tokens = tokens;
        this.timeSource = timeSource;
    }

    List<Suspect> of(Secret secret) {
        Map<TokenId, Token> suspects = records();
        Map<TokenId, Token> before = suspects;
        for (int round = 0; round < ROUNDS; round++) {
            pause();
            tokens.verify(secret);
            Map<TokenId, Token> after = records();
            Map<TokenId, Token> last = before;
            suspects = new HashMap<>(suspects);
            suspects.keySet().removeIf(id -> !isUsed(last.get(id), after.get(id)));
            before = after;
        }
        return withoutOwn(suspects.values().stream()
                .map(token -> new Suspect(token.id(), token.name(), false))
                .toList());
    }

    /** The client's own token is used by each request, so it is a suspect only if there is no other. */
    private List<Suspect> withoutOwn(List<Suspect> suspects) {
        Optional<TokenId> own = tokens.ownToken();
        List<Suspect> others = suspects.stream()
                .filter(suspect -> own.filter(suspect.id()::equals).isEmpty())
                .toList();
        return others.isEmpty() ? suspects : others;
    }

    private Map<TokenId, Token> records() {
        Map<TokenId, Token> records = new HashMap<>();
        tokens.list().forEach(token -> records.put(token.id(), token));
        return records;
    }

    private static boolean isUsed(@Nullable Token before, @Nullable Token after) {
        return before != null && after != null && !before.lastUse().equals(after.lastUse());
    }

    private void pause() {
        try {
            timeSource.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CallInterruptedException.of(CallFacts.NO_CALL, "the trace was interrupted; nothing was changed", e);
        }
    }
}
