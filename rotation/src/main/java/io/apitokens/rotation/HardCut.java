package io.apitokens.rotation;

import io.apitokens.ApiTokens;
import io.apitokens.CanRotate;
import io.apitokens.Liveness;
import io.apitokens.Secret;
import io.apitokens.SecretSink;
import io.apitokens.Timing;
import io.apitokens.TokenId;
import io.apitokens.error.ApiTokenException;
import io.apitokens.error.ConfigurationException;
import io.apitokens.error.InvalidInputException;
import io.apitokens.error.NotFoundException;
import io.apitokens.error.RotationStoppedException;
import io.apitokens.error.UnsupportedCapabilityException;
import java.util.Objects;
import java.util.function.Function;

/**
 * Replaces the secret of a token at once, by the vendor's own rotation: the token keeps its id, and <em>every consumer that still
 * has the old secret is refused from then on</em>. Use it where there must never be two secrets, for a leaked one say; else use
 * {@link Rotation}.
 *
 * <p>The new secret is lost if the process dies between the vendor's answer and the sink's. The token is not: running again
 * rotates once more. That needs a credential other than the token's own, so the client's own token is refused, and so is any
 * token while it is not known which one that is.
 */
public final class HardCut {

    private final CanRotate tokens;
    private final TokenId id;
    private final SecretSink sink;
    private final Ledger ledger;
    private final Function<Secret, Liveness> probe;
    private final boolean unknownAccepted;

    private HardCut(
            CanRotate tokens,
            TokenId id,
            SecretSink sink,
            Ledger ledger,
            Function<Secret, Liveness> probe,
            boolean unknownAccepted) {
        this.tokens = tokens;
        this.id = id;
        this.sink = sink;
        this.ledger = ledger;
        this.probe = probe;
        this.unknownAccepted = unknownAccepted;
    }

    /**
     * Prepares a hard cut. Nothing is read or sent.
     *
     * @param tokens the account; its credential must not be the token itself
     * @param id the token
     * @param sink holds the secret for its consumers
     * @param journal shared by all who rotate this token
     * @return what can be run
     * @throws UnsupportedCapabilityException if the vendor cannot rotate tokens; says what to do instead
     */
    public static HardCut of(ApiTokens tokens, TokenId id, SecretSink sink, Journal journal) {
        CanRotate rotator = tokens.require(CanRotate.class);
        Ledger ledger = new Ledger(journal, Timing.system(), RecoveryLimits.DEFAULT.claim());
        return new HardCut(
                rotator,
                Objects.requireNonNull(id, "id"),
                Objects.requireNonNull(sink, "sink"),
                ledger,
                rotator::probe,
                false);
    }

    /**
     * Takes time from elsewhere; use that of the client.
     *
     * @param timing the clocks
     * @return the changed copy
     */
    public HardCut withTiming(Timing timing) {
        Ledger other = new Ledger(ledger.journal(), timing, RecoveryLimits.DEFAULT.claim());
        return new HardCut(tokens, id, sink, other, probe, unknownAccepted);
    }

    /**
     * Chooses how the stored secret is proved to work. Default: {@link ApiTokens#probe}.
     *
     * @param test makes a call with the secret
     * @return the changed copy
     */
    public HardCut withProbe(Function<Secret, Liveness> test) {
        return new HardCut(tokens, id, sink, ledger, Objects.requireNonNull(test, "test"), unknownAccepted);
    }

    /**
     * Says that the token is not the one that the client authenticates with, where the client does not know it.
     *
     * @return the changed copy
     */
    public HardCut acceptingUnknownOwnToken() {
        return new HardCut(tokens, id, sink, ledger, probe, true);
    }

    /**
     * Rotates the token and has its new secret stored.
     *
     * @return {@link RotationState.Done} with the token's id, or {@link RotationState.Waiting} if somebody else is at it
     * @throws InvalidInputException if the token is, or for all that is known may be, the client's own; nothing was sent
     * @throws ConfigurationException if the sink or the journal cannot be used; nothing was rotated
     * @throws NotFoundException if there is no such token
     * @throws RotationStoppedException if the new secret could not be stored, and holds it then; if somebody else stored a
     *     newer one; if the stored secret is not accepted
     * @throws ApiTokenException if rotating failed; if {@code outcome()} is not {@code NOT_APPLIED} the old secret is or may be
     *     dead, and running again recovers
     */
    public RotationState run() {
        TokenId own = tokens.ownToken().orElse(null);
        if (own == null ? !unknownAccepted : own.equals(id)) {
            throw InvalidInputException.of(
                    "id",
                    own == null
                            ? "may be the client's own token, which the client does not know: tell it by ownToken(…), or"
                                    + " accept that by acceptingUnknownOwnToken()"
                            : "is the client's own token, which would be lost with a lost answer; use Rotation");
        }
        return new HardCutRun(tokens, id, sink, ledger, probe).run();
    }

    @Override
    public String toString() {
        return "HardCut[" + id + "]";
    }
}
