package io.apitokens.inventory.revocation;

import io.apitokens.TokenId;
import io.apitokens.internal.ForeignText;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A token that a plan deletes.
 *
 * @param id the token's id
 * @param name the token's name when the plan was made
 * @param reason why it is deleted, such as {@code issued by ann@acme.example}
 * @param notes what else is known of it
 * @param endsAt when it ends by itself; null if it never does or that is unknown
 * @param fingerprint hashes of what must not change before the deletion: name, description, marker, issuer, and the times
 *     of creation and of issue of the secret, as far as the plan saw them
 */
public record PlannedToken(
        TokenId id,
        String name,
        String reason,
        Set<PlanNote> notes,
        @Nullable Instant endsAt,
        String fingerprint) {

    /**
     * Copies the set.
     *
     * @param id the token's id; not null
     * @param name the token's name; not null
     * @param reason why it is deleted; not null
     * @param notes what else is known of it
     * @param endsAt when it ends by itself, or null
     * @param fingerprint the hashes; not null
     */
    public PlannedToken {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(fingerprint, "fingerprint");
        EnumSet<PlanNote> ordered = EnumSet.noneOf(PlanNote.class);
        ordered.addAll(notes);
        notes = Collections.unmodifiableSet(ordered);
    }

    /** Returns the reason and the notes in words. */
    String why() {
        String end = endsAt == null ? "" : " at " + endsAt;
        return reason
                + notes.stream()
                        .map(note -> "; " + note.words() + (note == PlanNote.ENDS_BY_ITSELF ? end : ""))
                        .collect(Collectors.joining());
    }

    /** {@return the id, the name and why it is deleted; printable} */
    @Override
    public String toString() {
        return ForeignText.printable(id + " \"" + name + "\": " + why());
    }
}
