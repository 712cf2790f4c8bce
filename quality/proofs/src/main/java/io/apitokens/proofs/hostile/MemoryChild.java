package io.apitokens.proofs.hostile;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** Runs cases one after the other, in a JVM of its own with a small heap. */
final class MemoryChild {

    private static final long ENOUGH = 32 << 20;

    private MemoryChild() {}

    /**
     * Runs the cases whose ids it reads, and prints their verdicts, until the heap is used up.
     *
     * @param args the seed
     * @throws IOException if no ids can be read
     */
    public static void main(String[] args) throws IOException {
        long seed = Long.parseLong(args[0]);
        BufferedReader ids = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (Logs logs = Logs.collect()) {
            for (String id = ids.readLine(); id != null; id = ids.readLine()) {
                System.out.println(VerdictLine.write(Workers.run(Catalogue.find(id, seed), Vendor::client, logs)));
                if (isFull()) {
                    break;
                }
            }
        }
        System.exit(0);
    }

    /**
     * Returns whether a third of the heap is still in use after a case, so that the next one needs a fresh JVM: OkHttp
     * keeps what a connection has read until it finds out that nothing uses the connection.
     */
    private static boolean isFull() {
        if (used() > ENOUGH) {
            System.gc();
        }
        return used() > ENOUGH;
    }

    private static long used() {
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
