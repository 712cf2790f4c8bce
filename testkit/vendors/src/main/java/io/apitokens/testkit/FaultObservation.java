package io.apitokens.testkit;

import io.apitokens.error.ApiTokenException;
import io.apitokens.error.Candidates;
import io.apitokens.error.LostCreateException;
import io.apitokens.error.Outcome;
import io.apitokens.error.RateLimitedException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What happened when a fault struck.
 *
 * @param requests how many requests reached the vendor, refused ones included
 * @param live how many tokens are alive, compared with before
 * @param result {@code ok}, or a short form of the exception
 * @param outcome what the exception said of the vendor's state; null without one
 * @param waits how long was waited between requests
 */
public record FaultObservation(
        int requests, int live, String result, @Nullable Outcome outcome, Duration waits) {

    /**
     * Notes a success.
     *
     * @param requests as the component
     * @param live as the component
     * @param waits as the component
     * @return the observation
     */
    public static FaultObservation ok(int requests, int live, Duration waits) {
        return new FaultObservation(requests, live, "ok", null, waits);
    }

    /**
     * Notes a failure.
     *
     * @param requests as the component
     * @param live as the component
     * @param waits as the component
     * @param failure what was thrown
     * @param secret whether it handed out a secret
     * @return the observation, whose result is the exception's type and, where there is one, the wait that the vendor asks for
     *     ({@code asks 7}), the number of suspects ({@code found=1}, {@code not-looked}) and {@code secret}
     */
    public static FaultObservation failed(
            int requests, int live, Duration waits, RuntimeException failure, boolean secret) {
        StringBuilder result = new StringBuilder(failure.getClass().getSimpleName());
        if (failure instanceof RateLimitedException limited) {
            limited.retryAfter().ifPresent(wait -> result.append(" asks ").append(wait.toSeconds()));
        }
        if (failure instanceof LostCreateException lost) {
            result.append(
                    lost.candidates() instanceof Candidates.Found found
                            ? " found=" + found.tokens().size()
                            : " not-looked");
        }
        if (secret) {
            result.append(" secret");
        }
        Outcome outcome = failure instanceof ApiTokenException typed ? typed.outcome() : null;
        return new FaultObservation(requests, live, result.toString(), outcome, waits);
    }
}
