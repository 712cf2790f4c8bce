package io.apitokens.call;

import io.apitokens.error.ApiTokenException;
import io.apitokens.error.CallFacts;
import io.apitokens.error.Outcome;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The state of one call: its attempts, and whether it may have taken effect at the vendor. Reports events to {@link
 * CallWatch}.
 */
final class CallState {

    private final ApiClient client;
    private final Operation operation;
    private final long begunAt;
    private int attempts;
    private int lastStatus;
    private boolean mayHaveTakenEffect;

    CallState(ApiClient client, Operation operation) {
        this.client = client;
        this.operation = operation;
        this.begunAt = client.timeSource().nanoTime();
    }

    void started() {
        client.watch().started(operation);
    }

    void attempt() {
        attempts++;
        client.watch().attempt(operation, attempts);
    }

    void responded(int status) {
        lastStatus = status;
    }

    void retry(Duration wait, Throwable reason) {
        client.watch().retry(operation, attempts, wait, reason.getClass().getSimpleName());
    }

    void succeeded() {
        ended(operation.effect().readsOnly() ? Outcome.NOT_APPLIED : Outcome.APPLIED, null);
    }

    void ended(Outcome outcome, @Nullable String error) {
        client.watch().ended(new CallEnd(client.account(), operation, attempts, took(), lastStatus, outcome, error));
    }

    /** Returns the time since the call began. A time source that fails must not cost a secret that was issued. */
    private Duration took() {
        try {
            return Duration.ofNanos(client.timeSource().nanoTime() - begunAt);
        } catch (Throwable e) {
            return Duration.ZERO;
        }
    }

    int attempts() {
        return attempts;
    }

    /** Records that an attempt may have taken effect. Reads never have an effect. */
    void mayHaveTakenEffect() {
        mayHaveTakenEffect = !operation.effect().readsOnly();
    }

    boolean mayHaveArrived() {
        return mayHaveTakenEffect;
    }

    /** Returns whether an error carries facts of this call, as they are now. */
    boolean isAbout(ApiTokenException error) {
        return error.attempts() == attempts
                && error.operation().filter(operation.name()::equals).isPresent();
    }

    /** Returns the facts known at this moment. */
    CallFacts facts() {
        return facts(mayHaveTakenEffect ? Outcome.UNKNOWN : Outcome.NOT_APPLIED);
    }

    /** Returns the facts known at this moment, for a success whose response cannot be used. */
    CallFacts factsAfterSuccess() {
        return facts(Outcome.APPLIED);
    }

    private CallFacts facts(Outcome outcome) {
        Outcome known = operation.effect().readsOnly() ? Outcome.NOT_APPLIED : outcome;
        return new CallFacts(client.account().toString(), operation.name(), attempts, known);
    }
}
