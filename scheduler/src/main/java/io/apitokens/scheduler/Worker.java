package io.apitokens.scheduler;

import io.apitokens.TimeSource;
import io.apitokens.TokenId;
import io.apitokens.error.ApiTokenException;
import io.apitokens.error.Outcome;
import io.apitokens.rotation.Journal;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Runs scheduled rotations: what all runs of one worker share. Safe for use by many threads. */
final class Worker {

    private static final System.Logger LOG = System.getLogger(Worker.class.getName());

    /** How often a rotation is looked at that only a person continues: to report that it has become overdue. */
    static final Duration IDLE = Duration.ofDays(1);

    /** How long a key waits for a worker that has its declaration. */
    static final Duration UNDECLARED = Duration.ofMinutes(10);

    private final ScheduleBook book;
    private final Journal journal;
    private final Settings settings;
    private final Map<String, ScheduledRotation> declarations = new ConcurrentHashMap<>();
    private final AccountBackoff accounts;
    private final Sweeps sweeps;

    Worker(ScheduleBook book, Journal journal, Settings settings) {
        this.book = book;
        this.journal = journal;
        this.settings = settings;
        this.accounts = new AccountBackoff(book, settings.retryDelay());
        this.sweeps = new Sweeps(settings.sweepWindow());
    }

    /** The settings of a worker. */
    record Settings(
            TimeSource timeSource,
            String name,
            @Nullable Consumer<? super SchedulerEvent> listener,
            Duration lease,
            Duration visibilityDelay,
            Duration sweepWindow,
            Duration retryDelay) {}

    ScheduleBook book() {
        return book;
    }

    Journal journal() {
        return journal;
    }

    Settings settings() {
        return settings;
    }

    AccountBackoff accounts() {
        return accounts;
    }

    Sweeps sweeps() {
        return sweeps;
    }

    Instant now() {
        return settings.timeSource().instant();
    }

    void declare(ScheduledRotation declaration) {
        declarations.put(declaration.key(), declaration);
    }

    /** Runs these declarations from now on, and no others. */
    void declareOnly(Map<String, ScheduledRotation> all) {
        declarations.putAll(all);
        declarations.keySet().retainAll(all.keySet());
    }

    void forget(String key) {
        declarations.remove(key);
    }

    @Nullable
    ScheduledRotation declared(String key) {
        return declarations.get(key);
    }

    /**
     * Runs what is due of one rotation. Failures of the vendor, the store and the rotation are recorded and repeated
     * later; they do not leave this method.
     *
     * @return when to run it again; null if it has no record
     * @throws IOException if the records cannot be read or written
     */
    @Nullable
    Instant run(String key) throws IOException {
        Schedule schedule = book.read(key);
        if (schedule == null) {
            return null;
        }
        if (schedule.has(Schedule.UNREADABLE)) {
            stop(schedule);
            return now().plus(IDLE);
        }
        schedule = notedOverdue(schedule);
        if (schedule == null) {
            return now();
        }
        if (schedule.has(Schedule.PAUSED) || schedule.state().isIdle()) {
            return unlessChanged(schedule, now().plus(IDLE));
        }
        ScheduledRotation declaration = declarations.get(key);
        if (declaration == null) {
            return now().plus(UNDECLARED);
        }
        Instant blocked = accounts.until(declaration.account(), now());
        return blocked == null ? new ScheduleRun(this, declaration, schedule).run() : blocked;
    }

    /** Makes a record that cannot be read count as stopped, and reports it once. */
    private void stop(Schedule schedule) throws IOException {
        String reason = schedule.text(Schedule.REASON);
        SchedulerEvent fact = fact(SchedulerEvent.Type.FAILED, schedule, null, reason, Outcome.NOT_APPLIED);
        if (book.stop(schedule, fact)) {
            report(fact);
        }
    }

    private @Nullable Schedule notedOverdue(Schedule schedule) throws IOException {
        if (!schedule.isOverdue(now()) || schedule.has(Schedule.OVERDUE_TOLD)) {
            return schedule;
        }
        Schedule next = schedule.with(Schedule.OVERDUE_TOLD, true);
        return write(
                schedule, next, List.of(fact(SchedulerEvent.Type.OVERDUE, schedule, schedule.text(Schedule.REASON))));
    }

    /** Returns the given time, or the present one if a person has changed the record meanwhile. */
    Instant unlessChanged(Schedule schedule, Instant next) throws IOException {
        Schedule present = book.read(schedule.key());
        return present != null && present.revision().equals(schedule.revision()) ? next : now();
    }

    /**
     * Writes a record, after the facts were reported: a process that ends in between reports them again.
     *
     * @return the record that was written; null if another one was there
     */
    @Nullable
    Schedule write(Schedule expected, Schedule next, List<SchedulerEvent> facts) throws IOException {
        facts.forEach(this::report);
        Schedule revised = next.revised();
        return book.write(expected, revised, facts) ? revised : null;
    }

    void report(SchedulerEvent fact) {
        if (settings.listener() == null) {
            return;
        }
        try {
            settings.listener().accept(fact);
        } catch (Throwable e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "the listener of scheduled rotations failed with "
                            + e.getClass().getName());
        }
    }

    SchedulerEvent fact(SchedulerEvent.Type type, Schedule schedule, String reason) {
        return fact(type, schedule, schedule.id(Schedule.SUCCESSOR), reason, Outcome.APPLIED);
    }

    SchedulerEvent fact(
            SchedulerEvent.Type type, Schedule schedule, @Nullable TokenId next, String reason, Outcome outcome) {
        TokenId token = schedule.id(Schedule.TOKEN_ID);
        boolean isFirst = token != null && FirstToken.isFirst(token);
        return new SchedulerEvent(
                type, schedule.key(), isFirst ? null : token, next, now(), settings.name(), reason, outcome);
    }

    /** Returns what a failure says, without what foreign code may have put into a message. */
    static String message(Throwable failure) {
        return failure instanceof ApiTokenException
                ? failure.getClass().getSimpleName() + ": " + failure.getMessage()
                : failure.getClass().getName();
    }
}
