package io.apitokens.rotation;

import io.apitokens.error.ConfigurationException;
import io.apitokens.spi.RotationTarget;
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
                    "leaves room for " + free.getAsInt() + " more tokens, and a rotation needs two; no successor was"
                            + " created. Delete a token, raise the quota in the client's builder, or call"
                            + " allowDeleteFirst() on the rotation's builder.");
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
