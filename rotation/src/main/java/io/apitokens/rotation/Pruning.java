package io.apitokens.rotation;

import io.apitokens.ApiTokens;
import io.apitokens.Token;
import io.apitokens.TokenId;
import io.apitokens.error.NotFoundException;
import io.apitokens.rotation.RotationRecord.Phase;
import io.apitokens.rotation.RotationRecord.Retired;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Removes the journal entries of finished rotations of tokens whose successors are gone, so that nothing of the lineage
 * lives. Entries are read before the account is listed: what another worker writes afterwards stays.
 */
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
            List<JournalEntry> entries = entries();
            List<Token> listed = AccountList.of(tokens, journal).read();
            int removed = 0;
            for (JournalEntry entry : entries) {
                if (isOver(RotationCodec.decode(entry), listed) && journal.remove(entry)) {
                    removed++;
                }
            }
            for (JournalEntry entry : entries) {
                if (isUnneeded(RotationCodec.decode(entry), listed)) {
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

    /** Returns whether a rotation is done, long ago, and none of its tokens lives. */
    private boolean isOver(RotationRecord record, List<Token> listed) {
        Retired end = record.retired();
        boolean old = end == null || !end.at().isAfter(before);
        if (record.phase() != Phase.DONE || !old || !isOfTokens(record)) {
            return false;
        }
        TokenId successor = Objects.requireNonNull(record.successor().id());
        return record.attempts().noneMatch(attempt -> isMade(record, attempt, listed))
                && !isListed(successor, listed)
                && !isBeingRotated(successor)
                && isGone(successor);
    }

    /** Returns whether a rotation was one of tokens. The account's list does not show what others have replaced. */
    private static boolean isOfTokens(RotationRecord record) {
        Attempt last = record.successor();
        return last.mark().equals(TokenTarget.marker(record.predecessor(), last.nonce()));
    }

    private static boolean isMade(RotationRecord record, Attempt attempt, List<Token> listed) {
        String marker = TokenTarget.marker(record.predecessor(), attempt.nonce());
        return listed.stream()
                .anyMatch(token -> token.marker().filter(marker::equals).isPresent());
    }

    private static boolean isListed(TokenId id, List<Token> listed) {
        return listed.stream().anyMatch(token -> token.id().equals(id));
    }

    /** Returns whether the successor's own rotation has begun and is not done. It needs the entry of the one before. */
    private boolean isBeingRotated(TokenId successor) {
        return journal.find(RotationCodec.key(successor))
                .map(RotationCodec::decode)
                .filter(next -> next.phase() != Phase.LINKED && next.phase() != Phase.DONE)
                .isPresent();
    }

    /** Looks at a token that a list did not show: one list proves nothing. */
    private boolean isGone(TokenId id) {
        try {
            tokens.withFreshConnections().get(id);
            return false;
        } catch (NotFoundException e) {
            return true;
        }
    }

    /** Returns whether a link leads from no rotation, and to no token that lives. */
    private boolean isUnneeded(RotationRecord link, List<Token> listed) {
        return link.phase() == Phase.LINKED
                && !isListed(link.predecessor(), listed)
                && (link.before() == null || journal.find(link.before()).isEmpty());
    }
}
