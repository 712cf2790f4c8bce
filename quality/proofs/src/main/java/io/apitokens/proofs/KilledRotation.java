package io.apitokens.proofs;

import io.apitokens.rotation.RotationState;
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

/** A rotation in a separate process, which is killed at one boundary. This process then finishes the rotation. */
final class KilledRotation {

    /**
     * After this time the lease of the killed process has expired, and a token of a lost create is visible. Its clock may
     * have waited for ten minutes before its last search.
     */
    private static final Duration UNTIL_RESUMED = Duration.ofMinutes(21);

    private static final long MAX_SECONDS = 60;

    private final CrashStage.Subject subject;
    private final JournalPlaces places;

    KilledRotation(CrashStage.Subject subject, JournalPlaces places) {
        this.subject = subject;
        this.places = places;
    }

    /** The outcome of one killed rotation; {@code wrong} lists the deviations and is empty if there are none. */
    record Report(String boundary, int strays, List<String> wrong) {}

    /** Returns the number of boundaries of an undisturbed rotation. */
    int boundaries() throws IOException, InterruptedException {
        try (TemporaryFolder folder = TemporaryFolder.create()) {
            String journal = places.fresh(folder.path());
            List<String> lines;
            try (CrashStage stage = subject.start(Instant.now(), folder.path(), journal)) {
                lines = run(stage, folder.path(), journal, 0);
            }
            if (!lines.get(lines.size() - 1).equals(RotationChild.DONE)) {
                throw new IOException("the undisturbed rotation failed: " + lines);
            }
            return (int) lines.stream()
                    .filter(line -> line.matches("\\d+ (before|after) .*"))
                    .count();
        }
    }

    /** Kills the rotation at a boundary, and finishes it. */
    Report at(int boundary) throws IOException, InterruptedException {
        try (TemporaryFolder folder = TemporaryFolder.create()) {
            String journal = places.fresh(folder.path());
            try (CrashStage stage = subject.start(Instant.now(), folder.path(), journal)) {
                List<String> lines = run(stage, folder.path(), journal, boundary);
                return finished(stage, boundary, lines.isEmpty() ? "nothing" : lines.get(lines.size() - 1));
            }
        }
    }

    private Report finished(CrashStage stage, int boundary, String last) throws IOException, InterruptedException {
        List<String> wrong = new ArrayList<>();
        if (!last.startsWith(boundary + " ")) {
            wrong.add("the process ended before it reached the boundary");
        }
        if (!stage.hasWorkingSecret()) {
            wrong.add("no working credential is stored after the crash");
        }
        resume(stage, wrong);
        if (!stage.hasWorkingSecret()) {
            wrong.add("no working credential is stored after resuming");
        }
        wrong.addAll(stage.violations());
        return new Report(subject + " " + last, stage.strays().size(), wrong);
    }

    private static void resume(CrashStage stage, List<String> wrong) throws InterruptedException {
        stage.timeSource().advance(UNTIL_RESUMED);
        try {
            RotationState state = stage.rotation().build().run();
            if (!(state instanceof RotationState.Done)) {
                wrong.add("resuming ended with " + state);
            }
        } catch (RuntimeException e) {
            wrong.add("resuming failed: " + e);
        }
    }

    /** Runs a rotation, kills it when it reports the boundary, and returns the lines that it printed. */
    private static List<String> run(CrashStage stage, Path directory, String journal, int boundary)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command());
        builder.command()
                .addAll(List.of(
                        stage.simulator().baseUrl(),
                        stage.first().toString(),
                        directory.toString(),
                        journal,
                        Integer.toString(boundary)));
        builder.environment()
                .put(RotationChild.CREDENTIAL, stage.simulator().credential().expose());
        Process process = builder.redirectErrorStream(true).start();
        CompletableFuture.delayedExecutor(MAX_SECONDS, TimeUnit.SECONDS).execute(process::destroyForcibly);
        List<String> lines = new ArrayList<>();
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                lines.add(line);
                if (line.startsWith(boundary + " ")) {
                    break;
                }
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
        return lines;
    }

    /** Returns the command of a small JVM that starts quickly. */
    private static List<String> command() {
        return new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx64m",
                "-cp",
                classPath(),
                RotationChild.class.getName()));
    }

    /**
     * Returns the class path of this class. Maven loads it with a separate class loader, and not from the JVM's class
     * path.
     */
    private static String classPath() {
        if (!(KilledRotation.class.getClassLoader() instanceof URLClassLoader loader)) {
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
