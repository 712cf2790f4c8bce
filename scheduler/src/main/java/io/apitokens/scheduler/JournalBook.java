package io.apitokens.scheduler;

import io.apitokens.rotation.Journal;
import io.apitokens.rotation.JournalEntry;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Records in the journal that holds the rotations, too. Keeps no history.
 *
 * @param journal the journal
 */
record JournalBook(Journal journal) implements ScheduleBook {

    private static final String PREFIX = "schedule:";

    @Override
    public @Nullable Schedule read(String key) throws IOException {
        return journal.entry(PREFIX + key).map(JournalBook::schedule).orElse(null);
    }

    @Override
    public boolean write(@Nullable Schedule expected, @Nullable Schedule next, List<SchedulerEvent> facts)
            throws IOException {
        Schedule one = next == null ? expected : next;
        return one == null || journal.replace(PREFIX + one.key(), entry(expected), entry(next));
    }

    @Override
    public void each(Consumer<? super Schedule> reader) throws IOException {
        journal.entries().stream()
                .filter(entry -> entry.key().startsWith(PREFIX))
                .sorted(Comparator.comparing(JournalEntry::key))
                .map(JournalBook::schedule)
                .forEach(reader);
    }

    private static Schedule schedule(JournalEntry entry) {
        Schedule schedule = new Schedule(entry.key().substring(PREFIX.length()), entry.revision(), entry.values());
        return schedule.isReadable() ? schedule : Schedule.unreadable(schedule.key(), schedule.revision());
    }

    private static @Nullable JournalEntry entry(@Nullable Schedule schedule) {
        return schedule == null
                ? null
                : new JournalEntry(PREFIX + schedule.key(), schedule.revision(), schedule.values());
    }
}
