package io.apitokens.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Runs all benchmarks against a running server and reports the figures. Arguments: {@code quick} or {@code full}, the
 * server's origin, the folder of the benchmarks, the versions of the peers as one string, and optionally the home of a
 * JDK with virtual threads. With {@code responses} and a folder, it only writes the response bodies and the certificate
 * for the server.
 */
final class Benchmarks {

    private final Figures figures = new Figures();
    private final Effort effort;
    private final String origin;
    private final Path folder;
    private final String versions;
    private final long begun = System.nanoTime();

    private Benchmarks(Effort effort, String origin, Path folder, String versions) {
        this.effort = effort;
        this.origin = origin;
        this.folder = folder;
        this.versions = versions;
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments[0].equals("responses")) {
            Responses.write(Path.of(arguments[1]));
            TlsServer.writeCertificate(Path.of(arguments[1]));
            return;
        }
        Effort effort = arguments[0].equals("quick") ? Effort.QUICK : Effort.FULL;
        Benchmarks benchmarks = new Benchmarks(effort, arguments[1], Path.of(arguments[2]), arguments[3]);
        benchmarks.measure(arguments.length > 4 ? Path.of(arguments[4]) : null);
        benchmarks.report();
        System.exit(0);
    }

    private void measure(@Nullable Path virtualJava) throws Exception {
        step("jars");
        ClassPaths.measure(figures, classPaths("ours", "hand", "okta", "stock"));
        step("cold start");
        ColdStart.measure(figures, origin, classPaths("ours", "hand", "okta"), effort);
        step("first response with OAuth");
        ColdStart.measureOAuth(figures, origin, classPaths("ours").get("ours"), effort);
        step("CPU of a get");
        cpu("get", "hand", true);
        cpu("get", "okta", false);
        cpu("get", "stock", false);
        step("CPU over HTTP/2, and of a create");
        cpu("get.h2", "hand", true);
        cpu("create.h2", "hand", true);
        cpu("create.h1", "hand", false);
        cpu("create.h1tls", "hand", false);
        step("CPU of a list");
        cpu("list200", "hand", true);
        cpu("list200", "hand-typed", true);
        cpu("list200", "okta", false);
        cpu("list200", "stock", false);
        step("allocation");
        Allocation.measure(figures, origin, effort);
        step("walk");
        Walk.measure(figures);
        step("concurrent calls");
        if (virtualJava == null) {
            System.out.println("virtual.pinned was not measured: no JDK 21 or newer in /usr/lib/jvm or JAVA_HOME_25");
        }
        Concurrency.measure(figures, virtualJava == null ? Path.of(System.getProperty("java.home")) : virtualJava);
        step("directory");
        DirectoryWall.measure(figures);
        step("rate-limited deletes");
        BulkDelete.measure(figures);
        step("revocation");
        BulkRevocation.measure(figures);
        step("heap of an audit");
        AuditHeap.measure(figures);
        step("journals");
        JournalGrowth.measure(figures, effort);
    }

    /** Measures a pair, longer if there is a goal for it. */
    private void cpu(String operation, String peer, boolean goal) throws IOException {
        int processes = effort.isQuick() ? 2 : 7;
        CpuPair.measure(figures, origin, operation, peer, goal ? processes : 1, goal ? 60 : 30);
    }

    private void step(String name) {
        System.err.printf("%4d s  %s%n", (System.nanoTime() - begun) / 1_000_000_000, name);
    }

    private Map<String, Path> classPaths(String... peers) {
        Map<String, Path> found = new LinkedHashMap<>();
        for (String peer : peers) {
            String name = peer.equals("okta") ? "okta-sdk" : peer;
            found.put(peer, folder.resolve("peers/" + name + "/target/class-path.txt"));
        }
        return found;
    }

    private void report() throws IOException {
        Plots.write(figures, folder);
        String table = Table.of(figures);
        StringBuilder lines = new StringBuilder();
        for (Goal goal : Goals.of(figures)) {
            lines.append(goal.line()).append('\n');
        }
        System.out.print("\n" + table + "\n" + lines);
        Files.writeString(folder.resolve("RESULTS.md"), """
                # Results

                Written by `quality/benchmarks/run%s` on %s. What is measured, and how, stands in [README.md](README.md).

                - %s
                - %s
                - %s

                %s
                ```text
                %s```

                ![Bytes allocated by one warm call](allocation.svg)
                ![From the start of the process to the first response](cold-start.svg)
                """.formatted(
                        effort.isQuick() ? " --quick" : "",
                        LocalDate.now(Clock.systemUTC()),
                        Machine.jdk(),
                        Machine.cpu(),
                        versions,
                        table,
                        lines));
    }
}
