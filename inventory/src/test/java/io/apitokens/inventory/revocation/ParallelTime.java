package io.apitokens.inventory.revocation;

import java.time.Duration;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A virtual time for several parties that sleep at the same time: it moves to the next end of a sleep when all parties
 * sleep. If one of them never does, because it waits for its turn, the others' sleeps fail.
 */
final class ParallelTime {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private final PriorityQueue<Long> ends = new PriorityQueue<>();
    private int parties;
    private long now;
    private boolean broken;

    ParallelTime(int parties) {
        this.parties = parties;
    }

    void sleep(Duration length) {
        lock.lock();
        try {
            long end = now + length.toMillis();
            ends.add(end);
            move();
            while (now < end) {
                broken |= !moved.await(broken ? 0 : 20, TimeUnit.SECONDS);
                if (broken) {
                    throw new IllegalStateException("a party never slept: the parties do not run at the same time");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    /** Ends the part of a party. */
    void leave() {
        lock.lock();
        try {
            parties--;
            move();
        } finally {
            lock.unlock();
        }
    }

    private void move() {
        if (!ends.isEmpty() && ends.size() >= parties) {
            now = ends.poll();
            while (!ends.isEmpty() && ends.peek() == now) {
                ends.poll();
            }
            moved.signalAll();
        }
    }

    Duration now() {
        return Duration.ofMillis(now);
    }
}
