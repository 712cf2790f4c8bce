package io.apitokens.scheduler;

import io.apitokens.Secret;
import io.apitokens.TimeSource;
import io.apitokens.TokenId;
import io.apitokens.error.ApiTokenException;
import io.apitokens.error.ConfigurationException;
import io.apitokens.error.InvalidInputException;
import io.apitokens.internal.ForeignText;
import io.apitokens.rotation.JdbcJournal;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Keeps declared secrets fresh, on one machine or many: a worker on db-scheduler, over tables in PostgreSQL or in a file
 * of H2. Each process that applies the same declarations and starts is one more worker. What a worker leaves when it dies,
 * another one continues after the lease. No secret is in any table, log or event.
 *
 * <p>Every method reports a database that cannot be used as a {@link ConfigurationException}, and so one whose tables are
 * missing, or of another version than this library needs; its message says what to do. Safe for use by many threads.
 *
 * <pre>{@code
 * try (RotationScheduler scheduler = RotationScheduler.builder(dataSource).build()) {
 *     scheduler.createTables();
 *     scheduler.apply(declarations);
 *     scheduler.start(); // until close()
 *     new CountDownLatch(1).await();
 * }
 * }</pre>
 */
public final class RotationScheduler implements AutoCloseable {

    private static final Duration HISTORY = Duration.ofDays(400);
    private static final int CHUNK = 1000;

    private final Database database;
    private final JdbcBook book;
    private final Worker worker;
    private final TaskQueue.Engine engine;
    private final Operations operations;
    private volatile boolean hasKnownTables;
    private @Nullable TaskQueue tasks;

    private RotationScheduler(Database database, Worker.Settings settings, TaskQueue.Engine engine) {
        this.database = database;
        this.book = new JdbcBook(database);
        this.worker = new Worker(book, JdbcJournal.of(database.dataSource()), settings);
        this.engine = engine;
        this.operations = new Operations(worker);
    }

    /**
     * Begins a scheduler.
     *
     * @param dataSource opens connections to PostgreSQL, or to a file of H2 with {@code WRITE_DELAY=0}, in auto-commit
     *     mode; a connection pool with at least two connections for each thread
     * @return a builder on which every setting is optional
     */
    public static Builder builder(DataSource dataSource) {
        return new Builder(new Database(Objects.requireNonNull(dataSource, "dataSource")));
    }

    /**
     * Creates the tables that do not exist, and brings those of an earlier version up to date. Keeps their content. Other
     * processes may do the same at the same time. A migration tool finds the same statements in this jar, in
     * {@code META-INF/apitokens/scheduler}, and those of the journal in {@code META-INF/apitokens/journal.sql}.
     *
     * @throws ConfigurationException if a later version of the library has changed the tables; nothing was changed
     */
    public void createTables() {
        try {
            SchedulerTables.create(database);
            JdbcJournal.of(database.dataSource()).createTable();
        } catch (IOException e) {
            throw TaskQueue.unusable(e);
        }
    }

    /**
     * Returns what {@link #apply(Collection)} would do. Changes nothing; reads the stores of new declarations.
     *
     * @param declarations all declarations
     * @return the changes
     * @throws InvalidInputException if two declarations have the same key or the same store
     */
    public SchedulePlan plan(Collection<ScheduledRotation> declarations) {
        return call(() -> Declarations.of(worker, declarations, null).plan());
    }

    /**
     * Declares rotations. Applying the same declarations again changes nothing. What is declared in the database and not
     * here is left alone: its token and its record stay, and this worker does not run it.
     *
     * @param declarations all declarations that this worker runs
     * @throws InvalidInputException if two declarations have the same key or the same store
     * @throws ConfigurationException if one that is new or changed breaks a rule of its client's spec check, or cannot be
     *     applied for another reason; the message has the keys, {@link ConfigurationException#rules} the rules, and
     *     nothing was changed
     */
    public void apply(Collection<ScheduledRotation> declarations) {
        applied(Declarations.of(worker, declarations, null));
    }

    /**
     * Declares rotations as {@link #apply(Collection)}, and deletes the tokens of all others. Their stores are left as
     * they are.
     *
     * @param declarations all declarations of all workers
     * @param revoke deletes a token, such as {@code tokens::delete}
     * @throws InvalidInputException if two declarations have the same key or the same store, or one that is missing here
     *     is being rotated; nothing was changed
     * @throws ConfigurationException as {@link #apply(Collection)}
     * @throws ApiTokenException if a token cannot be deleted; its record stays, so that applying again deletes it
     */
    public void apply(Collection<ScheduledRotation> declarations, Consumer<? super TokenId> revoke) {
        applied(Declarations.of(worker, declarations, Objects.requireNonNull(revoke, "revoke")));
    }

    private void applied(Declarations declarations) {
        run(() -> {
            List<String> moved = declarations.apply();
            addTasks(tasks());
            // A run that is going on sees the change by itself, because its record has another revision.
            moved.forEach(tasks()::wokenAtOnce);
        });
    }

