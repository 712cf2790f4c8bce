package io.apitokens.inventory.revocation;

import io.apitokens.ApiTokens;
import io.apitokens.Token;
import io.apitokens.TokenId;
import io.apitokens.error.ApiTokenException;
import io.apitokens.error.AuthenticationException;
import io.apitokens.error.CallFacts;
import io.apitokens.error.CallInterruptedException;
import io.apitokens.error.Outcome;
import io.apitokens.error.TransportException;
import io.apitokens.inventory.revocation.RestrictionResult.Changed;
import io.apitokens.inventory.revocation.RestrictionResult.Failed;
import io.apitokens.inventory.revocation.RestrictionResult.NotTried;
import io.apitokens.inventory.revocation.RestrictionResult.Unchanged;
import io.apitokens.spi.AccountInsight.CanRestrict;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Changes the conditions of tokens, one after another, and records the results. */
final class RestrictionRun {

    private final ApiTokens tokens;
    private final CanRestrict restricting;
    private final Protection protection;
    private final Function<PlannedRestriction, String> from;
    private final Function<PlannedRestriction, String> to;
    private final Map<TokenId, RestrictionResult> results = new HashMap<>();
    private @Nullable SkipReason stopped;

    private RestrictionRun(
            ApiTokens tokens,
            Protection protection,
            Function<PlannedRestriction, String> from,
            Function<PlannedRestriction, String> to) {
        this.tokens = tokens.withTimeoutAfterRateLimit();
        this.restricting = this.tokens.require(CanRestrict.class);
        this.protection = protection;
        this.from = from;
        this.to = to;
    }

    static RestrictionRun restricting(ApiTokens tokens, Protection protection, String condition) {
        return new RestrictionRun(tokens, protection, PlannedRestriction::before, token -> condition);
    }

    static RestrictionRun undoing(ApiTokens tokens, Protection protection, String condition) {
        return new RestrictionRun(tokens, protection, token -> condition, PlannedRestriction::before);
    }

    void change(List<PlannedRestriction> planned) {
        planned.forEach(token -> results.put(token.id(), changed(token)));
    }

    private RestrictionResult changed(PlannedRestriction planned) {
        if (stopped == null && Thread.currentThread().isInterrupted()) {
            interrupt();
        }
        if (stopped != null) {
            return new NotTried(stopped);
        }
        try {
            return lookUpAndChange(planned);
        } catch (CallInterruptedException e) {
            interrupt();
            return e.attempts() == 0 ? new NotTried(SkipReason.INTERRUPTED) : new Failed(e);
        } catch (AuthenticationException e) {
            stopped = SkipReason.CREDENTIAL_REJECTED;
            return new Failed(e);
        } catch (ApiTokenException e) {
            return e.outcome() == Outcome.UNKNOWN && hasChanged(planned) ? new Changed() : new Failed(e);
        } catch (RuntimeException e) {
            return new Failed(TransportException.of(
                    CallFacts.NO_CALL.with(Outcome.UNKNOWN),
                    "the update failed, and it is unknown whether the condition was changed. See the cause.",
                    e));
        }
    }

    private RestrictionResult lookUpAndChange(PlannedRestriction planned) {
        Token present = tokens.get(planned.id());
        if (!Fingerprint.matches(planned.fingerprint(), present)) {
            return new NotTried(SkipReason.CHANGED);
        }
        SkipReason reason = protection.reason(present, tokens.ownToken());
        if (reason != null) {
            return new NotTried(reason);
        }
        Optional<String> condition = restricting.conditionOf(present);
        if (condition.filter(to.apply(planned)::equals).isPresent()) {
            return new Unchanged();
        }
        if (condition.filter(from.apply(planned)::equals).isEmpty()) {
            return new NotTried(SkipReason.CHANGED);
        }
        restricting.restrict(planned.id(), to.apply(planned));
        return new Changed();
    }

    /** Reads a token after an update whose outcome is unknown. */
    private boolean hasChanged(PlannedRestriction planned) {
        try {
            Token present = tokens.withFreshConnections().get(planned.id());
            return restricting
                    .conditionOf(present)
                    .filter(to.apply(planned)::equals)
                    .isPresent();
        } catch (RuntimeException e) {
            return false;
        }
    }

    void interrupt() {
        stopped = SkipReason.INTERRUPTED;
        Thread.currentThread().interrupt();
    }

    boolean isInterrupted() {
        return stopped == SkipReason.INTERRUPTED;
    }

    void stop(SkipReason reason) {
        stopped = reason;
    }

    /** Returns the result of a token that was to be changed. */
    RestrictionResult result(PlannedRestriction token) {
        return Objects.requireNonNull(results.get(token.id()));
    }

    void put(PlannedRestriction token, RestrictionResult result) {
        results.put(token.id(), result);
    }

    /** Returns whether all of some tokens have the condition now. */
    boolean allChanged(List<PlannedRestriction> some) {
        return some.stream()
                .map(this::result)
                .allMatch(result -> result instanceof Changed || result instanceof Unchanged);
    }

    /** Returns the results of all tokens; those that were not reached have the reason why. */
    Map<TokenId, RestrictionResult> results(List<PlannedRestriction> all) {
        SkipReason reason = stopped == null ? SkipReason.INTERRUPTED : stopped;
        Map<TokenId, RestrictionResult> ordered = new LinkedHashMap<>();
        all.forEach(token -> ordered.put(token.id(), results.getOrDefault(token.id(), new NotTried(reason))));
        return ordered;
    }
}
