package io.apitokens.call;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Runs asynchronous calls, each on its own daemon thread. Calls block, so a limit on threads would limit the calls. The
 * first call starts the first thread.
 */
final class DaemonPool implements Executor, AutoCloseable {

    private final AtomicInteger count = new AtomicInteger();
    private @Nullable ExecutorService threads;
    private boolean closed;

    @Override
    public void execute(Runnable task) {
        started().execute(task);
    }

    private synchronized ExecutorService started() {
        if (closed) {
            throw new RejectedExecutionException("the client is closed");
        }
        if (threads == null) {
            threads = Executors.newCachedThreadPool(task -> {
                Thread thread = new Thread(task, "apitokens-" + count.incrementAndGet());
                thread.setDaemon(true);
                return thread;
            });
        }
        return threads;
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (threads != null) {
            // Let running calls end on their own, so that their outcome becomes known.
            threads.shutdown();
        }
    }
}