    private void addTasks(TaskQueue queue) throws IOException {
        List<String> missing = book.withoutTask(CHUNK);
        while (!missing.isEmpty()) {
            queue.add(missing);
            missing = book.withoutTask(CHUNK);
        }
    }

    /** Removes old facts, and adds tasks that are missing, for example because a person has deleted their rows. */
    private void keepHouse(TaskQueue queue) throws IOException {
        book.forgetHistory(worker.now().minus(HISTORY));
        addTasks(queue);
    }

    /** Starts the threads of this worker. Call it once, after the declarations were applied. */
    public void start() {
        run(() -> tasks().start());
    }

    /** Stops the threads of this worker, after the steps that are going on. */
    @Override
    public synchronized void close() {
        if (tasks != null) {
            tasks.stop();
            tasks = null;
        }
    }

    private synchronized TaskQueue tasks() {
        if (tasks == null) {
            tasks = new TaskQueue(database, worker, engine, this::keepHouse);
        }
        return tasks;
    }

    /** Returns the worker, for tests that run single steps. */
    Worker worker() {
        return worker;
    }

    /**
     * Pauses a rotation. A rotation that is going on stops after its present step; both tokens then stay.
     *
     * @param key the key of the declaration
     * @param note why, and who, at most 1000 characters; shown in {@link #list}
     * @throws InvalidInputException if there is no such rotation, its record cannot be read, or the note is too long
     */
    public void pause(String key, String note) {
        run(() -> operations.pause(key, note));
    }

    /**
     * Lets a rotation continue that is paused, stopped or waits for a person. What was changed by hand is accepted as it
     * is. An adoption that was refused is tried again.
     *
     * @param key the key of the declaration
     * @throws InvalidInputException if there is no such rotation, or its record cannot be read
     */
    public void resume(String key) {
        run(() -> operations.resume(key));
        tasks().wake(key);
    }

    /**
     * Makes a rotation due now. Changes nothing if it is going on.
     *
     * @param key the key of the declaration
     * @throws InvalidInputException if there is no such rotation, it is paused, or it waits for a person
     */
    public void rotateNow(String key) {
        run(() -> operations.rotateNow(key));
        tasks().wake(key);
    }

    /**
     * Hands in the successor of an assisted rotation. Verifies its secret and stores it; the old token is deleted after
     * the overlap. If this fails, hand the same secret in again.
     *
     * @param key the key of the declaration, which this scheduler has applied
     * @param id the new token
     * @param secret its secret
     * @throws InvalidInputException if the rotation waits for no successor, or the vendor does not accept the secret
     * @throws ConfigurationException if the store holds something else, or did not confirm the secret
     */
    public void handIn(String key, TokenId id, Secret secret) {
        run(() -> operations.handIn(key, id, secret));
        tasks().wake(key);
    }

    /**
     * Removes the record of a rotation, and leaves its token and its store alone. Its history stays.
     *
     * @param key the key of the declaration
     * @throws InvalidInputException if there is no such rotation
     */
    public void forget(String key) {
        run(() -> operations.forget(key));
        tasks().wake(key);
    }

    /** {@return all rotations in the database, by key} */
    public List<ScheduleEntry> list() {
        return call(book::list);
    }

    /** {@return the numbers of rotations, counted by one statement} */
    public SchedulerStatus status() {
        return call(() -> book.count(worker.now()));
    }

    /**
     * Returns the history of one rotation. Facts are kept for 400 days. Those that only a later version can read are left
     * out; {@link #exportHistory} has them.
     *
     * @param key the key of the declaration
     * @return the facts, oldest first; empty if there are none
     */
    public List<SchedulerEvent> history(String key) {
        List<SchedulerEvent> facts = new ArrayList<>();
        long position = -1;
        long next = 0;
        while (next > position) {
            position = next;
            next = after(position, key, row -> row.event().ifPresent(facts::add));
        }
        return List.copyOf(facts);
    }

    /**
     * Writes the history of all rotations as CSV by RFC 4180, with a header. A field that a spreadsheet would take for a
     * formula begins with an apostrophe.
     *
     * @param out receives the lines, oldest first
     * @throws IOException if {@code out} fails
     */
    public void exportHistory(Appendable out) throws IOException {
        HistoryCsv csv = new HistoryCsv(out);
        csv.header();
        List<HistoryRow> facts = new ArrayList<>();
        long position = -1;
        long next = 0;
        while (next > position) {
            position = next;
            facts.clear();
            next = after(position, null, facts::add);
            for (HistoryRow fact : facts) {
                csv.row(fact);
            }
        }
    }

    private long after(long position, @Nullable String key, Consumer<HistoryRow> reader) {
        return call(() -> book.history(position, key, reader));
    }

    @Override
    public String toString() {
        return "RotationScheduler[" + worker.settings().name() + "]";
    }

    /** What needs the database. */
    @FunctionalInterface
    private interface Action {
        void run() throws IOException;
    }

