package io.apitokens.proofs.simulation;

import io.apitokens.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/** A process with a thread and a clock of its own. It may end at any call, and then has no effect any more. */
final class Worker implements TimeSource {

    static final Instant BEGINNING = Instant.parse("2030-01-01T00:00:00Z");

    private static final ExecutorService THREADS = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "worker");
        thread.setDaemon(true);
        return thread;
    });

    private final World world;
    private final String name;
    private final long skew;
    private final Runnable body;
    private final Semaphore baton = new Semaphore(0);
    private final Semaphore joined = new Semaphore(0);
    private boolean started;
    private boolean ended;
    private boolean busy;

    /**
     * Creates a worker that has not started.
     *
     * @param skew how far its clock is ahead, in milliseconds
     */
    Worker(World world, String name, long skew, Consumer<Worker> body) {
        this.world = world;
        this.name = name;
        this.skew = skew;
        this.body = () -> body.accept(this);
    }

    String name() {
        return name;
    }

    boolean hasEnded() {
        return ended;
    }

    /** Returns whether the worker runs code of the library, in which only it may hold a secret. */
    boolean isBusy() {
        return busy && !ended;
    }

    void setBusy(boolean value) {
        busy = value;
    }

    /** Ends the process. */
    ProcessEnded crash() {
        ended = true;
        return new ProcessEnded();
    }

    void wake() {
        if (started) {
            baton.release();
        } else {
            started = true;
            THREADS.execute(this::live);
        }
    }

    void await() {
        baton.acquireUninterruptibly();
    }

    /** Waits for the end of the thread, after the run is over. */
    void join() {
        if (started) {
            baton.release();
            joined.acquireUninterruptibly();
        }
    }

    private void live() {
        try {
            if (!world.isOver()) {
                body.run();
            }
        } catch (ProcessEnded e) {
            // The process ends without a word.
            ended = true;
        } catch (Throwable e) {
            world.end(e);
        } finally {
            ended = true;
            Thread.interrupted();
            world.dispatch(null);
            joined.release();
        }
    }

    @Override
    public Instant instant() {
        return BEGINNING.plusMillis(world.now() + skew);
    }

    @Override
    public long nanoTime() {
        return world.now() * 1_000_000;
    }

    @Override
    public void sleep(Duration length) {
        world.sleep(this, Math.max(1, length.plusNanos(999_999).toMillis()));
    }

    @Override
    public double random() {
        return 0.5;
    }
}
