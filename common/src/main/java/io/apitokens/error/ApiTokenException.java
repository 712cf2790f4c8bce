package io.apitokens.error;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The root of everything this library throws on purpose.
 *
 * <p>The first question of a caller is {@link #outcome()}: did it happen? The second is the type. No message, and nothing
 * else an exception gives away by printing it, holds a secret, a header, a body or a URL query.
 */
public abstract sealed class ApiTokenException extends RuntimeException
        permits InvalidInputException,
                ConfigurationException,
                UnsupportedCapabilityException,
                ResponseException,
                TransportException,
                DeadlineExceededException,
                CallInterruptedException,
                UnreadableResponseException,
                LostCreateException,
                PartialCreateException,
                PartialUpdateException,
                CreateUndoneException,
                RotationStoppedException,
                IncompleteListException {

    private static final long serialVersionUID = 1L;

    private final transient CallFacts facts;

    ApiTokenException(CallFacts facts, String message, @Nullable Throwable cause) {
        super(facts.prefix() + message + facts.suffix(), cause);
        this.facts = facts;
    }

    /**
     * Tells whether the failed call took effect at the vendor.
     *
     * @return never null; {@link Outcome#UNKNOWN} after deserialisation
     */
    public final Outcome outcome() {
        return facts().outcome();
    }

    /**
     * Names the vendor's operation that failed.
     *
     * @return such as {@code createApiToken}; empty where no call was made
     */
    public final Optional<String> operation() {
        return Optional.ofNullable(facts().operation());
    }

    /**
     * Names the account that was called.
     *
     * @return such as {@code gcore/9262944}; empty where no call was made
     */
    public final Optional<String> account() {
        return Optional.ofNullable(facts().account());
    }

    /**
     * Counts the requests that were tried, the first included.
     *
     * @return 0 when nothing was sent
     */
    public final int attempts() {
        return facts().attempts();
    }

    final CallFacts facts() {
        // Not serialised, so null in a copy that came through a stream.
        return facts == null ? new CallFacts(null, null, 0, Outcome.UNKNOWN) : facts;
    }
}
