package io.apitokens.proofs.hostile;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Runs cases in JVMs with a heap of 96 MiB, one JVM after the other.
 *
 * @param end when no more cases are run
 */
record Children(Heap heap, long seed, Instant end) {

    /** The exit status of a JVM that has run out of memory. */
    private static final int OUT_OF_MEMORY = 3;

    /** The time in which a JVM must have printed its first verdict. */
    private static final Duration LONGEST_CASE = Duration.ofSeconds(30);

    /** Runs cases and returns the verdicts of those that were run. */
    List<Verdict> run(List<HostileCase> cases) throws IOException, InterruptedException {
        List<Verdict> verdicts = new ArrayList<>();
        while (verdicts.size() < cases.size()) {
            int before = verdicts.size();
            if (!Instant.now().isBefore(end)) {
                break;
            }
            int status = runOne(cases.subList(before, cases.size()), verdicts);
            if (status != 0 && verdicts.size() < cases.size()) {
                Throwable reason = status == OUT_OF_MEMORY
                        ? new OutOfMemoryError("the JVM has no memory left")
                        : new IllegalStateException("the JVM ended with status " + status);
                verdicts.add(CaseRun.broken(cases.get(verdicts.size()), reason));
            }
        }
        return verdicts;
    }

    private int runOne(List<HostileCase> cases, List<Verdict> verdicts) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        long most = Math.max(
                1, Duration.between(Instant.now(), end.plus(LONGEST_CASE)).toSeconds());
        CompletableFuture.delayedExecutor(most, TimeUnit.SECONDS).execute(process::destroyForcibly);
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            StringBuilder ids = new StringBuilder();
            cases.forEach(one -> ids.append(one.id()).append('\n'));
            process.getOutputStream().write(ids.toString().getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().close();
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (VerdictLine.isOne(line)) {
                    verdicts.add(VerdictLine.read(line));
                    if (Instant.now().isAfter(end)) {
                        return 0;
                    }
                }
            }
            return process.waitFor();
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private List<String> command() {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-Xmx96m"));
        if (heap == Heap.SMALL_NEVER_FULL) {
            command.add("-XX:+ExitOnOutOfMemoryError");
        }
        command.addAll(List.of("-cp", classPath(), MemoryChild.class.getName(), Long.toString(seed)));
        return command;
    }

    /** Returns the class path of this class, which Maven loads with a class loader of its own. */
    private static String classPath() {
        if (!(Children.class.getClassLoader() instanceof URLClassLoader loader)) {
            return System.getProperty("java.class.path");
        }
        List<String> entries = new ArrayList<>();
        for (URL url : loader.getURLs()) {
            try {
                entries.add(Path.of(url.toURI()).toString());
            } catch (URISyntaxException e) {
                throw new IllegalStateException("not a file: " + url, e);
            }
        }
        return String.join(File.pathSeparator, entries);
    }
}
