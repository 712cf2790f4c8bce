package io.apitokens.proofs.hostile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Runs cases, several at once, each in a thread of its own and within a time. */
final class Workers {

    /** The time after which a case counts as one that never ends. */
    private static final long SECONDS = 40;

    private Workers() {}

    /** Runs cases until a time, and returns the verdicts of those that were run. */
    static List<Verdict> run(List<HostileCase> cases, int threads, Instant end, Logs logs)
            throws InterruptedException, ExecutionException {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Optional<Verdict>>> futures = new ArrayList<>();
            for (HostileCase one : cases) {
                futures.add(pool.submit(() -> Instant.now().isBefore(end)
                        ? Optional.of(run(one, Vendor::client, logs))
                        : Optional.<Verdict>empty()));
            }
            List<Verdict> verdicts = new ArrayList<>();
            for (Future<Optional<Verdict>> future : futures) {
                future.get().ifPresent(verdicts::add);
            }
            return verdicts;
        } finally {
            pool.shutdownNow();
        }
    }

    static Verdict run(HostileCase one, CaseRun.Clients clients, Logs logs) {
        long start = System.nanoTime();
        Verdict verdict = runWithinTime(one, clients, logs);
        return verdict.after(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
    }

    private static Verdict runWithinTime(HostileCase one, CaseRun.Clients clients, Logs logs) {
        FutureTask<Verdict> task = new FutureTask<>(() -> CaseRun.run(one, clients, logs));
        Thread thread = new Thread(task, "hostile-case");
        thread.setDaemon(true);
        thread.start();
        @Nullable Throwable reason = null;
        try {
            return task.get(SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            reason = e.getCause();
        } catch (TimeoutException e) {
            thread.interrupt();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return CaseRun.broken(one, reason);
    }
}
