package io.apitokens.rotation;

import io.apitokens.TokenId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the journal knows of one rotation. {@link RotationCodec} writes it to an entry and reads it back.
 *
 * @param phase how far the rotation is
 * @param predecessor the token to replace
 * @param storeId the id of the secret store; empty in an entry of the first edition
 * @param before the key of the rotation that led to the predecessor; null if none is known
 * @param predecessorName the predecessor's name when the rotation began; empty before the first create
 * @param storeVersion the version that the next write must replace; null if nothing was stored
 * @param current the create whose token is, or is to be, the successor; null in {@link Phase#PENDING}
 * @param earlier creates of this rotation whose tokens may exist, and must not be deleted before a different secret is
 *     stored; then they must be
 * @param storedAt when the successor's secret was stored; null before
 * @param overlapUntil the end of the overlap, or of the time in which the predecessor stays deactivated; null before the
 *     secret is stored
 * @param retired when the predecessor was deleted; null before
 * @param verifiedAt when this rotation last verified the predecessor's secret, which counts as a use; null if never
 */
record RotationRecord(
        Phase phase,
        TokenId predecessor,
        String storeId,
        @Nullable String before,
        String predecessorName,
        @Nullable String storeVersion,
        @Nullable Attempt current,
        List<Attempt> earlier,
        @Nullable Instant storedAt,
        @Nullable Instant overlapUntil,
        @Nullable Retired retired,
        @Nullable Instant verifiedAt) {

    RotationRecord {
        earlier = List.copyOf(earlier);
    }

    /** How far a rotation is. */
    enum Phase {
        /** No rotation of this token has begun. The entry links it to the rotation that made it. */
        LINKED,
        /** No create is open: the next step creates a successor, unless the store holds one already. */
        PENDING,
        /** The create of the successor was sent or is about to be sent. */
        CREATING,
        /** The successor exists. Its secret may be stored, now or by a write that is still on its way. */
        CREATED,
        /** The successor's secret is stored. */
        STORED,
        /** The predecessor is deactivated, and can be activated again. */
        DEACTIVATED,
        /** The predecessor is deleted. A last search is due. */
        RETIRED,
        /** Nothing is left to do. */
        DONE
    }

    /**
     * The end of the predecessor.
     *
     * @param at when it was deleted, or first not found
     * @param proved whether the vendor confirmed all deletions; if not, the tokens must still be missing after the
     *     visibility delay
     */
    record Retired(Instant at, boolean proved) {}

    static RotationRecord pending(TokenId predecessor, String storeId, @Nullable String before) {
        return new RotationRecord(
                Phase.PENDING, predecessor, storeId, before, "", null, null, List.of(), null, null, null, null);
    }

    static RotationRecord linked(TokenId token, String storeId, String before) {
        return pending(token, storeId, before).changed(draft -> draft.phase = Phase.LINKED);
    }

    Attempt successor() {
        return Objects.requireNonNull(current, "current");
    }

    /** Returns whether no create was announced yet, so that any content of the store may be replaced. */
    boolean isFresh() {
        return predecessorName.isEmpty();
    }

    /** Returns all creates whose tokens may exist. */
    Stream<Attempt> attempts() {
        return Stream.concat(Stream.ofNullable(current), earlier.stream());
    }

    /** Returns the time from which a list contains every token that the creates have made. */
    Instant visibleFrom(Duration visibilityDelay) {
        return attempts()
                .map(Attempt::sentAt)
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH)
                .plus(visibilityDelay);
    }

    /** A copy in the making. */
    private static final class Draft {
        private final RotationRecord from;
        private Phase phase;
        private String storeId;
        private String predecessorName;
        private @Nullable String storeVersion;
        private @Nullable Attempt current;
        private List<Attempt> earlier;
        private @Nullable Instant storedAt;
        private @Nullable Instant overlapUntil;
        private @Nullable Retired retired;
        private @Nullable Instant verifiedAt;

        Draft(RotationRecord from) {
            this.from = from;
            this.phase = from.phase;
            this.storeId = from.storeId;
            this.predecessorName = from.predecessorName;
            this.storeVersion = from.storeVersion;
            this.current = from.current;
            this.earlier = from.earlier;
            this.storedAt = from.storedAt;
            this.overlapUntil = from.overlapUntil;
            this.retired = from.retired;
            this.verifiedAt = from.verifiedAt;
        }

        RotationRecord done() {
            return new RotationRecord(
                    phase,
                    from.predecessor,
                    storeId,
                    from.before,
                    predecessorName,
                    storeVersion,
                    current,
                    earlier,
                    storedAt,
                    overlapUntil,
                    retired,
                    verifiedAt);
        }
    }

    private RotationRecord changed(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.done();
    }

    /** Announces a create that replaces a version of the store. */
    RotationRecord creating(String store, String name, @Nullable String version, Attempt attempt) {
        return changed(draft -> {
            draft.phase = Phase.CREATING;
            draft.storeId = store;
            draft.predecessorName = name;
            draft.storeVersion = version;
            draft.current = attempt;
        });
    }

    /** Notes the sending time anew. */
    RotationRecord sentAt(Instant time) {
        return changed(draft -> draft.current = successor().sentAt(time));
    }

    RotationRecord created(TokenId token, String hash) {
        return adopted(successor(), token, hash);
    }

    /** Takes a token of any create of this rotation, whose secret was read again, as the one to store. */
    RotationRecord adopted(Attempt attempt, TokenId token, String hash) {
        return changed(draft -> {
            draft.phase = Phase.CREATED;
            draft.earlier = attempts().filter(other -> !other.equals(attempt)).toList();
            draft.current = attempt.created(token, hash);
        });
    }

    /** Abandons the current create, if there is one. Its token stays alive: a late write may still store its secret. */
    RotationRecord givenUp() {
        return changed(draft -> {
            draft.phase = Phase.PENDING;
            draft.earlier = attempts().toList();
            draft.current = null;
        });
    }

    /** Takes the current create back, which certainly has not made a token. */
    RotationRecord withoutCurrent() {
        return changed(draft -> {
            draft.phase = Phase.PENDING;
            draft.current = null;
        });
    }

    RotationRecord replacing(@Nullable String version) {
        return changed(draft -> draft.storeVersion = version);
    }

    RotationRecord verified(Instant at) {
        return changed(draft -> draft.verifiedAt = at);
    }

    /** Takes the create whose secret is stored as the successor. */
    RotationRecord stored(Attempt attempt, Instant at, Instant until) {
        return changed(draft -> {
            draft.phase = Phase.STORED;
            draft.earlier = attempts().filter(other -> !other.equals(attempt)).toList();
            draft.current = attempt;
            draft.storedAt = at;
            draft.overlapUntil = until;
        });
    }

    RotationRecord deactivated(Instant until) {
        return changed(draft -> {
            draft.phase = Phase.DEACTIVATED;
            draft.overlapUntil = until;
        });
    }

    RotationRecord retired(Retired end) {
        return changed(draft -> {
            draft.phase = Phase.RETIRED;
            draft.retired = end;
        });
    }

    /**
     * Keeps what later advances need: the successor and what proves it, and the creates whose tokens were never seen. A
     * worker that sleeps before it sends a create may send it even now.
     */
    RotationRecord done(Instant at) {
        return changed(draft -> {
            draft.phase = Phase.DONE;
            draft.predecessorName = "";
            draft.storeVersion = null;
            draft.current =
                    successor().created(Objects.requireNonNull(successor().id()), "");
            draft.earlier =
                    earlier.stream().filter(attempt -> attempt.id() == null).toList();
            draft.storedAt = null;
            draft.overlapUntil = null;
            draft.verifiedAt = null;
            draft.retired = new Retired(at, true);
        });
    }
}
