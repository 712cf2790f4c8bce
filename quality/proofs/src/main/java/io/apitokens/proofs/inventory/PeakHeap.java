package io.apitokens.proofs.inventory;

import java.lang.management.ManagementFactory;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** The most heap that is in use beyond what was used at the start, after collections that it forces. */
final class PeakHeap implements AutoCloseable {

    private final ScheduledExecutorService sampler = Executors.newSingleThreadScheduledExecutor();
    private final AtomicLong peak = new AtomicLong();
    private final long before;

    private PeakHeap(long before) {
        this.before = before;
    }

    static PeakHeap start() {
        PeakHeap heap = new PeakHeap(used());
        heap.sampler.scheduleWithFixedDelay(
                () -> heap.peak.accumulateAndGet(used() - heap.before, Math::max), 200, 1_000, TimeUnit.MILLISECONDS);
        return heap;
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
        sampler.shutdownNow();
    }
}
