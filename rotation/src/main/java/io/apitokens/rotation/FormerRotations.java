package io.apitokens.rotation;

import io.apitokens.Token;
import io.apitokens.rotation.RotationRecord.Phase;
import io.apitokens.rotation.RotationRecord.Retired;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The finished rotations that led to the predecessor of one that is finished as well. */
final class FormerRotations {

    /**
     * How long the entry of a finished rotation stays at least. A worker may read the journal before that rotation begins,
     * sleep, and note its create when the successor is replaced too; without the entry, that write would succeed.
     */
    private static final Duration KEPT = Duration.ofDays(1);

    private final Advance advance;

    FormerRotations(Advance advance) {
        this.advance = advance;
    }

    /** Deletes the tokens that sleeping workers have created since, and removes the entries that are old enough. */
    void clear(RotationRecord done) {
        try {
            List<JournalEntry> entries = oldestFirst(done);
            deleteLate(entries);
            for (JournalEntry entry : entries) {
                if (isOld(RotationCodec.decode(entry))) {
                    advance.plan().journal().remove(entry);
                }
            }
        } catch (IOException e) {
            // A leftover entry does no harm.
            return;
        }
    }

    private List<JournalEntry> oldestFirst(RotationRecord done) throws IOException {
        List<JournalEntry> found = new ArrayList<>();
        // Others may have written the journal: its entries may lead in a circle.
        Set<String> seen = new HashSet<>();
        String key = done.before();
        while (key != null && seen.add(key)) {
            JournalEntry entry = advance.plan().journal().read(key).orElse(null);
            RotationRecord former = entry == null ? null : RotationCodec.decode(entry);
            key = null;
            if (former != null && former.phase() == Phase.DONE) {
                found.add(0, entry);
                key = former.before();
            }
        }
        return found;
    }

    private void deleteLate(List<JournalEntry> entries) {
        List<RotationRecord> unseen = entries.stream()
                .map(RotationCodec::decode)
                .filter(former -> !former.earlier().isEmpty())
                .toList();
        if (!unseen.isEmpty()) {
            List<Token> listed = advance.access().list();
            MarkedTokens marked = new MarkedTokens(advance);
            unseen.forEach(former -> marked.deleteLate(former, listed));
        }
    }

    private boolean isOld(RotationRecord former) {
        Retired end = former.retired();
        return end == null || !end.at().plus(KEPT).isAfter(advance.now());
    }
}
