package io.apitokens.scheduler;

import io.apitokens.Secret;
import io.apitokens.TimeSource;
import io.apitokens.TokenId;
import io.apitokens.error.CallFacts;
import io.apitokens.error.ConfigurationException;
import io.apitokens.error.InvalidInputException;
import io.apitokens.rotation.Journal;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps declared secrets fresh without a database and without threads, for a cron job or a function: {@link #runOnce}
 * does what is due and returns. The journal also holds the schedule. Several processes may share it. Immutable and safe
 * for use by many threads.
 *
 * <pre>{@code
 * JournalScheduler scheduler = JournalScheduler.of(Journal.file(directory.resolve("rotations.journal")));
 * return scheduler.runOnce(declarations);
 * }</pre>
 */
public final class JournalScheduler {

    /** A step may lead to another one that is due at once; a person's change during a step leads to the same one. */
    private static final int MOST_ROUNDS = 10;

    private final Journal journal;
    private final Worker.Settings settings;

    private JournalScheduler(Journal journal, Worker.Settings settings) {
        this.journal = journal;
        this.settings = settings;
    }

    /**
     * Creates a scheduler.
     *
     * @param journal shared by all processes that run the same declarations
     * @return the scheduler, with the default settings
     */
    public static JournalScheduler of(Journal journal) {
        Worker.Settings defaults = new Worker.Settings(
                TimeSource.system(),
                "runOnce",
                null,
                Duration.ofMinutes(5),
                Duration.ofMinutes(10),
                Duration.ZERO,
                Duration.ofMinutes(1));
        return new JournalScheduler(Objects.requireNonNull(journal, "journal"), defaults);
    }

    /**
     * Sets the time source; use the clients'.
     *
     * @param timeSource the time source
     * @return the changed copy
     */
    public JournalScheduler withTimeSource(TimeSource timeSource) {
        return with(timeSource, settings.listener(), settings.lease(), settings.visibilityDelay());
    }

    /**
     * Sets the listener of events; see {@link RotationScheduler.Builder#listener}.
     *
     * @param receiver called for each fact, at least once
     * @return the changed copy
     */
    public JournalScheduler withListener(Consumer<? super SchedulerEvent> receiver) {
        return with(settings.timeSource(), receiver, settings.lease(), settings.visibilityDelay());
    }

    /**
     * Sets the lease, after which another process continues what a dead one has begun. Default: 5 minutes.
     *
     * @param length positive
     * @return the changed copy
     * @throws InvalidInputException if it is not positive
     */
    public JournalScheduler withLease(Duration length) {
        return with(settings.timeSource(), settings.listener(), positive("lease", length), settings.visibilityDelay());
    }

    /**
     * Sets the visibility delay: how long after its create a token may appear in the list. Default: 10 minutes.
     *
     * @param length positive
     * @return the changed copy
     * @throws InvalidInputException if it is not positive
     */
    public JournalScheduler withVisibilityDelay(Duration length) {
        return with(settings.timeSource(), settings.listener(), settings.lease(), positive("visibilityDelay", length));
    }

    private static Duration positive(String setting, Duration length) {
        if (length.isNegative() || length.isZero()) {
            throw InvalidInputException.of(setting, "of " + length + " is not positive");
        }
        return length;
    }

    private JournalScheduler with(
            TimeSource timeSource,
            @Nullable Consumer<? super SchedulerEvent> listener,
            Duration lease,
            Duration visibilityDelay) {
        return new JournalScheduler(
                journal,
                new Worker.Settings(
                        Objects.requireNonNull(timeSource, "timeSource"),
                        settings.name(),
                        listener,
                        lease,
                        visibilityDelay,
                        settings.sweepWindow(),
                        settings.retryDelay()));
    }

    /**
     * Applies declarations, does what is due of each, and returns. Does not wait for an overlap: run it again later, at
     * least every few minutes while one is going on. A failure of one rotation is recorded, and the others go on.
     *
     * @param declarations all declarations
     * @return the rotations, in the order of the declarations; {@link ScheduleEntry#nextRun} states when to run again
     * @throws InvalidInputException if two declarations have the same key or the same store
     * @throws ConfigurationException if the journal cannot be used, or a declaration is refused as by {@link
     *     RotationScheduler#apply(Collection)}
     */
    public List<ScheduleEntry> runOnce(Collection<ScheduledRotation> declarations) {
        Worker worker = worker();
        return call(() -> {
            Declarations.of(worker, declarations, null).apply();
            Map<String, Instant> next = runAll(worker, declarations);
            List<ScheduleEntry> entries = new ArrayList<>();
            for (ScheduledRotation declaration : declarations) {
                entries.add(entry(worker, declaration.key(), next.get(declaration.key())));
            }
            return entries;
        });
    }

    /**
     * Runs all rotations in rounds, until none is due. So the last searches of rotations, which follow their deletions,
     * come together, and one list serves them.
     */
    private static Map<String, Instant> runAll(Worker worker, Collection<ScheduledRotation> declarations)
            throws IOException {
        Map<String, Instant> next = new HashMap<>();
        List<String> due = declarations.stream().map(ScheduledRotation::key).toList();
        for (int round = 0; !due.isEmpty() && round < MOST_ROUNDS; round++) {
            for (String key : due) {
                Instant later = worker.run(key);
                next.put(key, later == null ? Instant.MAX : later);
            }
            due = due.stream()
                    .filter(key -> !next.getOrDefault(key, Instant.MAX).isAfter(worker.now()))
                    .toList();
        }
        return next;
    }

    private static ScheduleEntry entry(Worker worker, String key, @Nullable Instant next) throws IOException {
        Schedule schedule = worker.book().read(key);
        if (schedule == null) {
            throw InvalidInputException.of("declarations", "have " + key + ", which was removed meanwhile");
        }
        return schedule.entry(next);
    }

    /** {@return all rotations in the journal, by key, without the time of their next run} */
    public List<ScheduleEntry> list() {
        return call(() -> {
            List<ScheduleEntry> entries = new ArrayList<>();
            worker().book().each(schedule -> entries.add(schedule.entry(schedule.time(Schedule.BEGIN))));
            return entries;
        });
    }

    /**
     * Pauses a rotation; see {@link RotationScheduler#pause}.
     *
     * @param key the key of the declaration
     * @param note why, and who, at most 1000 characters
     * @throws InvalidInputException if there is no such rotation, its record cannot be read, or the note is too long
     */
    public void pause(String key, String note) {
        run(operations -> operations.pause(key, note));
    }

    /**
     * Lets a rotation continue; see {@link RotationScheduler#resume}.
     *
     * @param key the key of the declaration
     * @throws InvalidInputException if there is no such rotation
     */
    public void resume(String key) {
        run(operations -> operations.resume(key));
    }

    /**
     * Makes a rotation due at the next {@link #runOnce}.
     *
     * @param key the key of the declaration
     * @throws InvalidInputException if there is no such rotation, it is paused, or it waits for a person
     */
    public void rotateNow(String key) {
        run(operations -> operations.rotateNow(key));
    }

    /**
     * Hands in the successor of an assisted rotation; see {@link RotationScheduler#handIn}.
     *
     * @param declaration the declaration
     * @param id the new token
     * @param secret its secret
     * @throws InvalidInputException if the rotation waits for no successor, or the vendor does not accept the secret
     * @throws ConfigurationException if the store holds something else, or did not confirm the secret
     */
    public void handIn(ScheduledRotation declaration, TokenId id, Secret secret) {
        Worker worker = worker();
        worker.declare(declaration);
        call(() -> {
            new Operations(worker).handIn(declaration.key(), id, secret);
            return true;
        });
    }

    /**
     * Removes the record of a rotation, and leaves its token and its store alone.
     *
     * @param key the key of the declaration
     * @throws InvalidInputException if there is no such rotation
     */
    public void forget(String key) {
        run(operations -> operations.forget(key));
    }

    private Worker worker() {
        return new Worker(new JournalBook(journal), journal, settings);
    }

    /** What a person does. */
    @FunctionalInterface
    private interface Action {
        void on(Operations operations) throws IOException;
    }

    private void run(Action action) {
        call(() -> {
            action.on(new Operations(worker()));
            return true;
        });
    }

    /** What needs the journal, and returns something. */
    @FunctionalInterface
    private interface Query<T> {
        T call() throws IOException;
    }

    private static <T> T call(Query<T> query) {
        try {
            return query.call();
        } catch (IOException e) {
            throw ConfigurationException.of(CallFacts.NO_CALL, "the journal cannot be used; see the cause.", e);
        }
    }
}