    /** What needs the database, and returns something. */
    @FunctionalInterface
    private interface Query<T> {
        T call() throws IOException;
    }

    private void run(Action action) {
        call(() -> {
            action.run();
            return true;
        });
    }

    private <T> T call(Query<T> query) {
        try {
            if (!hasKnownTables) {
                SchedulerTables.require(database);
                hasKnownTables = true;
            }
            return query.call();
        } catch (IOException e) {
            throw TaskQueue.unusable(e);
        }
    }

    /** Builds a {@link RotationScheduler}. Not safe for use by many threads. */
    public static final class Builder {

        private final Database database;
        private TimeSource timeSource = TimeSource.system();
        private String name = "worker-" + UUID.randomUUID();
        private @Nullable Consumer<? super SchedulerEvent> listener;
        private int threads = 10;
        private Duration pollingInterval = Duration.ofSeconds(10);
        private Duration lease = Duration.ofMinutes(5);
        private Duration visibilityDelay = Duration.ofMinutes(10);
        private Duration sweepWindow = Duration.ofMinutes(10);
        private Duration retryDelay = Duration.ofMinutes(1);

        private Builder(Database database) {
            this.database = database;
        }

        /**
         * Sets the name of this worker in the history and in the tables. Default: a random one.
         *
         * @param text unique among the workers, at most 100 characters
         * @return this
         * @throws InvalidInputException if it is blank, not printable or too long
         */
        public Builder workerName(String text) {
            if (text.isBlank()
                    || text.length() > 100
                    || !ForeignText.printable(text).equals(text)) {
                throw InvalidInputException.of("workerName", "is blank, not printable, or longer than 100 characters");
            }
            this.name = text;
            return this;
        }

        /**
         * Sets the listener of events. It is called after each fact, at least once: a worker that dies before it has
         * recorded a fact lets another one report it again. An exception of the listener is logged.
         *
         * @param receiver called on the threads of the worker; should return soon
         * @return this
         */
        public Builder listener(Consumer<? super SchedulerEvent> receiver) {
            this.listener = Objects.requireNonNull(receiver, "receiver");
            return this;
        }

        /**
         * Sets the number of rotations that run at the same time. Default: 10.
         *
         * @param count positive
         * @return this
         * @throws InvalidInputException if it is not positive
         */
        public Builder threads(int count) {
            if (count < 1) {
                throw InvalidInputException.of("threads", "are not positive");
            }
            this.threads = count;
            return this;
        }

        /**
         * Sets how often the database is asked for rotations that are due. Default: 10 seconds.
         *
         * @param length positive
         * @return this
         * @throws InvalidInputException if it is not positive
         */
        public Builder pollingInterval(Duration length) {
            this.pollingInterval = positive("pollingInterval", length);
            return this;
        }

        /**
         * Sets the lease, after which another worker continues what a dead one has begun. Default: 5 minutes.
         *
         * @param length longer than a step of a rotation takes; see the rotation's own lease
         * @return this
         * @throws InvalidInputException if it is not positive
         */
        public Builder lease(Duration length) {
            this.lease = positive("lease", length);
            return this;
        }

        /**
         * Sets the visibility delay: how long after its create a token may appear in the list. Default: 10 minutes.
         *
         * @param length the longest delay
         * @return this
         * @throws InvalidInputException if it is not positive
         */
        public Builder visibilityDelay(Duration length) {
            this.visibilityDelay = positive("visibilityDelay", length);
            return this;
        }

        /**
         * Sets the window of last searches: rotations of one account whose last search falls into the same window share
         * one list. Default: 10 minutes.
         *
         * @param length by which a rotation ends later at most
         * @return this
         * @throws InvalidInputException if it is not positive
         */
        public Builder sweepWindow(Duration length) {
            this.sweepWindow = positive("sweepWindow", length);
            return this;
        }

        /**
         * Sets the delay after a failure. It doubles with each failure in a row, up to 64 times. Default: 1 minute.
         *
         * @param length the first delay
         * @return this
         * @throws InvalidInputException if it is not positive
         */
        public Builder retryDelay(Duration length) {
            this.retryDelay = positive("retryDelay", length);
            return this;
        }

        /**
         * Sets the time source; use the clients'.
         *
         * @param clocks the time source
         * @return this
         */
        public Builder timeSource(TimeSource clocks) {
            this.timeSource = Objects.requireNonNull(clocks, "clocks");
            return this;
        }

        /**
         * Builds the scheduler. Opens no connection.
         *
         * @return the scheduler, to be closed by the caller
         */
        public RotationScheduler build() {
            Worker.Settings settings =
                    new Worker.Settings(timeSource, name, listener, lease, visibilityDelay, sweepWindow, retryDelay);
            return new RotationScheduler(database, settings, new TaskQueue.Engine(threads, pollingInterval));
        }

        private static Duration positive(String setting, Duration length) {
            if (length.isNegative() || length.isZero()) {
                throw InvalidInputException.of(setting, "of " + length + " is not positive");
            }
            return length;
        }
    }
}
