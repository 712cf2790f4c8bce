package io.apitokens.proofs.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * A virtual clock and what will happen when. One thread runs at a time: a worker that sleeps runs the events that are due
 * before it wakes, and hands over to another worker if that one wakes first. So a run depends on its seed alone.
 */
final class World {

    /** Milliseconds since the beginning of the run. */
    private long now;

    private long limit;
    private long sequence;
    private final PriorityQueue<Event> events = new PriorityQueue<>();
    private final List<Worker> workers = new ArrayList<>();
    private final Semaphore finished = new Semaphore(0);
    private final Trace trace;
    private volatile boolean over;
    private @Nullable Throwable failure;
    final SplittableRandom random;

    World(long seed, Trace trace) {
        this.random = new SplittableRandom(seed);
        this.trace = trace;
    }

    /** Something that happens at a time: a worker wakes, or the environment changes. */
    private record Event(
            long time,
            long number,
            @Nullable Worker worker,
            @Nullable Runnable change) implements Comparable<Event> {

        @Override
        public int compareTo(Event other) {
            int byTime = Long.compare(time, other.time);
            return byTime == 0 ? Long.compare(number, other.number) : byTime;
        }
    }

    long now() {
        return now;
    }

    boolean isOver() {
        return over;
    }

    void trace(@Nullable Worker worker, String what) {
        if (!over) {
            trace.add(now, worker == null ? "" : worker.name(), what);
        }
    }

    /** Makes a change of the environment after a delay. */
    void after(long delay, Runnable change) {
        events.add(new Event(now + delay, sequence++, null, change));
    }

    /** Starts a worker after a delay. */
    void start(Worker worker, long delay) {
        workers.add(worker);
        events.add(new Event(now + delay, sequence++, worker, null));
    }

    /** Lets a worker sleep, while others run. */
    void sleep(Worker worker, long length) {
        if (over || worker.hasEnded()) {
            throw new ProcessEnded();
        }
        events.add(new Event(now + length, sequence++, worker, null));
        dispatch(worker);
        if (over) {
            throw new ProcessEnded();
        }
    }

    /** Runs all events up to a time, then ends all workers. */
    void run(long until) {
        limit = until;
        dispatch(null);
        finished.acquireUninterruptibly();
        workers.forEach(Worker::join);
        if (failure != null) {
            throw new IllegalStateException("the simulation itself failed", failure);
        }
    }

    /** Runs what is due until this worker is due itself; a worker that ended, or the driver, passes null. */
    void dispatch(@Nullable Worker self) {
        while (!over) {
            Event next = events.poll();
            if (next == null || next.time > limit) {
                end(null);
                return;
            }
            now = next.time;
            if (next.change != null) {
                try {
                    next.change.run();
                } catch (RuntimeException | Error e) {
                    end(e);
                }
            } else if (next.worker != null) {
                if (next.worker == self) {
                    return;
                }
                next.worker.wake();
                if (self != null) {
                    self.await();
                }
                return;
            }
        }
    }

    /** Ends the run, because of a failure of the simulation itself if there is one. */
    void end(@Nullable Throwable cause) {
        if (!over) {
            failure = cause;
            over = true;
            finished.release();
        }
    }
}
