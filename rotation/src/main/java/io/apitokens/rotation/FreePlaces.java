package io.apitokens.rotation;

import io.apitokens.Token;
import io.apitokens.error.ConfigurationException;
import io.apitokens.error.InvalidInputException;
import io.apitokens.internal.ForeignText;
import io.apitokens.spi.RotationTarget;
import java.util.List;
import java.util.OptionalInt;

/** The room at the vendor for another successor. */
final class FreePlaces {

    private final Advance advance;
    private final MarkedTokens marked;

    FreePlaces(Advance advance, MarkedTokens marked) {
        this.advance = advance;
        this.marked = marked;
    }

    /**
     * Checks that there is room. Deletes tokens of this rotation if there is none.
     *
     * @throws ConfigurationException if there is no room; nothing was created
     */
    void require(RotationRecord record) {
        RotationTarget target = advance.plan().target();
        int needed = RotationRules.placesNeeded(record, target.canReread());
        OptionalInt free = target.freePlaces();
        if (isTooFew(free, needed) && advance.entry().exists()) {
            makeRoom(record);
            free = target.freePlaces();
        }
        if (isTooFew(free, advance.plan().deleteFirst() ? 1 : needed)) {
            throw ConfigurationException.of(
                    "quota",
                    "leaves room for " + free.getAsInt() + " more tokens, and a rotation needs " + needed
                            + "; no successor was created. Delete a token, raise the quota in the client's builder, or"
                            + " call allowDeleteFirst() on the rotation's builder.");
        }
    }

    /**
     * Refuses a create beside credentials that the journal does not know, where all belong to the rotation.
     *
     * @throws InvalidInputException if there is one; nothing was created or deleted
     */
    void refuseStrangers(RotationRecord record) {
        RotationTarget target = advance.plan().target();
        if (!target.isExclusive()) {
            return;
        }
        List<Token> strangers = advance.access().list().stream()
                .filter(token -> !token.id().equals(advance.predecessor()))
                .filter(token -> record.attempts()
                        .noneMatch(attempt -> target.isMadeBy(token, attempt.markOf(advance.predecessor()))))
                .toList();
        if (!strangers.isEmpty()) {
            throw InvalidInputException.of(
                    "predecessor",
                    "is not alone: the journal does not know [" + ForeignText.list(strangers, Token::id, ", ")
                            + "]; nothing was created or deleted. Find out what uses it, delete it if nothing does, and"
                            + " run the rotation again.");
        }
    }

    private void makeRoom(RotationRecord record) {
        if (!advance.plan().target().canReread()) {
            marked.deleteLost(record);
        }
        if (advance.plan().deleteFirst()) {
            marked.delete(marked.superfluous(record, null, advance.access().list()));
        }
    }

    private static boolean isTooFew(OptionalInt free, int needed) {
        return free.isPresent() && free.getAsInt() < needed;
    }
}
