package io.apitokens.scheduler;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceNotFoundException;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.SchedulableInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.apitokens.error.CallFacts;
import io.apitokens.error.ConfigurationException;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tasks of db-scheduler: one for each rotation, whose next execution is the rotation's next step. */
final class TaskQueue {

    static final String TASK = "apitokens-rotation";

    private static final String HOUSEKEEPING = "apitokens-housekeeping";
    private static final int MISSED_HEARTBEATS = 4;
    private static final Duration WAKE_POLL = Duration.ofMillis(200);
    private static final int WAKE_POLLS = 50;

    private final Worker worker;
    private final Scheduler scheduler;

    TaskQueue(Database database, Worker worker, Engine engine, Housekeeping housekeeping) {
        this.worker = worker;
        boolean postgres;
        try {
            postgres = database.isPostgres();
        } catch (IOException e) {
            throw unusable(e);
        }
        SchedulerBuilder builder = Scheduler.create(database.dataSource(), task())
                .startTasks(List.of(housekeeping(housekeeping)))
                .tableName("apitokens_tasks")
                .schedulerName(new SchedulerName.Fixed(worker.settings().name()))
                .clock(worker::now)
                .threads(engine.threads())
                .pollingInterval(engine.pollingInterval())
                .heartbeatInterval(worker.settings().lease().dividedBy(MISSED_HEARTBEATS))
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .shutdownMaxWait(worker.settings().lease())
                // Exceptions of foreign code may quote anything.
                .failureLogging(LogLevel.WARN, false);
        this.scheduler = (postgres
                        ? builder.pollUsingLockAndFetch(0.5, 1.0)
                        : builder.pollUsingFetchAndLockOnExecute(0.5, 2.0))
                .build();
    }

    /** The settings of the threads. */
    record Engine(int threads, Duration pollingInterval) {}

    /** What is done every hour by one of the workers. */
    @FunctionalInterface
    interface Housekeeping {
        void run(TaskQueue tasks) throws IOException;
    }

    private CustomTask<Void> task() {
        Duration retry = worker.settings().retryDelay();
        return Tasks.custom(TASK, Void.class)
                .onFailure(new FailureHandler.OnFailureRetryLater<>(retry))
                .execute((instance, context) -> {
                    Instant next = run(instance.getId());
                    return next == null
                            ? new CompletionHandler.OnCompleteRemove<>()
                            : (complete, operations) -> operations.reschedule(complete, next);
                });
    }

    private @Nullable Instant run(String key) {
        try {
            return worker.run(key);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private RecurringTask<Void> housekeeping(Housekeeping work) {
        return Tasks.recurring(HOUSEKEEPING, FixedDelay.ofHours(1)).execute((instance, context) -> {
            try {
                work.run(this);
            } catch (IOException e) {
                throw unusable(e);
            }
        });
    }

    static ConfigurationException unusable(IOException failure) {
        return ConfigurationException.of(
                CallFacts.NO_CALL, "the scheduler's database cannot be used; see the cause.", failure);
    }

    void start() {
        scheduler.start();
    }

    void stop() {
        scheduler.stop();
    }

    /** Schedules tasks for keys that have none, also if another process does the same. */
    void add(List<String> keys) {
        Instant now = worker.now();
        List<SchedulableInstance<?>> instances = keys.stream()
                .<SchedulableInstance<?>>map(key -> SchedulableInstance.of(new TaskInstance<>(TASK, key), now))
                .toList();
        try {
            scheduler.scheduleBatch(instances);
        } catch (RuntimeException e) {
            if (!isOfDatabase(e)) {
                throw e;
            }
            // Another process has scheduled one of them, and none of the batch was.
            keys.forEach(key -> scheduler.scheduleIfNotExists(new TaskInstance<>(TASK, key), now));
        }
    }

    private static boolean isOfDatabase(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException) {
                return true;
            }
        }
        return false;
    }

    /** Moves the next run of a rotation to now. Waits a moment for a run that is going on. */
    void wake(String key) {
        for (int i = 0; !wokenAtOnce(key) && i < WAKE_POLLS; i++) {
            try {
                worker.settings().timeSource().sleep(WAKE_POLL);
            } catch (InterruptedException interrupt) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** Moves the next run of a rotation to now; returns false if a run is going on, or its worker died in it. */
    boolean wokenAtOnce(String key) {
        try {
            scheduler.reschedule(TaskInstanceId.of(TASK, key), worker.now());
        } catch (TaskInstanceNotFoundException e) {
            scheduler.scheduleIfNotExists(new TaskInstance<>(TASK, key), worker.now());
        } catch (TaskInstanceCurrentlyExecutingException e) {
            return false;
        }
        return true;
    }
}
