package io.apitokens.rotation;

import io.apitokens.TokenId;
import io.apitokens.error.Outcome;
import java.io.IOException;
import java.time.Instant;

/** Notes that a successor's secret is stored. */
final class Storage {

    private final Advance advance;

    Storage(Advance advance) {
        this.advance = advance;
    }

    /**
     * Notes whose secret is stored, and links the successor to this rotation, so that its own rotation finds it.
     *
     * @return false if another worker changed the entry
     */
    boolean stored(Attempt attempt) {
        advance.outcome(Outcome.APPLIED);
        Instant now = advance.now();
        RotationRecord next =
                advance.record().stored(attempt, now, now.plus(advance.plan().overlap()));
        TokenId successor = advance.successorOf(next);
        String key = RotationCodec.key(advance.predecessor());
        try {
            advance.plan()
                    .journal()
                    .link(
                            RotationCodec.key(successor),
                            RotationCodec.encode(RotationRecord.linked(successor, next.storeId(), key)));
        } catch (IOException e) {
            throw LeasedJournal.unusableAfterwards(Outcome.APPLIED, e);
        }
        return advance.entry().complete(next, Outcome.APPLIED);
    }
}
