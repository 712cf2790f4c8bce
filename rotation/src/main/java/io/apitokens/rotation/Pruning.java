package io.apitokens.rotation;

import io.apitokens.ApiTokens;
import io.apitokens.Token;
import io.apitokens.TokenId;
import io.apitokens.rotation.RotationRecord.Phase;
import io.apitokens.rotation.RotationRecord.Retired;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Removes the journal entries of finished rotations whose successors are gone. */
final class Pruning {

    private final ApiTokens tokens;
    private final LeasedJournal journal;
    private final Instant before;

    Pruning(ApiTokens tokens, LeasedJournal journal, Duration olderThan) {
        this.tokens = tokens;
        this.journal = journal;
        this.before = journal.now().minus(olderThan);
    }

    int run() {
        try {
            Set<TokenId> alive = AccountList.of(tokens, journal).read().stream()
                    .map(Token::id)
                    .collect(Collectors.toSet());
            int removed = 0;
            for (JournalEntry entry : entries()) {
                if (isOver(RotationCodec.decode(entry), alive) && journal.remove(entry)) {
                    removed++;
                }
            }
            for (JournalEntry entry : entries()) {
                if (isUnneeded(RotationCodec.decode(entry), alive)) {
                    journal.remove(entry);
                }
            }
            return removed;
        } catch (IOException e) {
            throw LeasedJournal.unusable(e);
        }
    }

    private List<JournalEntry> entries() throws IOException {
        return journal.entries().stream()
                .filter(RotationCodec::isRotation)
                .filter(entry ->
                        RotationCodec.decode(entry).predecessor().account().equals(tokens.account()))
                .toList();
    }

    /** Returns whether a rotation is done, long ago, and its successor is gone. */
    private boolean isOver(RotationRecord record, Set<TokenId> alive) {
        Retired end = record.retired();
        boolean old = end == null || !end.at().isAfter(before);
        return record.phase() == Phase.DONE
                && old
                && !alive.contains(record.successor().id());
    }

    /** Returns whether a link leads from no rotation, or from no token that lives. */
    private boolean isUnneeded(RotationRecord link, Set<TokenId> alive) {
        return link.phase() == Phase.LINKED
                && !alive.contains(link.predecessor())
                && (link.before() == null || journal.find(link.before()).isEmpty());
    }
}
