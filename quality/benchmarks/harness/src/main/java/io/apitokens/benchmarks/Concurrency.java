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
 * A thousand calls at once to a server that takes a quarter of a second for each: on as many platform threads, asynchronously,
 * and on virtual threads.
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
            // The first one of a process to wait for a socket pins its carrier while the platform's poller is set up.
            try (OktaIam okta = client(arguments[0])) {
                virtualThreads()
                        .submit(() -> okta.api().getApiToken(Answers.TOKEN).execute())
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

    /** By its name only: this class is compiled for a platform that has none. */
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
                    () -> okta.api().getApiToken(Answers.TOKEN).execute().id();
            for (Future<String> answer : threads.invokeAll(Collections.nCopies(CALLS, call))) {
                answer.get();
            }
        } finally {
            // Otherwise a failure would leave threads that keep the process.
            threads.shutdownNow();
        }
        System.out.println("concurrent." + name + " " + (System.nanoTime() - begun) / 1e6);
    }

    private static void runAsync(String origin) {
        long begun = System.nanoTime();
        try (OktaIam okta = client(origin)) {
            List<CompletableFuture<?>> answers = new ArrayList<>();
            for (int i = 0; i < CALLS; i++) {
                answers.add(okta.api().getApiToken(Answers.TOKEN).executeAsync());
            }
            answers.forEach(CompletableFuture::join);
        }
        System.out.println("concurrent.async " + (System.nanoTime() - begun) / 1e6);
    }

    private static long pinned(Path recording) throws IOException {
        return RecordingFile.readAllEvents(recording).stream()
                .filter(event -> event.getEventType().getName().equals(PINNED))
                .count();
    }

    /** Those of a pool that was closed may take a moment to end. */
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
