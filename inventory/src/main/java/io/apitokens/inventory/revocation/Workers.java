package io.apitokens.inventory.revocation;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Runs tasks at the same time, and ends them when the calling thread is interrupted. */
final class Workers {

    /** More accounts than that wait for the first ones. */
    private static final int MOST_THREADS = 256;

    private Workers() {}

    /**
     * Runs tasks, which handle their own failures, and waits until all have ended. A single task runs on the calling
     * thread. After an interrupt, tasks that have not begun are not run; the thread's interrupt status is then set.
     */
    static void run(List<? extends Runnable> tasks) {
        if (tasks.size() == 1) {
            tasks.get(0).run();
        } else if (!tasks.isEmpty() && !Thread.currentThread().isInterrupted()) {
            runOnThreads(tasks);
        }
    }

    private static void runOnThreads(List<? extends Runnable> tasks) {
        ExecutorService threads = Executors.newFixedThreadPool(Math.min(tasks.size(), MOST_THREADS), task -> {
            Thread thread = new Thread(task, "apitokens-revocation");
            thread.setDaemon(true);
            return thread;
        });
        boolean interrupted = false;
        tasks.forEach(threads::execute);
        threads.shutdown();
        while (!threads.isTerminated()) {
            try {
                threads.awaitTermination(1, TimeUnit.DAYS);
            } catch (InterruptedException e) {
                // Wait for the tasks nevertheless: what they have sent must be in the report.
                interrupted = true;
                threads.shutdownNow();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
