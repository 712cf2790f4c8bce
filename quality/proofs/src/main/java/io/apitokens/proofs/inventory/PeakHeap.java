package io.apitokens.proofs.inventory;

import java.lang.management.ManagementFactory;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** The most heap that is in use beyond what was used at the start, after collections that it forces. */
final class PeakHeap implements AutoCloseable {

    private final ScheduledExecutorService sampler = Executors.newSingleThreadScheduledExecutor();
    private final AtomicLong peak = new AtomicLong();
    private final long before;

    private final Future<?> sampling;

    private PeakHeap(long before) {
        this.before = before;
        this.sampling = sampler.scheduleWithFixedDelay(this::sample, 200, 1_000, TimeUnit.MILLISECONDS);
    }

    static PeakHeap start() {
        return new PeakHeap(used());
    }

    private void sample() {
        peak.accumulateAndGet(used() - before, Math::max);
    }

    private static long used() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    long mebibytes() {
        return (peak.get() + (1 << 20) - 1) >> 20;
    }

    @Override
    public void close() {
        sampling.cancel(true);
        sampler.shutdownNow();
    }
}
