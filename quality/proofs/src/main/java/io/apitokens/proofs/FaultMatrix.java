package io.apitokens.proofs;

import io.apitokens.testkit.FaultCell;
import io.apitokens.testkit.FaultTable;
import io.apitokens.testkit.MatrixFault;
import io.apitokens.testkit.SimulatedGcore;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * Runs every fault against every operation of every vendor, and compares the outcomes with a handwritten table. Then
 * runs the faults of token creates against a plain OkHttp client.
 */
public final class FaultMatrix {

    private static final int THREADS = 8;

    /** Cells with a slow vendor only wait for the client's read timeout, so many of them run at once. */
    private static final int WAITING_THREADS = 40;

    private FaultMatrix() {}

    /**
     * Runs the matrix.
     *
     * @param args not used
     * @throws Exception if the matrix cannot be run, or a cell is not as specified
     */
    public static void main(String[] args) throws Exception {
        if (!run(FaultTable.load(), System.out)) {
            throw new IllegalStateException("some cells are not as specified");
        }
    }

    /** Prints the table and returns whether every cell is as specified. */
    static boolean run(FaultTable table, PrintStream out) throws InterruptedException, ExecutionException {
        try (SimulatedGcore elsewhere = SimulatedGcore.start()) {
            String other = elsewhere.baseUrl() + "/elsewhere";
            List<MatrixCell.Report> reports = inParallel(table.cells(), cell -> new MatrixCell(cell, other).run());
            int strayed = elsewhere.requests().size() + elsewhere.rejectedRequests();
            printTable(table, reports, out);
            reports.stream().filter(report -> !isFine(report)).forEach(report -> out.println(details(report)));
            out.println(PlainOkHttp.line(table));
            return printSum(reports, strayed, out);
        }
    }

    static <T> List<T> inParallel(List<FaultCell> cells, Function<FaultCell, T> task)
            throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        ExecutorService waiting = Executors.newFixedThreadPool(WAITING_THREADS);
        try {
            List<Future<T>> futures = new ArrayList<>();
            for (FaultCell cell : cells) {
                boolean slow = cell.fault().setting() == MatrixFault.Setting.SLOW;
                futures.add((slow ? waiting : threads).submit(() -> task.apply(cell)));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        } finally {
            threads.shutdown();
            waiting.shutdown();
        }
    }

    private static boolean isFine(MatrixCell.Report report) {
        return report.differences().isEmpty() && report.orphans() == 0 && report.leaks() == 0;
    }

    private static void printTable(FaultTable table, List<MatrixCell.Report> reports, PrintStream out) {
        int column = 0;
        for (MatrixFault fault : table.faults()) {
            column++;
            out.printf("%3d %-26s %s%n", column, fault.name(), fault.description());
        }
        out.println("=: succeeded   -: failed, not applied   ?: failed, outcome unknown"
                + "   +: failed, applied   X: not as specified");
        Map<String, StringBuilder> rows = new LinkedHashMap<>();
        for (MatrixCell.Report report : reports) {
            FaultCell cell = report.cell();
            rows.computeIfAbsent(
                            String.format("%-5s %-22s", cell.vendor(), cell.operation()), row -> new StringBuilder())
                    .append(mark(report));
        }
        rows.forEach((operation, marks) -> out.println(operation + " " + marks));
    }

    private static char mark(MatrixCell.Report report) {
        if (!isFine(report)) {
            return 'X';
        }
        if (report.seen().outcome() == null) {
            return '=';
        }
        return switch (report.seen().outcome()) {
            case NOT_APPLIED -> '-';
            case UNKNOWN -> '?';
            case APPLIED -> '+';
        };
    }

    private static String details(MatrixCell.Report report) {
        return report.cell() + ": " + String.join("; ", report.differences()) + " (orphans " + report.orphans()
                + ", leaks " + report.leaks() + "); because: " + report.cell().why();
    }

    private static boolean printSum(List<MatrixCell.Report> reports, int strayed, PrintStream out) {
        long fine = reports.stream().filter(FaultMatrix::isFine).count();
        int orphans = reports.stream().mapToInt(MatrixCell.Report::orphans).sum();
        int leaks =
                strayed + reports.stream().mapToInt(MatrixCell.Report::leaks).sum();
        out.println("fault matrix: " + reports.size() + " cells, " + fine + " as specified, orphans=" + orphans
                + ", leaks=" + leaks);
        return fine == reports.size() && orphans == 0 && leaks == 0;
    }
}
