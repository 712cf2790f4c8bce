package io.apitokens.testkit;

import io.apitokens.error.ApiTokenException;
import io.apitokens.error.Candidates;
import io.apitokens.error.LostCreateException;
import io.apitokens.error.Outcome;
import io.apitokens.error.RateLimitedException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The observed behaviour of one operation under one fault.
 *
 * @param requests the count of requests that reached the vendor, including rejected ones
 * @param live the change in the count of live tokens
 * @param result {@code ok}, or a short form of the exception
 * @param outcome the outcome that the exception reports; null without an exception
 * @param waits the total delay between requests
 */
public record FaultObservation(
        int requests, int live, String result, @Nullable Outcome outcome, Duration waits) {

    /**
     * Creates the observation of a successful call.
     *
     * @param requests as the component
     * @param live as the component
     * @param waits as the component
     * @return the observation, with the result {@code ok} and a null outcome
     */
    public static FaultObservation ok(int requests, int live, Duration waits) {
        return new FaultObservation(requests, live, "ok", null, waits);
    }

    /**
     * Creates the observation of a failed call.
     *
     * @param requests as the component
     * @param live as the component
     * @param waits as the component
     * @param failure the exception
     * @param secret whether the exception hands out a secret
     * @return the observation. Its result is the exception's simple class name followed, where present, by the vendor's
     *     {@code Retry-After} in seconds ({@code retry-after=7}), the count of orphan candidates ({@code found=1},
     *     {@code not-searched}) and {@code secret}
     */
    public static FaultObservation failed(
            int requests, int live, Duration waits, RuntimeException failure, boolean secret) {
        StringBuilder result = new StringBuilder(failure.getClass().getSimpleName());
        if (failure instanceof RateLimitedException limited) {
            limited.retryAfter()
                    .ifPresent(wait -> result.append(" retry-after=").append(wait.toSeconds()));
        }
        if (failure instanceof LostCreateException lost) {
            result.append(
                    lost.candidates() instanceof Candidates.Found found
                            ? " found=" + found.tokens().size()
                            : " not-searched");
        }
        if (secret) {
            result.append(" secret");
        }
        Outcome outcome = failure instanceof ApiTokenException typed ? typed.outcome() : null;
        return new FaultObservation(requests, live, result.toString(), outcome, waits);
    }
}
