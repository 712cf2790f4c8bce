package io.apitokens.proofs.hostile;

import java.io.PrintStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Runs the operations of all vendors against peers that misbehave, and compares what exists at the peer with what the
 * client says. A peer is a raw-socket server: HTTP/1.1 plain and over TLS, and frames of HTTP/2 over TLS.
 *
 * <p>A case has a wrong outcome if the client says that a call was not applied though it was, or that it succeeded or
 * was applied though it was not, or if it returns or deletes a token that is not its own. An orphan is a live token
 * that is neither returned, stored, named by the exception nor in the journal. A leak is a part of a secret, or a
 * harmful character or an endless text of the peer, in a message, a string form, a stack trace or the log. A raw error
 * is anything thrown that is not an exception of this library, or a call that does not end.
 */
public final class HostilePeers {

    private static final int THREADS = 6;

    private HostilePeers() {}

    /**
     * Runs the cases. Ends the JVM, with status 0 only if nothing was found.
     *
     * @param args {@code --full} for all cases, {@code --seed N} for other random variations, {@code --case ID} for one
     *     case, {@code --seconds N} for another limit of the time
     * @throws Exception if the cases cannot be run
     */
    public static void main(String[] args) throws Exception {
        Options options = Options.parse(args);
        Instant end = Instant.now().plusSeconds(options.seconds());
        boolean fine = run(options.cases(), options.seed(), end, System.out);
        System.out.flush();
        System.exit(fine ? 0 : 1);
    }

    /** Runs cases, prints the table, and returns whether all were run and nothing was found. */
    static boolean run(List<HostileCase> cases, long seed, Instant end, PrintStream out)
            throws InterruptedException, ExecutionException {
        List<Heap> heaps = List.of(Heap.SMALL, Heap.SMALL_NEVER_FULL);
        ExecutorService threads = Executors.newFixedThreadPool(heaps.size());
        List<Verdict> verdicts = new ArrayList<>();
        try (Logs logs = Logs.collect()) {
            List<Future<List<Verdict>>> children = new ArrayList<>();
            for (Heap heap : heaps) {
                List<HostileCase> small = with(heap, cases);
                children.add(threads.submit(() -> new Children(heap, seed, end).run(small)));
            }
            verdicts.addAll(Workers.run(with(Heap.AMPLE, cases), THREADS, end, logs));
            for (Future<List<Verdict>> child : children) {
                verdicts.addAll(child.get());
            }
        } finally {
            threads.shutdownNow();
        }
        return new Report(verdicts, cases.size(), seed).print(out);
    }

    private static List<HostileCase> with(Heap heap, List<HostileCase> cases) {
        return cases.stream().filter(one -> one.row().heap() == heap).toList();
    }
}
