package io.apitokens.benchmarks;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * Processor time of one warm call of ours beside one of another peer. Both are called in one process, in short turns, one after
 * the other, round after round, so that whatever disturbs the machine disturbs both. Processes of their own were tried first:
 * on a machine with other work to do, their ratios were ten times as far apart.
 */
final class CpuPair {

    private static final int TURN_MILLIS = 30;

    private CpuPair() {}

    /**
     * Measures in new processes.
     *
     * @param rounds the turns of each in one process
     * @param processes how many of them, because the compiler does not decide alike twice
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
        // In turns as well: what is compiled with one of them in mind only is compiled anew when the other comes.
        for (int i = 0; i < 10; i++) {
            micros(ours, 5 * rounds);
            micros(other, 5 * rounds);
        }
        for (int i = 0; i < rounds; i++) {
            double first = micros(ours, TURN_MILLIS);
            if (peer.equals("hand")) {
                System.out.println(operation + ".cpu.ours " + first);
            }
            System.out.println(operation + ".cpu.ours-beside-" + peer + " " + first);
            System.out.println(operation + ".cpu." + peer + " " + micros(other, TURN_MILLIS));
        }
        System.exit(0);
    }

    private static double micros(Callable<Long> call, long millis) throws Exception {
        long calls = 0;
        long sum = 0;
        long before = CpuTime.now();
        long end = System.nanoTime() + millis * 1_000_000;
        do {
            sum += call.call();
            calls++;
        } while (System.nanoTime() < end);
        double micros = (CpuTime.now() - before) / 1000.0 / calls;
        if (sum == 0) {
            throw new IllegalStateException("nothing was read");
        }
        return micros;
    }
}
