package io.apitokens.benchmarks;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * Compares the processor time of one warm call of this library with that of another peer. One process calls both in
 * short alternating turns, so that a disturbance of the machine affects both. With separate processes on a busy
 * machine, the ratios were ten times as far apart.
 */
final class CpuPair {

    private static final int TURN_MILLIS = 30;

    /** Short calls in a turn that warms up: on a busy machine, time alone leaves code uncompiled. */
    private static final int WARM_UP_CALLS = 1000;

    private CpuPair() {}

    /**
     * Measures in new processes.
     *
     * @param processes the number of processes; several, because the JIT compiler decides differently in each
     * @param rounds the number of turns of each peer in one process
     */
    static void measure(Figures figures, String origin, String operation, String peer, int processes, int rounds)
            throws IOException {
        for (int i = 0; i < processes; i++) {
            try (Child child =
                    Child.start(List.of(), CpuPair.class, origin, operation, peer, Integer.toString(rounds))) {
                child.hearFigures(figures);
            }
        }
        if (!figures.has(operation + ".cpu." + peer)) {
            throw new IOException("the calls of " + peer + " failed");
        }
    }

    public static void main(String[] arguments) throws Exception {
        String operation = arguments[1];
        String peer = arguments[2];
        Callable<Long> ours = Peer.call(operation + " ours", arguments[0]);
        Callable<Long> other = Peer.call(operation + " " + peer, arguments[0]);
        int rounds = Integer.parseInt(arguments[3]);
        // Warm up in turns too: code compiled for one peer alone is recompiled when the other runs.
        int least = operation.startsWith("get") || operation.equals("create.h2") ? WARM_UP_CALLS : 1;
        for (int i = 0; i < 10; i++) {
            micros(ours, 5 * rounds, least);
            micros(other, 5 * rounds, least);
        }
        for (int i = 0; i < rounds; i++) {
            double first = micros(ours, TURN_MILLIS, 1);
            if (peer.equals("hand")) {
                System.out.println(operation + ".cpu.ours " + first);
            }
            System.out.println(operation + ".cpu.ours-beside-" + peer + " " + first);
            System.out.println(operation + ".cpu." + peer + " " + micros(other, TURN_MILLIS, 1));
        }
        System.exit(0);
    }

    /** Calls for a time, and at least a number of times; returns the processor time of one call. */
    private static double micros(Callable<Long> call, long millis, int least) throws Exception {
        long calls = 0;
        long sum = 0;
        long before = CpuTime.now();
        long end = System.nanoTime() + millis * 1_000_000;
        do {
            sum += call.call();
            calls++;
        } while (System.nanoTime() < end || calls < least);
        double micros = (CpuTime.now() - before) / 1000.0 / calls;
        if (sum == 0) {
            throw new IllegalStateException("nothing was read");
        }
        return micros;
    }
}
