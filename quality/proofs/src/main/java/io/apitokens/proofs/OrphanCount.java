package io.apitokens.proofs;

import io.apitokens.CanCreate;
import io.apitokens.Secret;
import io.apitokens.TokenSpec;
import io.apitokens.auth.Credential;
import io.apitokens.auth.CredentialSource;
import io.apitokens.okhttp.OkHttpTransport;
import io.apitokens.rotation.CreateRecovery;
import io.apitokens.rotation.Journal;
import io.apitokens.testkit.Fault;
import io.apitokens.testkit.ManualTimeSource;
import io.apitokens.testkit.SimulatedVendor;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * Counts the orphans that remain when every third response to a create is lost after the vendor created the token. An
 * orphan is a live token whose secret the caller does not hold. The creates run with this library and a journal in a file
 * or in a database, and with a plain OkHttp client. Each of the first half of the creates opens a connection; the second
 * half uses one that is kept alive. Ten minutes later, recovering must find nothing, and empty the journal.
 */
public final class OrphanCount {

    private static final int CREATES = 1000;
    /** After this time a recovery finds what a gateway or a lost response has left. */
    private static final Duration VISIBILITY_DELAY = Duration.ofMinutes(10);

    private static final Instant START = Instant.parse("2030-01-15T12:00:00Z");

    private OrphanCount() {}

    /**
     * Counts the orphans of 1000 creates at each vendor.
     *
     * @param args not used
     * @throws Exception if the creates cannot be run, or their outcome is not as expected
     */
    public static void main(String[] args) throws Exception {
        List<String> wrong = run(CREATES, System.out);
        if (!wrong.isEmpty()) {
            throw new IllegalStateException("not as expected: " + String.join("; ", wrong));
        }
        System.out.println("orphan count: ok");
    }

    /** The outcome of some creates; {@code unsettled} is what a recovery found, or left in the journal. */
    private record Count(int creates, long held, int orphans, int unsettled) {

        boolean isAsItMustBe() {
            return held == creates && orphans == 0 && unsettled == 0;
        }

        Count with(int entries) {
            return new Count(creates, held, orphans, entries);
        }

        @Override
        public String toString() {
            return "creates=" + creates + " held=" + held + " orphans=" + orphans
                    + (unsettled == 0 ? "" : " unsettled=" + unsettled);
        }
    }

    /** Prints the outcome of the creates, and returns the deviations from the expected outcome. */
    static List<String> run(int creates, PrintStream out) throws IOException, InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(CreatingVendor.values().length);
        try (DatabaseServer database = DatabaseServer.start()) {
            Map<String, Future<Count>> library = new LinkedHashMap<>();
            Map<CreatingVendor, Future<Count>> plain = new LinkedHashMap<>();
            for (CreatingVendor vendor : CreatingVendor.values()) {
                Future<Count> file = threads.submit(() -> withLibrary(vendor, creates, JournalPlaces.FILES));
                library.put(vendor + ", journal in a file", file);
                Future<Count> table = threads.submit(() -> withLibrary(vendor, creates, database.inThisProcess()));
                library.put(vendor + ", journal in a database", table);
                plain.put(vendor, threads.submit(() -> withPlainOkHttp(vendor, creates)));
            }
            return report(library, plain, out);
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<String> report(
            Map<String, Future<Count>> library, Map<CreatingVendor, Future<Count>> plain, PrintStream out)
            throws InterruptedException, ExecutionException {
        List<String> wrong = new ArrayList<>();
        for (Map.Entry<String, Future<Count>> one : library.entrySet()) {
            String line = one.getKey() + ": " + one.getValue().get();
            out.println(line);
            if (!one.getValue().get().isAsItMustBe()) {
                wrong.add(line);
            }
        }
        for (Map.Entry<CreatingVendor, Future<Count>> one : plain.entrySet()) {
            out.println(
                    "plain OkHttp at " + one.getKey() + ": " + one.getValue().get());
            if (one.getValue().get().orphans() == 0) {
                wrong.add("no response of " + one.getKey() + " was lost");
            }
        }
        return wrong;
    }

    private static Count withLibrary(CreatingVendor vendor, int creates, JournalPlaces places) throws IOException {
        ManualTimeSource timeSource = ManualTimeSource.startingAt(START);
        ConnectionPool pool = new ConnectionPool();
        OkHttpClient client = new OkHttpClient.Builder().connectionPool(pool).build();
        try (TemporaryFolder folder = TemporaryFolder.create();
                SimulatedVendor simulator = vendor.start(timeSource);
                OkHttpTransport transport =
                        OkHttpTransport.builder().client(client).build()) {
            Journal journal = JournalPlaces.open(places.fresh(folder.path()));
            CanCreate tokens = vendor.tokens(new CreatingVendor.Access(
                    simulator.baseUrl(),
                    CreatingVendor.accountOf(simulator),
                    CredentialSource.fixed(Credential.of(vendor.scheme(), simulator.credential())),
                    timeSource,
                    transport));
            CreateRecovery recovery = CreateRecovery.of(journal).withTimeSource(timeSource);
            TokenSpec spec = vendor.spec("ci", simulator);
            Count count = count(
                    simulator,
                    creates,
                    pool,
                    () -> recovery.create(tokens, spec).secret());
            timeSource.advance(VISIBILITY_DELAY);
            int unsettled = recovery.recover(tokens).size();
            return count.with(unsettled + journal.entries().size());
        }
    }

    private static Count withPlainOkHttp(CreatingVendor vendor, int creates) {
        ConnectionPool pool = new ConnectionPool();
        OkHttpClient client = new OkHttpClient.Builder().connectionPool(pool).build();
        try (SimulatedVendor simulator = vendor.start(ManualTimeSource.startingAt(START));
                PlainOkHttp.Target target = vendor.plain(simulator)) {
            return count(simulator, creates, pool, () -> PlainOkHttp.create(client, target));
        }
    }

    private static Count count(
            SimulatedVendor simulator, int creates, ConnectionPool pool, Supplier<@Nullable Secret> create) {
        Set<String> first = simulator.liveTokenIds();
        simulator.inject(Fault.responseLost().on("POST", "/tokens").every(3));
        List<Secret> held = new ArrayList<>();
        for (int i = 0; i < creates; i++) {
            if (i < creates / 2) {
                pool.evictAll();
            }
            Secret secret = create.get();
            if (secret != null) {
                held.add(secret);
            }
        }
        pool.evictAll();
        Set<String> orphans = simulator.liveTokenIds();
        orphans.removeAll(first);
        orphans.removeIf(id -> held.contains(simulator.secretOf(id)));
        return new Count(creates, held.stream().filter(simulator::accepts).count(), orphans.size(), 0);
    }
}
