package io.apitokens.error;

import io.apitokens.internal.ForeignText;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The root of all exceptions that this library throws deliberately.
 *
 * <p>{@link #outcome()} states whether the call took effect at the vendor; the type states what failed. A message
 * states what failed, the state that it left, and the next action. A printed exception, its message included, contains
 * no secret, header, body or URL query.
 *
 * <pre>{@code
 * try {
 *     tokens.delete(id);
 * } catch (NotFoundException e) {
 *     out.println("it is gone");
 * } catch (ApiTokenException e) {
 *     boolean unchanged = e.outcome() == Outcome.NOT_APPLIED; // otherwise it may be gone
 *     out.println((unchanged ? "it is still there: " : "look whether it is still there: ") + e.getMessage());
 * }
 * }</pre>
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
                CreateRolledBackException,
                RotationStoppedException,
                IncompleteListException {

    private static final long serialVersionUID = 1L;

    private final transient CallFacts facts;

    /**
     * Creates an exception with the whole message, see {@link CallFacts#message(String, String)}. Whatever it quotes is
     * made printable here.
     */
    ApiTokenException(CallFacts facts, String message, @Nullable Throwable cause) {
        super(ForeignText.printable(message), RedactedCause.of(cause));
        this.facts = facts;
    }

    /**
     * {@return whether the failed call took effect at the vendor; {@link Outcome#UNKNOWN} after deserialisation, never
     * null}
     */
    public final Outcome outcome() {
        return facts().outcome();
    }

    /** {@return the vendor's operation that failed, such as {@code createApiToken}; empty if no call was made} */
    public final Optional<String> operation() {
        return Optional.ofNullable(facts().operation());
    }

    /** {@return the account that was called, such as {@code gcore/9262944}; empty if no call was made} */
    public final Optional<String> account() {
        return Optional.ofNullable(facts().account());
    }

    /** {@return the number of requests that were attempted, including the first; 0 if none was attempted} */
    public final int attempts() {
        return facts().attempts();
    }

    final CallFacts facts() {
        // Not serialised: null in a deserialised copy.
        return facts == null ? new CallFacts(null, null, 0, Outcome.UNKNOWN) : facts;
    }
}
