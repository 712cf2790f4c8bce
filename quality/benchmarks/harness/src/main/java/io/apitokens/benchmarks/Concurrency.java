package io.apitokens.benchmarks;

import io.apitokens.Secret;
import io.apitokens.okta.OktaIam;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;

/**
 * Makes a thousand concurrent calls to a server that needs a quarter of a second for each: on a thousand platform
 * threads, asynchronously, and on virtual threads.
 */
final class Concurrency {

    private static final int CALLS = 1000;
    private static final String PINNED = "jdk.VirtualThreadPinned";

    private Concurrency() {}

    static void measure(Figures figures, Path javaHome) throws IOException {
        try (Child server = PageServer.start(0, 250);
                Child calls = Child.start(javaHome, List.of(), Concurrency.class, server.hearSome())) {
            calls.hearFigures(figures);
        }
        if (!figures.has("threads.ours")) {
            throw new IOException("the concurrent calls failed");
        }
    }

    public static void main(String[] arguments) throws Exception {
        run("platform", arguments[0], Executors.newFixedThreadPool(CALLS));
        runAsync(arguments[0]);
        if (Runtime.version().feature() >= 21) {
            // Make one call first: the first socket wait of a process pins its carrier thread, because the JDK then
            // sets up its poller.
            try (OktaIam okta = client(arguments[0])) {
                virtualThreads()
                        .submit(() -> okta.api().getApiToken(Responses.TOKEN).execute())
                        .get();
            }
            Path file = Files.createTempFile("pinned", ".jfr");
            try (Recording recording = new Recording()) {
                recording.enable(PINNED).withThreshold(Duration.ZERO).withStackTrace();
                recording.start();
                run("virtual", arguments[0], virtualThreads());
                recording.stop();
                recording.dump(file);
            }
            System.out.println("virtual.pinned " + pinned(file));
            Files.delete(file);
        }
        System.out.println("threads.ours " + threadsOfOurs());
        System.exit(0);
    }

    /** Creates the executor by reflection, because this class is compiled for a JDK without virtual threads. */
    private static ExecutorService virtualThreads() throws ReflectiveOperationException {
        return (ExecutorService)
                Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    }

    private static OktaIam client(String origin) {
        return OktaIam.builder()
                .orgUrl(origin)
                .apiToken(Secret.of("00sim-credential-of-the-benchmarks"))
                .allowHttpOnLoopback()
                .build();
    }

    private static void run(String name, String origin, ExecutorService threads) throws Exception {
        long begun = System.nanoTime();
        try (OktaIam okta = client(origin)) {
            Callable<String> call =
                    () -> okta.api().getApiToken(Responses.TOKEN).execute().id();
            for (Future<String> response : threads.invokeAll(Collections.nCopies(CALLS, call))) {
                response.get();
            }
        } finally {
            // After a failure, running threads would keep the process alive.
            threads.shutdownNow();
        }
        System.out.println("concurrent." + name + " " + (System.nanoTime() - begun) / 1e6);
    }

    private static void runAsync(String origin) {
        long begun = System.nanoTime();
        try (OktaIam okta = client(origin)) {
            List<CompletableFuture<?>> responses = new ArrayList<>();
            for (int i = 0; i < CALLS; i++) {
                responses.add(okta.api().getApiToken(Responses.TOKEN).executeAsync());
            }
            responses.forEach(CompletableFuture::join);
        }
        System.out.println("concurrent.async " + (System.nanoTime() - begun) / 1e6);
    }

    private static long pinned(Path recording) throws IOException {
        return RecordingFile.readAllEvents(recording).stream()
                .filter(event -> event.getEventType().getName().equals(PINNED))
                .count();
    }

    /** Counts the library's threads; waits up to a second, because threads of a closed pool end with a delay. */
    private static long threadsOfOurs() throws InterruptedException {
        long left = 0;
        for (int i = 0; i < 50; i++) {
            left = Thread.getAllStackTraces().keySet().stream()
                    .filter(thread -> thread.getName().startsWith("apitokens"))
                    .count();
            if (left == 0) {
                return 0;
            }
            Thread.sleep(20);
        }
        return left;
    }
}
